// Walking a condition gives what its closures give, for any data, and stays within the budget.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { order, orderScope, scopeOf } from "../cel.scene.ts";
import type { ConditionScope } from "../index.ts";
import { isUnknown, prepareCondition } from "../index.ts";
import { prepareInHost } from "../prepare.ts";
import { anyOrder } from "../random.scene.ts";

const leaf = fc.constantFrom(
  "data.order_value > 100.0",
  "data.order_value <= 120.5",
  "data.order_value == 1",
  "1.5 < data.order_value",
  "data.retry_count >= 2",
  "data.retry_count != 3",
  "data.note == 'paid'",
  "data.note != null",
  "data.note == null",
  "data.status in ['new', 'paid']",
  "data.status in ['a', 'b', 'paid']",
  "data.status in []",
  "data.is_gift",
  "has(data.note)",
  "has(data.customer.tier)",
  "data.customer.tier == 'gold'",
  "data.customer.email.endsWith('com')",
  "data.note.startsWith('')",
  "data.order_id.contains('ord')",
  "size(data.items) > 1",
  "data.quantities.size() == 3",
  "data.anything == 1",
  "data.anything.contains('a')",
  "data.is_gift != true",
  "time > timestamp(0)",
  "1 > 2",
  "data.items.all(x, x.count > 0)",
  "data.items.exists(x, x.sku == 'B' && x.count > 3 || has(x.sku))",
  "data.items.exists(x, x.count > data.retry_count)",
  "data.quantities.exists(x, x > 2)",
  "recent_events.exists(e, e.data.order_value > 100.0)",
  "data.items.all(x, data.items.exists(y, y.count > 3))",
);
const walked: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom(" && ", " || "), fc.array(tie("any"), { minLength: 2, maxLength: 4 }))
      .map(([sign, terms]) => `(${terms.join(sign)})`),
    tie("any").map((inner) => `!(${inner})`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).any;

function told(value: unknown): string {
  return isUnknown(value) ? `${value.reason} at ${value.start}` : String(value);
}

function bothAnswer(source: string, scope: ConditionScope): readonly [string, string] {
  const { condition, issues } = prepareCondition(source, orderScope);
  const plain = prepareInHost(source, orderScope, { isPlain: true }).evaluate;
  if (condition === undefined || plain === undefined) throw new Error(`${source}: ${issues[0]?.message ?? ""}`);
  return [told(condition(scope)), told(plain(scope))];
}

test("what is walked comes to what its closures come to, whatever the data", () => {
  const halfOdd = fc
    .tuple(anyOrder, fc.constantFrom(2, 2.5, 2 ** 60))
    .map(([odd, retry_count]) => Object.assign({}, order, { retry_count }, odd));
  const notEvenData = [null, 3, [], new Map([["order_value", 500]]), { items: [null, [], "x", new Map()] }];
  const data = fc.oneof(anyOrder, fc.constant(order), halfOdd, fc.constantFrom<unknown>(...notEvenData));
  fc.assert(
    fc.property(walked, data, (source, each) => {
      const [ours, plain] = bothAnswer(source, scopeOf(each));
      expect(ours, source).toBe(plain);
    }),
    { numRuns: 1_000 },
  );
});

describe("a walk", () => {
  test.each([
    ["data.order_value > 100.0 && data.status == 'paid'", "true"],
    ["data.missing == 'x' || data.order_value > 100.0", "true"],
    ["data.missing == 'x' && data.order_value > 100.0", "data.missing is missing at 0"],
    ["data.items.exists(x, x.count > 3) && !data.is_gift", "false"],
  ])("%s", (source, answer) => {
    const open = { ...orderScope, data: { kind: "object", fields: {}, open: true } } as const;
    const { condition } = prepareCondition(source, open);
    expect(told(condition?.(scopeOf()))).toBe(answer);
  });

  test("counts the items of its lists, and ends with the budget", () => {
    const items = Array.from({ length: 15_000 }, () => ({ sku: "A", count: 1 }));
    const twice = "data.items.all(x, x.count == 1) && data.items.all(x, x.sku == 'A')";
    const { condition } = prepareCondition(twice, orderScope);
    expect(told(condition?.(scopeOf({ ...order, items })))).toContain("more steps than its budget");
    expect(condition?.(scopeOf())).toBe(false);
  });

  test("that ends without an answer costs no steps", () => {
    const items = Array.from({ length: 15_000 }, (_, at) => ({ sku: "A", count: at === 14_999 ? "many" : 1 }));
    const source = "time > timestamp(0) && data.items.all(x, x.count == 1) && data.order_value > 1.0";
    const [ours, plain] = bothAnswer(source, scopeOf({ ...order, items }));
    expect(ours).toContain("x.count is a string");
    expect(ours).toBe(plain);
  });

  test("reads each field by its name, also past the names that have places of their own", () => {
    const names = Array.from({ length: 100 }, (_, at) => `field_${at}`);
    const data = Object.fromEntries(names.map((name, at) => [name, at]));
    const open = { ...orderScope, data: { kind: "object", fields: {}, open: true } } as const;
    for (const [at, name] of names.entries()) {
      const { condition } = prepareCondition(`data.${name} == ${at} && data.${name} < ${at + 1}`, open);
      expect(condition?.(scopeOf(data))).toBe(true);
    }
  });
});
