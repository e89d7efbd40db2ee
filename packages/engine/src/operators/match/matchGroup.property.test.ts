// A group of matches against each of them asked for itself, which is what an engine with an observer does: same effects, same counters.
import type { CelType } from "@laban/cel";
import type { JsonObject } from "@laban/trace";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../createEngine.ts";
import { bundleOf, event, match } from "../../scenes/make.scene.ts";

const field = (kind: "int" | "double" | "string" | "bool"): { type: CelType; optional: boolean } => ({
  type: { kind },
  optional: true,
});
const data: CelType = {
  kind: "object",
  open: true,
  fields: { count: field("int"), amount: field("double"), region: field("string"), isNew: field("bool") },
};

const number = fc.constantFrom("-1", "0", "1", "2", "3");
const order = fc.constantFrom("<", "<=", ">", ">=", "==");
const someTerm: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom("data.count", "data.any", "data.deep.any"), order, number).map((parts) => parts.join(" ")),
  fc.tuple(order, number).map(([op, limit]) => `data.amount ${op} ${limit}.0`),
  fc.tuple(number, order).map(([limit, op]) => `${limit} ${op} data.any`),
  fc.tuple(order, number).map(([op, limit]) => `(has(data.any) ? data.any : 1) ${op} ${limit}`),
  fc.constantFrom("data.region == 'north'", "data.region == 'south'", "data.any == 'north'", "data.any == true"),
  fc.constantFrom("data.isNew == true", "data.isNew == false", "data.isNew", "data.region != 'north'", "has(data.any)"),
  fc.constantFrom(
    "data.any > 0 || data.count > 0",
    "data.constructor == 1",
    "data.region.size() > 4",
    "data.any == null",
  ),
);
const someCondition = fc.array(someTerm, { minLength: 1, maxLength: 4 }).map((terms) =>
  // An alternative binds more loosely than the chain it stands in.
  terms.map((term) => (term.includes("||") ? `(${term})` : term)).join(" && "),
);
const someMatch = fc.record({
  when: fc.option(someCondition, { nil: undefined, freq: 12 }),
  on: fc.constantFrom("order", "order", "order", "stock"),
  priority: fc.constantFrom(0, 0, 0, 1),
  scope: fc.constantFrom("key", "key", "key", "global"),
  cooldownMs: fc.option(fc.constantFrom(2, 5), { nil: undefined, freq: 6 }),
  exclusiveGroup: fc.option(fc.constant("only"), { nil: undefined, freq: 6 }),
});
// Large groups are those of one way to the key; they have an index for each field, small ones are scanned.
const someMatches = fc.oneof(
  { weight: 8, arbitrary: fc.array(someMatch, { minLength: 1, maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(someMatch, { minLength: 201, maxLength: 220 })
      .map((matches) => matches.map((each) => ({ ...each, on: "order", scope: "key" as const }))),
  },
);
const scalar = fc.constantFrom<unknown>(-1, 0, 1, 2, 3, 1.5, "north", "south", true, false, null, [1], { any: 1 });
const someData = fc
  .record({
    count: fc.constantFrom<unknown>(0, 1, 2, 3, 1.5, "3", null),
    amount: fc.constantFrom<unknown>(-1, 0, 1, 2.5, 3, "x"),
    region: fc.constantFrom<unknown>("north", "south", "east", 3),
    isNew: fc.constantFrom<unknown>(true, false, "true"),
    any: scalar,
    deep: fc.constantFrom<unknown>({ any: 1 }, { any: 3 }, {}, [2], null, 7),
  })
  .chain((whole) => fc.subarray(Object.entries(whole)).map((some) => Object.fromEntries(some) as JsonObject));
const someEvents = fc.array(
  fc.record({
    type: fc.constantFrom("order", "order", "order", "stock"),
    key: fc.constantFrom("k1", "k2", undefined),
    data: someData,
  }),
  { minLength: 1, maxLength: 12 },
);

test("a text that a field must equal does not decide what else the field must be", () => {
  const patterns = Array.from({ length: 210 }, (_each, index) =>
    match(`p${index}`, "order", { when: "data.any == 'north' && data.any < 3" }),
  );
  const engine = createEngine(bundleOf(patterns));
  expect(engine.offer(event("e1", "order", 1, "k1", { any: "north" }))).toEqual([]);
  expect(engine.counters().patterns["p7"]).toMatchObject({ unknown: 1, noMatch: 0, fired: 0 });
});

test("many matches at once fire, count and cool like each of them alone", () => {
  fc.assert(
    fc.property(someMatches, someEvents, (matches, events) => {
      const bundle = bundleOf(
        matches.map(({ when, on, priority, scope, cooldownMs, exclusiveGroup }, index) =>
          match(`p${index}`, on, {
            priority,
            scope,
            ...(when === undefined ? {} : { when }),
            ...(cooldownMs === undefined ? {} : { cooldownMs }),
            ...(exclusiveGroup === undefined ? {} : { exclusiveGroup }),
          }),
        ),
        { events: { order: { key: [["correlation_id"]], data } } },
      );
      const together = createEngine(bundle);
      const alone = createEngine(bundle, { observe: () => undefined });
      for (const [index, { type, key, data: payload }] of events.entries()) {
        const offered = event(`e${index}`, type, index, key, payload);
        expect(JSON.stringify(together.offer(offered))).toBe(JSON.stringify(alone.offer(offered)));
      }
      expect(together.snapshot()).toEqual(alone.snapshot());
      expect(together.counters()).toEqual(alone.counters());
    }),
    { numRuns: 200 },
  );
});
