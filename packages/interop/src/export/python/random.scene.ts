// Random operators of the kinds that have no chart: sets and thresholds.
import type { AllOfOperator, EventTest, ThresholdOperator } from "@laban/bundle";
import * as fc from "fast-check";
import { eventConditions } from "../machine/random.scene.ts";

const someTest: fc.Arbitrary<EventTest> = fc.record(
  {
    events: fc.subarray(["a", "b", "c", "d"], { minLength: 1, maxLength: 2 }),
    when: fc.constantFrom(...eventConditions),
  },
  { requiredKeys: ["events"] },
);

const asked = ["matched", "timeout", "evicted"] as const;
const actions = Object.fromEntries(
  asked.map((outcome) => [outcome, { action: `act on ${outcome}`, capability: "any" }]),
);

/** A set with all its options. */
export const someAllOf: fc.Arbitrary<AllOfOperator> = fc.record(
  {
    operator: fc.constant("all_of" as const),
    id: fc.constant("all"),
    priority: fc.constant(0),
    scope: fc.constant("key" as const),
    actions: fc.constant(actions),
    members: fc
      .array(fc.tuple(someTest, fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 3 })
      .map((members) => members.map(([test, count], index) => Object.assign({}, test, { name: `m${index}`, count }))),
    withinMs: fc.nat(15),
    anchor: fc.constantFrom("sliding", "first"),
    trigger: someTest,
    afterMatch: fc.constantFrom("consume", "every"),
  },
  { requiredKeys: ["operator", "id", "priority", "scope", "actions", "members", "withinMs", "anchor", "afterMatch"] },
);

/** A threshold of every measure, with a window of time, of events, or of both. */
export const someThreshold: fc.Arbitrary<ThresholdOperator> = fc
  .record({
    test: someTest,
    measure: fc.constantFrom("count", "count", "sum", "avg", "min", "max", "distinct"),
    of: fc.constantFrom("data.v", "data.w", "data.w * 0.1", "data.s"),
    comparison: fc.constantFrom("at_least", "at_least", "more_than", "at_most", "less_than"),
    value: fc.constantFrom(1, 2, 3, 1.5),
    window: fc.constantFrom<{ withinMs?: number; last?: number }>(
      { withinMs: 5 },
      { withinMs: 12 },
      { last: 3 },
      { withinMs: 8, last: 2 },
    ),
    fires: fc.constantFrom("edge", "edge", "every", "consume"),
    tellsRecovery: fc.boolean(),
  })
  .map(
    ({ test: { events, when }, measure, of, comparison, value, window, fires, tellsRecovery }): ThresholdOperator => {
      const recovered = tellsRecovery ? { recovered: { action: "calm down", capability: "any" } } : {};
      return Object.assign(
        { operator: "threshold" as const, id: "threshold", priority: 0, scope: "key" as const },
        { actions: { ...actions, ...recovered }, on: events, measure, comparison, value, fires },
        measure === "count" ? {} : { of },
        when === undefined ? {} : { when },
        window,
      );
    },
  );
