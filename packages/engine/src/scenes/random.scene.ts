// Random operators and logs for property tests: few types, keys and instants, so that ties, repeats and late events are common.
import type {
  AbsenceOperator,
  AllOfOperator,
  AnyOfOperator,
  Bundle,
  EventTest,
  MatchOperator,
  Operator,
  SequenceGuard,
  SequenceOperator,
  SequenceStep,
  StateMachineOperator,
  ThresholdOperator,
} from "@laban/bundle";
import type { ChoreographyEvent, Effect, JsonObject } from "@laban/trace";
import * as fc from "fast-check";
import type { Happened, Holds, ReferenceOutcome } from "../operators/reference.ts";
import { bundleOf, event } from "./make.scene.ts";

const types = ["a", "b", "c", "d"];
/** The names of a random sequence's steps; the first always binds one event, so that conditions can speak of it. */
const stepNames = ["first", "second", "third", "fourth"];

/** The conditions that random operators use, with what the twins take them to mean. */
const conditions: Readonly<Record<string, (data: JsonObject, first: JsonObject | undefined) => boolean>> = {
  "data.v > 1": ({ v }) => typeof v === "number" && v > 1,
  "data.v != 2": ({ v }) => typeof v === "number" && v !== 2,
  // Three-valued: a missing w is unknown, which "or" passes over when the other side holds.
  "data.w == 1 || data.v == 0": ({ v, w }) => w === 1 || v === 0,
};
const laterConditions: typeof conditions = {
  ...conditions,
  "data.v >= steps.first.data.v": ({ v }, first) =>
    typeof v === "number" && typeof first?.["v"] === "number" && v >= first["v"],
};
const obligationConditions: typeof conditions = {
  ...conditions,
  "data.v == steps.start.data.v": ({ v }, start) => typeof v === "number" && v === start?.["v"],
};

/** Answers as CEL would. */
export const holds: Holds = (when, { data }, bound) => {
  const meaning = { ...laterConditions, ...obligationConditions }[when];
  if (meaning === undefined) throw new Error(`No meaning for ${when}`);
  const [only] = bound.get("start") ?? bound.get("first") ?? [];
  return meaning(data, only?.data);
};

const someTypes = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...types.slice(0, 3)).map((type) => [type]) },
  fc.subarray(types, { minLength: 1, maxLength: 3 }),
);
const bare = fc.record({ events: someTypes });

/** Types, sometimes with one of these conditions. */
function someTest(from: typeof conditions): fc.Arbitrary<EventTest> {
  const when = fc.constantFrom(...Object.keys(from));
  return fc.oneof({ weight: 5, arbitrary: bare }, { weight: 3, arbitrary: fc.record({ events: someTypes, when }) });
}

const base = { priority: fc.constant(0), scope: fc.constant("key" as const), actions: fc.constant({}) };

const someLaterStep: fc.Arbitrary<Omit<SequenceStep, "name">> = fc
  .record({
    test: someTest(laterConditions),
    min: fc.constantFrom(1, 1, 1, 0, 2),
    extra: fc.constantFrom(0, 0, 0, 1, 2, null),
    strict: fc.constantFrom(false, false, true),
  })
  .map(({ test, min, extra, strict }) =>
    Object.assign({ min, max: extra === null ? null : Math.max(1, min + extra), strict }, test),
  );

const someMembers = fc.array(someTest(laterConditions), { minLength: 1, maxLength: 3 });
const typesOf = (members: readonly EventTest[]): readonly string[] => [
  ...new Set(members.flatMap(({ events }) => events)),
];

/** A step that takes any or all of its members. */
const someMembersStep: fc.Arbitrary<Omit<SequenceStep, "name">> = fc.oneof(
  fc
    .record({ any: someMembers, min: fc.constantFrom(1, 1, 0), strict: fc.constantFrom(false, true) })
    .map(({ any, min, strict }) => ({ events: typesOf(any), any, min, max: 1, strict })),
  fc
    .record({ all: someMembers, isOptional: fc.boolean(), strict: fc.constantFrom(false, false, true) })
    .map(({ all, isOptional, strict }) => ({
      events: typesOf(all),
      all,
      min: isOptional ? 0 : all.length,
      max: all.length,
      strict,
    })),
);

/** The first step always binds one event, so that conditions can speak of it. */
const someSteps: fc.Arbitrary<readonly SequenceStep[]> = fc
  .tuple(
    someTest(conditions),
    fc.array(fc.oneof({ weight: 3, arbitrary: someLaterStep }, { weight: 1, arbitrary: someMembersStep }), {
      maxLength: 3,
    }),
  )
  .map(([first, later]) =>
    [Object.assign({ min: 1, max: 1, strict: false }, first), ...later].map((step, index) =>
      Object.assign(step, { name: stepNames[index] ?? "" }),
    ),
  );

const someGuard: fc.Arbitrary<SequenceGuard> = fc
  .tuple(someTest(laterConditions), fc.option(fc.nat(3), { nil: undefined }))
  .map(([test, after]) => Object.assign({}, test, after === undefined ? {} : { after }));

/** A sequence of up to four steps with everything that steps can have. */
export const someSequence: fc.Arbitrary<SequenceOperator> = fc.record(
  {
    operator: fc.constant("sequence" as const),
    id: fc.constant("sequence"),
    ...base,
    steps: someSteps,
    guards: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(someGuard, { minLength: 1, maxLength: 1 })),
    withinMs: fc.nat(40),
    maxIntervalMs: fc.nat(20),
    starts: fc.constantFrom("one", "restart", "overlap", "overlap"),
    afterMatch: fc.constantFrom("consume", "all"),
    runsPerKeyMax: fc.constantFrom(1, 2, 3, 50, 50, 50),
  },
  { requiredKeys: ["operator", "id", "priority", "scope", "actions", "steps", "guards", "starts", "afterMatch"] },
);

/** An absence, with or without cancel, conditions and repeats. */
export const someAbsence: fc.Arbitrary<AbsenceOperator> = fc.record(
  {
    operator: fc.constant("absence" as const),
    id: fc.constant("absence"),
    ...base,
    start: someTest(conditions),
    expect: someTest(obligationConditions),
    cancel: someTest(obligationConditions),
    withinMs: fc.nat(15),
    starts: fc.constantFrom("overlap", "restart"),
    repeat: fc.constantFrom(1, 1, 2, 3),
  },
  {
    requiredKeys: ["operator", "id", "priority", "scope", "actions", "start", "expect", "withinMs", "starts", "repeat"],
  },
);

const someDeadline = fc.record({ afterMs: fc.nat(8), toward: fc.nat(3) });

/**
 * A state machine of two to four states, the last one final. Deadlines lead to later states only, so that none of them goes round for ever;
 * transitions go anywhere.
 */
export const someStateMachine: fc.Arbitrary<StateMachineOperator> = fc
  .record({
    count: fc.constantFrom(2, 3, 4),
    deadlines: fc.array(fc.option(someDeadline, { nil: undefined }), { minLength: 4, maxLength: 4 }),
    transitions: fc.array(
      fc.record({ test: someTest(conditions), from: fc.subarray([0, 1, 2], { minLength: 1 }), to: fc.nat(3) }),
      { minLength: 1, maxLength: 6 },
    ),
    keepFinalMs: fc.nat(12),
  })
  .map(({ count, deadlines, transitions, keepFinalMs }) => {
    const nameOf = (state: number): string => `s${Math.min(state, count - 1)}`;
    const inside = (from: readonly number[]): readonly number[] => {
      const states = from.filter((state) => state < count - 1);
      return states.length === 0 ? [0] : states;
    };
    return {
      operator: "state_machine",
      id: "machine",
      priority: 0,
      scope: "key",
      actions: {},
      states: Array.from({ length: count }, (_state, index) => {
        const deadline = index < count - 1 ? deadlines[index] : undefined;
        const timeout =
          deadline === undefined
            ? {}
            : {
                timeout: { afterMs: deadline.afterMs, to: nameOf(index + 1 + (deadline.toward % (count - 1 - index))) },
              };
        return { name: nameOf(index), final: index === count - 1, ...timeout };
      }),
      initial: "s0",
      transitions: transitions.map(({ test, from, to }) =>
        Object.assign({ from: inside(from).map(nameOf), to: nameOf(to) }, test),
      ),
      keepFinalMs,
    };
  });

const someSetMembers = fc
  .array(fc.record({ test: someTest(conditions), count: fc.constantFrom(1, 1, 1, 2, 3) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((members) => members.map(({ test, count }, index) => Object.assign({ name: `m${index}`, count }, test)));

/** An all_of of up to three members with everything that it can have. */
export const someAllOf: fc.Arbitrary<AllOfOperator> = fc.record(
  {
    operator: fc.constant("all_of" as const),
    id: fc.constant("all"),
    ...base,
    members: someSetMembers,
    withinMs: fc.nat(15),
    anchor: fc.constantFrom("sliding", "sliding", "first"),
    trigger: someTest(conditions),
    afterMatch: fc.constantFrom("consume", "every"),
  },
  { requiredKeys: ["operator", "id", "priority", "scope", "actions", "members", "withinMs", "anchor", "afterMatch"] },
);

/** An any_of with or without a start. */
export const someAnyOf: fc.Arbitrary<AnyOfOperator> = fc
  .record({
    alternatives: fc.array(someTest(obligationConditions), { minLength: 1, maxLength: 3 }),
    startless: fc.array(someTest(conditions), { minLength: 1, maxLength: 3 }),
    start: fc.option(someTest(conditions), { nil: undefined, freq: 4 }),
    withinMs: fc.nat(15),
    starts: fc.constantFrom("one", "restart", "overlap"),
  })
  .map(({ alternatives, startless, start, withinMs, starts }): AnyOfOperator => {
    const base = {
      operator: "any_of" as const,
      id: "any",
      priority: 0,
      scope: "key" as const,
      actions: {},
      alternatives: (start === undefined ? startless : alternatives).map((test, index) =>
        Object.assign({ name: `a${index}` }, test),
      ),
      starts,
    };
    return start === undefined ? base : Object.assign(base, { start, withinMs });
  });

/** The expressions that random thresholds measure, with what the twin takes them to mean. */
const measured: Readonly<Record<string, (data: JsonObject) => number | undefined>> = {
  "data.v": ({ v }) => (typeof v === "number" ? v : undefined),
  "0.1 * double(data.v)": ({ v }) => (typeof v === "number" ? 0.1 * v : undefined),
  "double(data.v) - 1.5": ({ v }) => (typeof v === "number" ? v - 1.5 : undefined),
};

/** The value of an event as the expression gives it; undefined where it has none. */
export function valueOf(of: string, { data }: ChoreographyEvent): number | undefined {
  const meaning = measured[of];
  if (meaning === undefined) throw new Error(`No meaning for ${of}`);
  return meaning(data);
}

/** A threshold of every measure, comparison, window and way of firing. */
export const someThreshold: fc.Arbitrary<ThresholdOperator> = fc
  .record({
    on: someTypes,
    when: fc.option(fc.constantFrom(...Object.keys(conditions)), { nil: undefined, freq: 2 }),
    measure: fc.constantFrom("count", "count", "sum", "avg", "min", "max", "distinct"),
    of: fc.constantFrom(...Object.keys(measured)),
    comparison: fc.constantFrom("at_least", "at_least", "more_than", "at_most", "less_than"),
    value: fc.constantFrom(0, 0.1, 0.3, 0.5, 1, 2, 3),
    within: fc.nat(15),
    last: fc.integer({ min: 1, max: 4 }),
    window: fc.constantFrom("time", "time", "last", "both"),
    fires: fc.constantFrom("edge", "edge", "every", "consume"),
    tells: fc.boolean(),
  })
  .map(({ on, when, measure, of, comparison, value, within, last, window, fires, tells }): ThresholdOperator => {
    const parts = {
      operator: "threshold" as const,
      id: "threshold",
      priority: 0,
      scope: "key" as const,
      actions: tells ? { recovered: { action: "calm", capability: "any" } } : {},
      on,
      measure,
      comparison,
      value,
      fires,
    };
    return Object.assign(
      parts,
      when === undefined ? {} : { when },
      measure === "count" ? {} : { of },
      window === "last" ? {} : { withinMs: within },
      window === "time" ? {} : { last },
    );
  });

/** A match, with or without condition and cool-down. */
export const someMatch: fc.Arbitrary<MatchOperator> = fc.record(
  {
    operator: fc.constant("match" as const),
    id: fc.constant("match"),
    ...base,
    on: someTypes,
    when: fc.constantFrom(...Object.keys(conditions)),
    cooldownMs: fc.nat(10),
  },
  { requiredKeys: ["operator", "id", "priority", "scope", "actions", "on"] },
);

/** Several matches that stand in each other's way: priorities, exclusive groups, cool-downs. */
export const someMatches: fc.Arbitrary<readonly MatchOperator[]> = fc
  .array(
    fc.tuple(
      someMatch,
      fc.integer({ min: -1, max: 1 }),
      fc.option(fc.constantFrom("left", "right"), { nil: undefined, freq: 3 }),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((matches) =>
    matches.map(([operator, priority, group], index) =>
      Object.assign({}, operator, { id: `m${index}`, priority }, group === undefined ? {} : { exclusiveGroup: group }),
    ),
  );

/** A bundle of one to four random patterns with their own priorities and ids. */
export const someBundle: fc.Arbitrary<Bundle> = fc
  .array(
    fc.tuple(
      fc.oneof(someSequence, someAbsence, someMatch, someStateMachine, someAllOf, someAnyOf, someThreshold),
      fc.integer({ min: -1, max: 1 }),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((patterns) =>
    bundleOf(
      patterns.map(([operator, priority], index): Operator =>
        Object.assign({}, operator, { id: `p${index}`, priority }),
      ),
    ),
  );

const someSketch = fc.record({
  type: fc.constantFrom("a", "a", "b", "b", "c", "c", "d"),
  /** How much later than the one before: ties are common, late ones come. */
  later: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 6, -4),
  key: fc.constantFrom("k1", "k1", "k1", "k1", "k2", undefined),
  data: fc.oneof(
    { weight: 4, arbitrary: fc.nat(3).map((v): JsonObject => ({ v })) },
    fc.constant<JsonObject>({}),
    fc.nat(1).map((w): JsonObject => ({ w })),
  ),
  isRepeat: fc.nat(19).map((dice) => dice === 0),
});

/** Events of few keys at few instants, in order of arrival: mostly later than the one before, some late, some repeated. */
export const someArrivals: fc.Arbitrary<readonly ChoreographyEvent[]> = fc
  .oneof(fc.array(someSketch, { maxLength: 10 }), fc.array(someSketch, { minLength: 10, maxLength: 40, size: "large" }))
  .map((sketches) => {
    const events: ChoreographyEvent[] = [];
    let time = 10;
    for (const [index, { type, later, key, data, isRepeat }] of sketches.entries()) {
      const [earlier] = events.slice(-3);
      time += later;
      events.push(isRepeat && earlier !== undefined ? earlier : event(`e${index}`, type, time, key, data));
    }
    return events;
  });

/** The same in (time, arrival) order, each once. */
export const someLog: fc.Arbitrary<readonly ChoreographyEvent[]> = someArrivals.map((events) =>
  [...new Set(events)].toSorted((a, b) => a.time - b.time),
);

/** The part of an effect that the twins work out. */
export function comparable(effect: Effect): ReferenceOutcome {
  const { at, outcome, detail, events, missing, from, to, alternative, value, latencyMs } = effect;
  return {
    at,
    outcome,
    ...(detail === undefined ? {} : { detail }),
    events,
    ...(missing === undefined ? {} : { missing }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(alternative === undefined ? {} : { alternative }),
    ...(value === undefined ? {} : { value }),
    latencyMs: latencyMs ?? 0,
  };
}

/** The log of one key. */
export function logOf(key: string, log: readonly Happened[]): readonly Happened[] {
  return log.filter(({ event }) => event.correlation_id === key);
}
