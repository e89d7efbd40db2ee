// Random patterns of every kind with every option, all of them right. A tape that has ended gives the barest pattern.
import type { Json, JsonObject, PatternRecord } from "@laban/model";
import { conditionOf } from "./conditions.scene.ts";
import type { Tape } from "./tape.scene.ts";
import { durationOf, nameOf, textOf } from "./texts.scene.ts";

/** What a pattern is made of. */
export interface PatternScope {
  readonly tape: Tape;
  readonly events: readonly string[];
  readonly capabilities: readonly string[];
}

/** The kinds, each with its maker. */
export const patternMakers: Readonly<Record<string, (scope: PatternScope) => PatternRecord>> = {
  pattern: ({ tape, ...scope }) => ({
    kind: "pattern",
    on: eventNames({ tape, ...scope }),
    ...when(tape, 70),
    ...action({ tape, ...scope }, "do", 80),
    ...common({ tape, ...scope }),
  }),
  sequence,
  absence,
  all_of: allOf,
  any_of: anyOf,
  threshold,
  state_machine: stateMachine,
};

/** A pattern of any kind. */
export function patternOf(scope: PatternScope): PatternRecord {
  return (patternMakers[scope.tape.pick(Object.keys(patternMakers))] ?? stateMachine)(scope);
}

function sequence(scope: PatternScope): PatternRecord {
  const { tape } = scope;
  const steps = Array.from({ length: 2 + tape.below(3) }, (_, index) => step(scope, index));
  return {
    kind: "sequence",
    steps,
    ...tape.maybe(60, () => ({ max_interval: durationOf(tape) })),
    ...tape.maybe(40, () => ({ within: durationOf(tape) })),
    ...tape.maybe(15, () => ({ unbounded: true })),
    ...tape.maybe(20, () => ({ strict: tape.chance(50) })),
    ...tape.maybe(30, () => ({ not: guards(scope) })),
    ...tape.maybe(30, () => ({ starts: tape.pick(["one", "restart", "overlap"]) })),
    ...tape.maybe(30, () => ({ after_match: tape.pick(["consume", "all"]) })),
    ...actions(scope, ["do", "on_timeout", "on_violated", "on_broken", "on_cancelled", "on_evicted"]),
    ...maxRuns(tape),
    ...common(scope),
  };
}

function step(scope: PatternScope, index: number): Json {
  const { tape } = scope;
  if (tape.chance(40) || index === 0)
    return tape.chance(50) ? { event: event(scope), ...when(tape, 50) } : event(scope);
  const named = tape.maybe(50, () => ({ name: tape.chance(50) ? `step_${index}` : `${nameOf(tape)} ${index}` }));
  const strict = tape.maybe(20, () => ({ strict: true }));
  const member = (): Json => (tape.chance(50) ? { event: event(scope), ...when(tape, 60) } : event(scope));
  return tape.pick<() => Json>([
    () => ({ event: eventNames(scope), ...named, ...when(tape, 40), ...strict }),
    () => ({ event: event(scope), min: 1, max: tape.pick<Json>([1, 3, "unbounded"]), ...named, ...strict }),
    () => ({ any_of: [member(), member()], optional: tape.chance(50), ...named }),
    () => ({ all_of: [member(), member()], ...named, ...when(tape, 30) }),
  ])();
}

function guards(scope: PatternScope): Json {
  const { tape } = scope;
  const guard = (): Json =>
    tape.chance(50)
      ? event(scope)
      : { event: eventNames(scope), ...when(tape, 50), ...tape.maybe(50, () => ({ after: 1 })) };
  return tape.chance(50) ? guard() : [guard(), guard()];
}

function absence(scope: PatternScope): PatternRecord {
  const { tape } = scope;
  const watched: JsonObject = tape.chance(25)
    ? { quiet: test(scope) }
    : {
        start: test(scope),
        expect: test(scope),
        ...tape.maybe(30, () => ({ starts: tape.pick(["overlap", "restart"]) })),
      };
  return {
    kind: "absence",
    ...watched,
    within: durationOf(tape),
    ...tape.maybe(40, () => ({ cancel: test(scope) })),
    ...tape.maybe(30, () => ({ repeat: 1 + tape.below(3) })),
    ...actions(scope, ["do", "on_fulfilled", "on_cancelled", "on_evicted"]),
    ...maxRuns(tape),
    ...common(scope),
  };
}

function allOf(scope: PatternScope): PatternRecord {
  const { tape } = scope;
  const members = listed(scope, () => tape.maybe(40, () => ({ count: 1 + tape.below(3) })));
  return {
    kind: "all_of",
    events: members,
    within: durationOf(tape),
    ...tape.maybe(40, () => ({ anchor: tape.pick(["sliding", "first"]) })),
    ...tape.maybe(30, () => ({ trigger: test(scope) })),
    ...tape.maybe(30, () => ({ after_match: tape.pick(["consume", "every"]) })),
    ...actions(scope, ["do", "on_timeout", "on_evicted"]),
    ...common(scope),
  };
}

function anyOf(scope: PatternScope): PatternRecord {
  const { tape } = scope;
  const waiting = tape.chance(60);
  return {
    kind: "any_of",
    ...(waiting
      ? {
          start: test(scope),
          within: durationOf(tape),
          ...tape.maybe(30, () => ({ starts: tape.pick(["one", "restart", "overlap"]) })),
          ...actions(scope, ["on_timeout", "on_cancelled"]),
          ...maxRuns(tape),
        }
      : {}),
    events: listed(scope, () => action(scope, "do", 40)),
    ...actions(scope, ["do", "on_evicted"]),
    ...common(scope),
  };
}

/** Members or alternatives; names are distinct. */
function listed(scope: PatternScope, more: () => object): Json {
  const { tape } = scope;
  return Array.from({ length: 2 + tape.below(3) }, (_, index): Json => {
    if (tape.chance(40)) return event(scope);
    return {
      event: eventNames(scope),
      ...when(tape, 50),
      ...tape.maybe(50, () => ({ name: `${nameOf(tape)} ${index}` })),
      ...more(),
    };
  });
}

function threshold(scope: PatternScope): PatternRecord {
  const { tape } = scope;
  const compared = { [tape.pick(["at_least", "more_than", "at_most", "less_than"])]: 2 + tape.below(5) };
  const measure = tape.pick(["count", "sum", "avg", "min", "max", "distinct"]);
  const fires = tape.pick(["edge", "every", "consume"]);
  return {
    kind: "threshold",
    on: eventNames(scope),
    ...when(tape, 40),
    [measure]: measure === "count" ? compared : { of: "data.amount", ...compared },
    ...(tape.chance(70) ? { within: durationOf(tape), ...tape.maybe(30, () => ({ last: 20 })) } : { last: 10 }),
    ...(fires === "edge" ? {} : { fires }),
    ...actions(scope, fires === "edge" ? ["do", "on_recovered", "on_evicted"] : ["do", "on_evicted"]),
    ...common(scope),
  };
}

function stateMachine(scope: PatternScope): PatternRecord {
  const { tape } = scope;
  const [first, middle, last] = [`a${nameOf(tape)}`, `m${nameOf(tape)}`, `z${nameOf(tape)}`];
  const deadline = tape.maybe(50, () => ({ after: durationOf(tape), to: last, ...action(scope, "do", 50) }));
  return {
    kind: "state_machine",
    initial: first,
    final: tape.chance(50) ? last : [last],
    states: {
      [first]: { ...deadline, ...tape.maybe(30, () => ({ description: textOf(tape) })) },
      [middle]: tape.chance(50) ? null : {},
      [last]: {},
    },
    transitions: [
      { from: first, event: eventNames(scope), ...when(tape, 50), to: middle, ...action(scope, "do", 40) },
      { from: tape.pick<Json>(["*", middle, [first, middle]]), any_of: [event(scope)], to: last },
    ],
    ...tape.maybe(30, () => ({ keep_final: durationOf(tape) })),
    ...actions(scope, ["do", "on_timeout", "on_evicted"]),
    ...common(scope),
  };
}

function common(scope: PatternScope): JsonObject {
  const { tape } = scope;
  return {
    ...tape.maybe(30, () => ({ description: textOf(tape) })),
    ...tape.maybe(30, () => ({ priority: tape.below(20) - 5 })),
    ...tape.maybe(20, () => ({ cooldown: durationOf(tape) })),
    ...tape.maybe(20, () => ({ exclusive_group: nameOf(tape) })),
    ...(tape.chance(85)
      ? { ...tape.maybe(25, () => ({ by: ["data.order_id"] })), ...tape.maybe(10, () => ({ scope: "key" })) }
      : { scope: "global" }),
  };
}

function maxRuns(tape: Tape): JsonObject {
  return tape.maybe(15, () => ({ max_runs: 1 + tape.below(9) }));
}

function actions(scope: PatternScope, fields: readonly string[]): JsonObject {
  return Object.assign({}, ...fields.map((field, index) => action(scope, field, index === 0 ? 75 : 25))) as JsonObject;
}

function action({ tape, capabilities }: PatternScope, field: string, percent: number): JsonObject {
  return tape.maybe(percent, () => ({
    [field]: {
      action: `act ${nameOf(tape)}`,
      capability: tape.pick(capabilities),
      ...tape.maybe(20, () => ({ timeout: durationOf(tape) })),
    },
  }));
}

function when(tape: Tape, percent: number): JsonObject {
  return tape.maybe(percent, () => ({ when: tape.chance(3) ? true : conditionOf(tape) }));
}

function test(scope: PatternScope): Json {
  return scope.tape.chance(50) ? { event: eventNames(scope), ...when(scope.tape, 50) } : event(scope);
}

function event({ tape, events }: PatternScope): string {
  return tape.pick(events);
}

/** One type or several. */
function eventNames({ tape, events }: PatternScope): Json {
  return tape.chance(30) ? [...tape.some(events, { min: 1, max: Math.min(3, events.length) })] : tape.pick(events);
}
