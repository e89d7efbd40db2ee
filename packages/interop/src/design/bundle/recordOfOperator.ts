// An operator of a bundle → the record that a person would have written for it. Defaults are left out.
import type {
  BundleAction,
  EventTest,
  Operator,
  SequenceOperator,
  SequenceStep,
  StateMachineOperator,
} from "@laban/bundle";
import { durationText } from "@laban/model";
import type { Json, JsonObject, PatternRecord } from "@laban/model";

type Outcome = keyof Operator["actions"];

/** Which field asks at which outcome; for an absence the deadline is what it is about. */
const FIELDS: Readonly<Record<Outcome, string>> = {
  matched: "do",
  timeout: "on_timeout",
  violated: "on_violated",
  broken: "on_broken",
  cancelled: "on_cancelled",
  evicted: "on_evicted",
  recovered: "on_recovered",
};

/** The whole record. */
export function recordOfOperator(operator: Operator): PatternRecord {
  return { ...ownFields(operator), ...actionsOf(operator), ...commonFields(operator) };
}

function ownFields(operator: Operator): PatternRecord {
  switch (operator.operator) {
    case "match":
      return { kind: "pattern", on: names(operator.on), ...when(operator.when) };
    case "sequence":
      return sequence(operator);
    case "absence":
      return {
        kind: "absence",
        start: test(operator.start),
        expect: test(operator.expect),
        ...(operator.cancel === undefined ? {} : { cancel: test(operator.cancel) }),
        within: durationText(operator.withinMs),
        starts: operator.starts,
        repeat: operator.repeat,
      };
    case "all_of":
      return {
        kind: "all_of",
        events: operator.members.map(({ name, count, ...member }) => ({ ...fields(member), name, count })),
        within: durationText(operator.withinMs),
        anchor: operator.anchor,
        ...(operator.trigger === undefined ? {} : { trigger: test(operator.trigger) }),
        after_match: operator.afterMatch,
      };
    case "any_of":
      return {
        kind: "any_of",
        ...(operator.start === undefined ? {} : { start: test(operator.start), starts: operator.starts }),
        events: operator.alternatives.map(({ name, action, ...alternative }) => ({
          ...fields(alternative),
          name,
          ...asked("do", action),
        })),
        ...duration("within", operator.withinMs),
      };
    case "threshold":
      return {
        kind: "threshold",
        on: names(operator.on),
        ...when(operator.when),
        [operator.measure]: {
          ...(operator.of === undefined ? {} : { of: operator.of }),
          [operator.comparison]: operator.value,
        },
        ...duration("within", operator.withinMs),
        ...(operator.last === undefined ? {} : { last: operator.last }),
        fires: operator.fires,
      };
    case "state_machine":
      return machine(operator);
    default:
      return unreachable(operator);
  }
}

function sequence({ steps, guards, maxIntervalMs, withinMs, starts, afterMatch }: SequenceOperator): PatternRecord {
  const isUnbounded = maxIntervalMs === undefined && withinMs === undefined;
  return {
    kind: "sequence",
    steps: steps.map(step),
    ...(guards.length === 0
      ? {}
      : {
          not: guards.map(({ after, ...guard }) => ({
            ...fields(guard),
            ...(after === undefined ? {} : { after: after + 1 }),
          })),
        }),
    ...duration("max_interval", maxIntervalMs),
    ...duration("within", withinMs),
    ...(isUnbounded ? { unbounded: true } : {}),
    starts,
    after_match: afterMatch,
  };
}

function step({ name, events, when: condition, min, max, strict, any, all }: SequenceStep): Json {
  const common = { name, ...when(condition), ...(strict ? { strict } : {}) };
  if (all !== undefined) return { all_of: all.map(fields), ...common, ...(min === 0 ? { optional: true } : {}) };
  const bounds = { ...(min === 1 ? {} : { min }), ...(max === 1 ? {} : { max: max ?? "unbounded" }) };
  if (any !== undefined) return { any_of: any.map(fields), ...common, ...bounds };
  return { ...eventNames(events), ...common, ...bounds };
}

function machine({ states, initial, transitions, keepFinalMs }: StateMachineOperator): PatternRecord {
  const finals = states.filter(({ final }) => final).map(({ name }) => name);
  const written = states.map(({ name, timeout }): [string, Json] => [
    name,
    timeout === undefined
      ? {}
      : { after: durationText(timeout.afterMs), to: timeout.to, ...asked("do", timeout.action) },
  ]);
  return {
    kind: "state_machine",
    initial,
    final: finals,
    states: Object.fromEntries(written),
    transitions: transitions.map(({ from, to, action, ...moved }) => ({
      from: [...from],
      ...fields(moved),
      to,
      ...asked("do", action),
    })),
    keep_final: durationText(keepFinalMs),
  };
}

function actionsOf(operator: Operator): JsonObject {
  const outcomes = Object.keys(FIELDS).filter((outcome): outcome is Outcome => Object.hasOwn(FIELDS, outcome));
  const isAbsence = operator.operator === "absence";
  return Object.assign(
    {},
    ...outcomes.map((outcome) => {
      const field =
        isAbsence && outcome === "timeout"
          ? "do"
          : isAbsence && outcome === "matched"
            ? "on_fulfilled"
            : FIELDS[outcome];
      return asked(field, operator.actions[outcome]);
    }),
  ) as JsonObject;
}

function commonFields({ priority, exclusiveGroup, cooldownMs, scope, by, runsPerKeyMax }: Operator): JsonObject {
  return {
    ...(priority === 1 ? {} : { priority }),
    ...(exclusiveGroup === undefined ? {} : { exclusive_group: exclusiveGroup }),
    ...duration("cooldown", cooldownMs),
    ...(scope === "key" ? {} : { scope }),
    ...(by === undefined ? {} : { by: by.map((path) => path.join(".")) }),
    ...(runsPerKeyMax === undefined ? {} : { max_runs: runsPerKeyMax }),
  };
}

function asked(field: string, action: BundleAction | undefined): JsonObject {
  if (action === undefined) return {};
  return {
    [field]: { action: action.action, capability: action.capability, ...duration("timeout", action.timeoutMs) },
  };
}

function duration(field: string, ms: number | undefined): JsonObject {
  return ms === undefined ? {} : { [field]: durationText(ms) };
}

function when(condition: string | undefined): JsonObject {
  return condition === undefined ? {} : { when: condition };
}

function names(events: readonly string[]): Json {
  const [only] = events;
  return events.length === 1 && only !== undefined ? only : [...events];
}

function eventNames(events: readonly string[]): JsonObject {
  const [only] = events;
  return events.length === 1 && only !== undefined ? { event: only } : { any_of: [...events] };
}

function fields({ events, when: condition }: EventTest): JsonObject {
  return { ...eventNames(events), ...when(condition) };
}

function test(eventTest: EventTest): Json {
  return eventTest.when === undefined ? names(eventTest.events) : fields(eventTest);
}

function unreachable(operator: never): never {
  throw new Error(`Invariant: no record for ${JSON.stringify(operator)}`);
}
