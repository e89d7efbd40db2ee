// What a whole `state_machine` can and cannot do: ends that are none, states that are never entered or never left, transitions that never come to it.
import type { Diagnostic, DocumentPath } from "@laban/model";
import { named, pathIn } from "../record/report.ts";
import type { Subject } from "../record/report.ts";
import { clockwork, reachedStates, sourcesOf, targetsOf } from "./moves.ts";
import type { StateMachineReading } from "./read.ts";

/** Problems of a machine whose parts are all there. */
export function diagnoseMoves(subject: Subject, reading: StateMachineReading): readonly Diagnostic[] {
  return [
    ...leavingFinals(subject, reading),
    ...clockwork(reading).map(({ name, path }): Diagnostic => ({
      code: "state_machine/clockwork",
      severity: "error",
      message: `${named(subject)}: deadlines alone lead from "${name}" back to it, so it would never come to rest; let one of them lead elsewhere. An absence with "repeat" reminds again and again.`,
      path: pathIn(subject, [...path, "to"]),
    })),
    ...neverEntered(subject, reading),
    ...neverLeft(subject, reading),
    ...neverTaken(subject, reading),
    ...withoutEnd(subject, reading),
  ];
}

function leavingFinals(subject: Subject, reading: StateMachineReading): readonly Diagnostic[] {
  const finals = new Set(reading.finals.map(({ name }) => name));
  const leaves = (name: string, path: DocumentPath, removed: DocumentPath, what: string): readonly Diagnostic[] =>
    finals.has(name)
      ? [
          {
            code: "state_machine/leaves-final",
            severity: "error",
            message: `${named(subject)}: "${name}" is final, so ${what}; remove it, or do not call the state final.`,
            path: pathIn(subject, path),
            fix: { title: "Remove it", edits: [{ path: pathIn(subject, removed) }] },
          },
        ]
      : [];
  const begin =
    reading.initial !== undefined && finals.has(reading.initial.name)
      ? [
          {
            code: "state_machine/initial-is-final",
            severity: "error",
            message: `${named(subject)} begins in "${reading.initial.name}", which is final, so it would end before its first transition; begin elsewhere.`,
            path: pathIn(subject, reading.initial.path),
          } satisfies Diagnostic,
        ]
      : [];
  return [
    ...begin,
    ...reading.states.flatMap(({ name, to, path }) =>
      to === undefined ? [] : leaves(name, path, path, "its deadline never comes"),
    ),
    ...reading.transitions.flatMap(({ from, path }) =>
      from.flatMap((state) =>
        leaves(state.name, state.path, from.length === 1 ? path : state.path, "no transition leaves it"),
      ),
    ),
  ];
}

function neverEntered(subject: Subject, reading: StateMachineReading): readonly Diagnostic[] {
  const reached = reachedStates(reading);
  return reading.states
    .filter(({ name }) => !reached.has(name))
    .map(({ name, path }) => ({
      code: "state_machine/unreachable-state",
      severity: "warning",
      message: `${named(subject)}: nothing leads from "${reading.initial?.name ?? ""}" to the state "${name}"; let a transition enter it, or remove it.`,
      path: pathIn(subject, path),
    }));
}

function neverLeft(subject: Subject, reading: StateMachineReading): readonly Diagnostic[] {
  const finals = new Set(reading.finals.map(({ name }) => name));
  return reading.states
    .filter(({ name }) => !finals.has(name) && targetsOf(reading, name).length === 0)
    .map(({ name, path }) => ({
      code: "state_machine/dead-end",
      severity: "warning",
      message: `${named(subject)}: nothing leaves the state "${name}", so its machine stays there for ever; call it final, or let something leave it.`,
      path: pathIn(subject, path),
      fix: {
        title: `Call "${name}" final`,
        edits: [{ path: pathIn(subject, ["final"]), value: [...finals, name] }],
      },
    }));
}

/** A transition is never taken if earlier ones without a condition take all of its events in all of its states. */
function neverTaken(subject: Subject, reading: StateMachineReading): readonly Diagnostic[] {
  const taken = new Set<string>();
  return reading.transitions.flatMap((transition, index): readonly Diagnostic[] => {
    const cases = sourcesOf(reading, transition).flatMap((state) =>
      transition.names.map(({ name }) => JSON.stringify([state, name])),
    );
    const isShadowed = cases.length > 0 && cases.every((each) => taken.has(each));
    if (transition.when === undefined) for (const each of cases) taken.add(each);
    if (!isShadowed) return [];
    const path = pathIn(subject, transition.path);
    return [
      {
        code: "state_machine/never-taken",
        severity: "warning",
        message: `${named(subject)}: transition ${index + 1} is never taken, since earlier ones take every such event; put it before them, or give them conditions.`,
        path,
        fix: { title: `Remove transition ${index + 1}`, edits: [{ path }] },
      },
    ];
  });
}

function withoutEnd(subject: Subject, reading: StateMachineReading): readonly Diagnostic[] {
  if (reading.finals.length > 0) return [];
  return [
    {
      code: "state_machine/no-final",
      severity: "warning",
      message: `${named(subject)} has no final state, so the machine of every key is kept for ever; name the states that end it in "final".`,
      path: pathIn(subject, ["final"]),
    },
  ];
}
