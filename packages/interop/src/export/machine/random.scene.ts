// Random operators that have charts, and random logs for them: few types, keys and instants, so that ties, repeats and edges are common.
import type {
  AbsenceOperator,
  AnyOfOperator,
  BundleEvent,
  EventTest,
  MatchOperator,
  Operator,
  SequenceOperator,
  SequenceStep,
  StateMachineOperator,
} from "@laban/bundle";
import type { ChoreographyEvent, JsonObject } from "@laban/trace";
import * as fc from "fast-check";

const types = ["a", "b", "c", "d"];
const stepNames = ["first", "second", "third", "fourth"];

/** What the schema of `a` says; of the other types nothing is known. */
export const randomEvents: Readonly<Record<string, BundleEvent>> = {
  a: {
    key: [["correlation_id"]],
    data: {
      kind: "object",
      open: true,
      fields: {
        v: { type: { kind: "int" }, optional: true },
        w: { type: { kind: "double" }, optional: true },
        s: { type: { kind: "string" }, optional: true },
        list: { type: { kind: "list", of: { kind: "int" } }, optional: true },
      },
    },
  },
};

/** Conditions of every kind that the formats can say; each has answers of all three kinds on the data below. */
export const eventConditions: readonly string[] = [
  "data.v > 1",
  "data.v != 2",
  "data.w == 1 || data.v == 0",
  "!(data.w < 1.5)",
  "has(data.w) && data.w >= 0.5",
  "!has(data.s) || data.v <= 1",
  'data.s in ["x", "xy"]',
  'data.s.startsWith("x") && data.s != "x"',
  "data.s == null || data.w != null",
  "data.v + 1 > 2",
  "data.w * 2.0 - 1.0 >= 0.0",
  "-data.v < -1 || data.v % 2 == 0",
  "size(data.s) > 1 ? data.v > 0 : data.v < 3",
  "data.list.exists(x, x > 1)",
  "data.list.all(x, x != 2)",
  "1 in data.list",
  "data.list[0] == 1",
  'data["v"] == 3',
  "correlation_id == \"k1\" && source == 'test'",
  'event.type == "a" || event.data.v == 1',
];

const laterConditions = [...eventConditions, "data.v >= steps.first.data.v", "has(steps.first) && data.v == 1"];
const startedConditions = [...eventConditions, "data.v == steps.start.data.v", "!(data.v == steps.start.data.v)"];

const someTypes = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "a", "b", "c").map((type) => [type]) },
  fc.subarray(types, { minLength: 1, maxLength: 3 }),
);

function someTest(conditions: readonly string[]): fc.Arbitrary<EventTest> {
  const when = fc.constantFrom(...conditions);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ events: someTypes }) },
    { weight: 3, arbitrary: fc.record({ events: someTypes, when }) },
  );
}

const asked = ["matched", "timeout", "violated", "broken", "cancelled"] as const;
const actions = Object.fromEntries(
  asked.map((outcome) => [outcome, { action: `act on ${outcome}`, capability: "any" }]),
);
const base = { priority: fc.constant(0), scope: fc.constant("key" as const), actions: fc.constant(actions) };
const baseKeys = ["operator", "id", "priority", "scope", "actions"] as const;

function typesOf(members: readonly EventTest[]): readonly string[] {
  return [...new Set(members.flatMap(({ events }) => events))];
}

const someMembers = fc.array(someTest(laterConditions), { minLength: 1, maxLength: 3 });
const strict = fc.constantFrom(false, false, true);
const someLaterStep: fc.Arbitrary<Omit<SequenceStep, "name">> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({
        test: someTest(laterConditions),
        min: fc.constantFrom(1, 1, 1, 0, 2),
        extra: fc.constantFrom(0, 0, 0, 1, 2, null),
        strict,
      })
      .map((step) => {
        const max = step.extra === null ? null : Math.max(1, step.min + step.extra);
        return Object.assign({ min: step.min, max, strict: step.strict }, step.test);
      }),
  },
  fc
    .record({ any: someMembers, min: fc.constantFrom(1, 1, 0), strict })
    .map(({ any, min, strict: isStrict }) => ({ events: typesOf(any), any, min, max: 1, strict: isStrict })),
  fc.record({ all: someMembers, isOptional: fc.boolean(), strict }).map(({ all, isOptional, strict: isStrict }) => ({
    events: typesOf(all),
    all,
    min: isOptional ? 0 : all.length,
    max: all.length,
    strict: isStrict,
  })),
);

/** A sequence with everything that steps can have, except overlapping runs. */
export const someSequence: fc.Arbitrary<SequenceOperator> = fc.record(
  {
    operator: fc.constant("sequence" as const),
    id: fc.constant("sequence"),
    ...base,
    steps: fc
      .tuple(someTest(eventConditions), fc.array(someLaterStep, { maxLength: 3 }))
      .map(([first, later]) =>
        [Object.assign({ min: 1, max: 1, strict: false }, first), ...later].map((step, index) =>
          Object.assign(step, { name: stepNames[index] ?? "" }),
        ),
      ),
    guards: fc.array(
      fc
        .tuple(someTest(laterConditions), fc.option(fc.nat(3), { nil: undefined }))
        .map(([guard, after]) => Object.assign({}, guard, after === undefined ? {} : { after })),
      { maxLength: 1 },
    ),
    withinMs: fc.nat(40),
    maxIntervalMs: fc.nat(20),
    starts: fc.constantFrom("one", "restart"),
    afterMatch: fc.constantFrom("consume", "all"),
  },
  { requiredKeys: [...baseKeys, "steps", "guards", "starts", "afterMatch"] },
);

/** An absence with or without cancel, conditions and repeats. */
export const someAbsence: fc.Arbitrary<AbsenceOperator> = fc.record(
  {
    operator: fc.constant("absence" as const),
    id: fc.constant("absence"),
    ...base,
    start: someTest(eventConditions),
    expect: someTest(startedConditions),
    cancel: someTest(startedConditions),
    withinMs: fc.integer({ min: 1, max: 15 }),
    starts: fc.constantFrom("overlap", "restart"),
    repeat: fc.constantFrom(1, 1, 2, 3),
  },
  { requiredKeys: [...baseKeys, "start", "expect", "withinMs", "starts", "repeat"] },
);

/** An any_of with or without a start. */
export const someAnyOf: fc.Arbitrary<AnyOfOperator> = fc
  .record({
    hasStart: fc.boolean(),
    start: someTest(eventConditions),
    started: fc.array(someTest(startedConditions), { minLength: 1, maxLength: 3 }),
    alone: fc.array(someTest(eventConditions), { minLength: 1, maxLength: 3 }),
    withinMs: fc.nat(15),
    starts: fc.constantFrom("one", "restart", "overlap"),
  })
  .map(({ hasStart, start, started, alone, withinMs, starts }): AnyOfOperator => {
    const alternatives = (hasStart ? started : alone).map((one, index) => Object.assign({ name: `a${index}` }, one));
    const parts = { operator: "any_of" as const, id: "any", priority: 0, scope: "key" as const, actions, starts };
    return Object.assign({ alternatives }, parts, hasStart ? { start, withinMs } : {});
  });

/** A state machine of up to four states; deadlines lead to later ones only, so that none goes round for ever. */
export const someStateMachine: fc.Arbitrary<StateMachineOperator> = fc
  .record({
    count: fc.constantFrom(2, 3, 4),
    deadlines: fc.array(fc.option(fc.record({ afterMs: fc.nat(8), toward: fc.nat(3) }), { nil: undefined }), {
      minLength: 4,
      maxLength: 4,
    }),
    transitions: fc.array(
      fc.record({ test: someTest(eventConditions), from: fc.subarray([0, 1, 2], { minLength: 1 }), to: fc.nat(3) }),
      { minLength: 1, maxLength: 6 },
    ),
    keepFinalMs: fc.nat(12),
  })
  .map(({ count, deadlines, transitions, keepFinalMs }): StateMachineOperator => {
    const nameOf = (state: number): string => `s${Math.min(state, count - 1)}`;
    const states = Array.from({ length: count }, (_state, index) => {
      const deadline = index < count - 1 ? deadlines[index] : undefined;
      const state = { name: nameOf(index), final: index === count - 1 };
      if (deadline === undefined) return state;
      const to = nameOf(index + 1 + (deadline.toward % (count - 1 - index)));
      return Object.assign(state, { timeout: { afterMs: deadline.afterMs, to } });
    });
    return {
      operator: "state_machine",
      id: "machine",
      priority: 0,
      scope: "key",
      actions,
      states,
      initial: "s0",
      transitions: transitions.map(({ test, from, to }, index) => {
        const inside = from.filter((state) => state < count - 1).map(nameOf);
        const action = index === 1 ? { action: { action: "its own", capability: "some" } } : {};
        return Object.assign({ from: inside.length === 0 ? ["s0"] : inside, to: nameOf(to) }, test, action);
      }),
      keepFinalMs,
    };
  });

/** A match with or without condition. */
export const someMatch: fc.Arbitrary<MatchOperator> = fc.record(
  {
    operator: fc.constant("match" as const),
    id: fc.constant("match"),
    ...base,
    on: someTypes,
    when: fc.constantFrom(...eventConditions),
  },
  { requiredKeys: [...baseKeys, "on"] },
);

/** Every operator that has a chart, by its name. */
export const charted: Readonly<Record<string, fc.Arbitrary<Operator>>> = {
  match: someMatch,
  sequence: someSequence,
  absence: someAbsence,
  any_of: someAnyOf,
  state_machine: someStateMachine,
};

const someData: fc.Arbitrary<JsonObject> = fc.record(
  {
    v: fc.constantFrom(0, 1, 2, 3, 1.5, "1", null),
    w: fc.constantFrom(0, 1, 1.5, 2, null, "w"),
    s: fc.constantFrom("x", "xy", "", "z", 1, null),
    list: fc.constantFrom<(number | string)[]>([], [1], [2, 1], ["x", 2], [3, "x"]),
  },
  { requiredKeys: [] },
);

const someSketch = fc.record({
  type: fc.constantFrom("a", "a", "a", "b", "b", "c", "c", "d", "e"),
  later: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 6),
  key: fc.constantFrom("k1", "k1", "k1", "k2"),
  data: fc.oneof(
    fc.nat(3).map((v): JsonObject => ({ v })),
    someData,
  ),
});

/** Events of few keys at few instants, in order. */
export const someLog: fc.Arbitrary<readonly ChoreographyEvent[]> = fc
  .oneof(fc.array(someSketch, { maxLength: 10 }), fc.array(someSketch, { minLength: 10, maxLength: 40, size: "large" }))
  .map((sketches) => {
    let time = 10;
    return sketches.map(({ type, later, key, data }, index) => {
      time += later;
      return { id: `e${index}`, type, source: "test", time, correlation_id: key, data };
    });
  });
