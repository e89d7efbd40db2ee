// What is wrong with a `state_machine` beyond what all kinds share: references first, then what it can and cannot do.
import { nearestName } from "@laban/model";
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { named, pathIn, reportShapes, reportUnknownEvents } from "../record/report.ts";
import type { Subject } from "../record/report.ts";
import { diagnoseMoves } from "./diagnoseMoves.ts";
import { readStateMachine } from "./read.ts";
import type { StateMachineReading, StateName, StateReading, TransitionReading } from "./read.ts";

/** States and events exist, each transition is whole, and a machine can move, end and come to rest. */
export function diagnoseStateMachine(
  context: KindContext,
  subject: Subject,
  record: PatternRecord,
): readonly Diagnostic[] {
  const reading = readStateMachine(record);
  const references = [
    ...missingParts(subject, reading),
    ...unknownStates(subject, reading),
    ...reading.transitions.flatMap((transition) => halfTransition(context, subject, transition)),
    ...reading.states.flatMap((state) => halfDeadline(subject, state)),
  ];
  const isWhole = references.length === 0 && reading.problems.length === 0;
  return [
    ...reportShapes(subject, reading.problems),
    ...references,
    // What a machine can do is only worth saying of one whose parts are there.
    ...(isWhole ? diagnoseMoves(subject, reading) : []),
    ...(asksNobody(record, reading) ? [doesNothing(subject)] : []),
  ];
}

function missingParts(
  subject: Subject,
  { states, initial, transitions, problems }: StateMachineReading,
): readonly Diagnostic[] {
  const isRead = (field: string): boolean => !problems.some(({ path }) => path.length === 1 && path[0] === field);
  const [first] = states;
  const missing: Diagnostic[] = [];
  if (states.length === 0 && isRead("states"))
    missing.push(lacks(subject, "states", "no-states", "has no states; name them, as states: { new: {}, closed: {} }"));
  if (transitions.length === 0 && isRead("transitions"))
    missing.push(
      lacks(
        subject,
        "transitions",
        "no-transitions",
        "has no transitions, so it never moves; say which event leads where",
      ),
    );
  if (initial === undefined && isRead("initial"))
    missing.push({
      ...lacks(subject, "initial", "no-initial", "begins nowhere; name the state of a key before its first transition"),
      ...(first === undefined
        ? {}
        : {
            fix: {
              title: `Set "initial: ${first.name}"`,
              edits: [{ path: pathIn(subject, ["initial"]), value: first.name }],
            },
          }),
    });
  return missing;
}

function lacks(subject: Subject, field: string, code: string, what: string): Diagnostic {
  return {
    code: `state_machine/${code}`,
    severity: "error",
    message: `${named(subject)} ${what}.`,
    path: pathIn(subject, [field]),
  };
}

function unknownStates(
  subject: Subject,
  { states, initial, finals, transitions }: StateMachineReading,
): readonly Diagnostic[] {
  const known = new Set(states.map(({ name }) => name));
  const mentioned: readonly (StateName | undefined)[] = [
    initial,
    ...finals,
    ...states.map(({ to }) => to),
    ...transitions.flatMap(({ from, to }) => [...from, to]),
  ];
  // Without states there is one message about that, not one for each mention.
  if (known.size === 0) return [];
  return mentioned.flatMap((state): readonly Diagnostic[] => {
    if (state === undefined || known.has(state.name)) return [];
    const near = nearestName(state.name, known);
    const what = `${named(subject)} names the state "${state.name}", which it does not have`;
    return [
      {
        code: "state_machine/unknown-state",
        severity: "error",
        message: near === undefined ? `${what}; add it to "states".` : `${what}; did you mean "${near}"?`,
        path: pathIn(subject, state.path),
        fix:
          near === undefined
            ? { title: `Add "${state.name}"`, edits: [{ path: pathIn(subject, ["states", state.name]), value: {} }] }
            : { title: `Change to "${near}"`, edits: [{ path: pathIn(subject, state.path), value: near }] },
      },
    ];
  });
}

function halfTransition(context: KindContext, subject: Subject, transition: TransitionReading): readonly Diagnostic[] {
  const { names, from, fromAny, to, path, problems } = transition;
  const number = Number(path[1]) + 1;
  const half = (code: string, what: string, field: string): Diagnostic => ({
    code: `state_machine/${code}`,
    severity: "error",
    message: `${named(subject)}: transition ${number} ${what}.`,
    path: pathIn(subject, [...path, field]),
  });
  return [
    ...(names.length === 0 && problems.length === 0
      ? [half("no-event", "names no event type; say what moves the machine", "event")]
      : reportUnknownEvents(context, subject, names)),
    ...(from.length === 0 && !fromAny
      ? [
          {
            ...half("no-source", 'leaves no state; name one in "from", or "*" for all that are not final', "from"),
            fix: { title: 'Set "from: *"', edits: [{ path: pathIn(subject, [...path, "from"]), value: "*" }] },
          },
        ]
      : []),
    ...(to === undefined ? [half("no-target", 'leads nowhere; name the state in "to"', "to")] : []),
  ];
}

function halfDeadline(subject: Subject, { name, after, to, action, path }: StateReading): readonly Diagnostic[] {
  const isTimed = after.ms !== undefined || after.problems.length > 0;
  if (isTimed === (to !== undefined) && (isTimed || action === undefined)) return [];
  const [lacking, hint] = isTimed
    ? ["to", "the state that its deadline leads to"]
    : ["after", "how long until its deadline"];
  return [
    {
      code: "state_machine/half-deadline",
      severity: "error",
      message: `${named(subject)}: the state "${name}" has half a deadline; say ${hint} in "${lacking}".`,
      path: pathIn(subject, [...path, lacking]),
    },
  ];
}

function asksNobody(record: PatternRecord, { states, transitions }: StateMachineReading): boolean {
  const own = [...states, ...transitions].some(({ action }) => action !== undefined);
  return !own && record["do"] === undefined && record["on_timeout"] === undefined;
}

function doesNothing(subject: Subject): Diagnostic {
  return {
    code: "pattern/no-action",
    severity: "info",
    message: `${named(subject)} asks nobody for anything; its moves are only told. Add "do" to a transition to act.`,
    path: pathIn(subject, []),
  };
}
