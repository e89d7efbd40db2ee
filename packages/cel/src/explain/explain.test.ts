// Explanations: every part as it is when it stands alone, what was not asked and why, items of macros, and their bounds.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { order, orderScope, scopeOf } from "../cel.scene.ts";
import { anyExpression, anyOrder } from "../random.scene.ts";
import { defaultExplainLimits, prepareCondition, prepareExpression, type Explanation } from "../index.ts";
import { explanationLines } from "./explanationLines.ts";

function explained(source: string, data: unknown = order): Explanation {
  const { explain, issues } = prepareExpression(source, orderScope);
  if (explain === undefined) throw new Error(issues.map((issue) => issue.message).join(" "));
  return explain(scopeOf(data));
}

function drawn(source: string, data: unknown = order): string {
  return explanationLines(explained(source, data)).join("\n");
}

describe("what is told", () => {
  test("a conjunction ends at its first false term; what follows was not asked", () => {
    expect(drawn('data.order_value > 1000.0 && data.status == "paid"')).toBe(
      [
        'data.order_value > 1000.0 && data.status == "paid"  →  false',
        "  data.order_value > 1000.0  →  false",
        "    data.order_value  →  120.5",
        '  data.status == "paid"  →  not asked: data.order_value > 1000.0 is false',
      ].join("\n"),
    );
  });

  test("an unknown term says which key is missing, and is absorbed by what decides", () => {
    expect(drawn('data.note == "x" || data.is_gift')).toBe(
      [
        'data.note == "x" || data.is_gift  →  true',
        '  data.note == "x"  →  unknown: data.note is missing',
        "    data.note  →  unknown: data.note is missing",
        "  data.is_gift  →  true",
      ].join("\n"),
    );
  });

  test.each([
    ["data.note == 'x'", {}, "missing"],
    ["data.order_value > 1.0", { order_value: null }, "null"],
    ["data.order_value > 1.0", { order_value: "1" }, "type"],
    ["data.customer.email == 'a'", { customer: null }, "null"],
    ["1 / (data.retry_count - 2) > 0", order, "error"],
    ["[1].map(x, x).size() > 0 && recent_events.all(e, recent_events.all(f, e.id == f.id))", order, undefined],
  ])("%s of %j has no value because of: %s", (source, data, cause) => {
    const { outcome } = explained(source, data);
    expect(outcome.kind === "unknown" ? outcome.cause : undefined).toBe(cause);
  });

  test("a used-up budget is a reason of its own", () => {
    const { explain } = prepareExpression("data.quantities.map(x, x)", orderScope, { stepsMax: 2 });
    expect(explain?.(scopeOf()).outcome).toMatchObject({ kind: "unknown", cause: "budget" });
  });

  test("the branch that was not taken was not asked", () => {
    expect(drawn("data.is_gift ? data.retry_count : data.quantities[0]")).toBe(
      [
        "data.is_gift ? data.retry_count : data.quantities[0]  →  2",
        "  data.is_gift  →  true",
        "  data.retry_count  →  2",
        "  data.quantities[0]  →  not asked: data.is_gift is true",
      ].join("\n"),
    );
  });

  test("what stands after an operand without a value was not asked", () => {
    const { parts } = explained("data.note + data.order_id");
    expect(parts.map((part) => part.outcome)).toMatchObject([
      { kind: "unknown", reason: "data.note is missing", cause: "missing", start: 0, end: 9 },
      { kind: "skipped", because: "data.note has no value" },
    ]);
  });

  test("the other value of an optional is asked only where there is none", () => {
    expect(drawn("data.?note.orValue(data.order_id)")).toBe(
      [
        'data.?note.orValue(data.order_id)  →  "ord-1"',
        "  data.?note  →  optional.none()",
        '  data.order_id  →  "ord-1"',
      ].join("\n"),
    );
    expect(drawn("data.?order_id.orValue(data.note)")).toContain("data.note  →  not asked: data.?order_id has a value");
  });

  test("a variable of cel.bind is known in its body", () => {
    expect(drawn("cel.bind(n, data.retry_count + 1, n * n)")).toBe(
      [
        "cel.bind(n, data.retry_count + 1, n * n)  →  9",
        "  data.retry_count + 1  →  3",
        "    data.retry_count  →  2",
        "  n * n  →  9",
        "    n  →  3",
        "    n  →  3",
      ].join("\n"),
    );
  });

  test("a field compared with null is told as it is", () => {
    const { outcome, parts } = explained("data.note == null", { ...order, note: null });
    expect(outcome).toEqual({ kind: "value", value: true });
    expect(parts[0]?.outcome).toEqual({ kind: "value", value: null });
  });

  test("a condition that is neither true nor false is unknown, as when it is asked", () => {
    const { condition, explain } = prepareCondition("data.anything", orderScope);
    const scope = scopeOf({ ...order, anything: 5 });
    const reason = "the condition is a number, not true or false";
    expect(condition?.(scope)).toMatchObject({ unknown: true, reason });
    expect(explain?.(scope)).toMatchObject({ verdict: "unknown", outcome: { kind: "unknown", reason } });
  });
});

describe("macros", () => {
  test("tell the item that decided", () => {
    expect(drawn("data.items.exists(x, x.count > 3)")).toBe(
      [
        "data.items.exists(x, x.count > 3)  →  true",
        '  data.items  →  [{"sku": "A", "count": 1}, {"sku": "B", "count": 5}]',
        "  2 of 2 items visited: 1 true, 1 false",
        '  item 1 of 2: x = {"sku": "A", "count": 1}',
        "    x.count > 3  →  false",
        "      x.count  →  1",
        '  item 2 of 2: x = {"sku": "B", "count": 5}',
        "    x.count > 3  →  true",
        "      x.count  →  5",
      ].join("\n"),
    );
  });

  test("stop where the real ones stop, and count all they visit", () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const { loop } = explained("data.quantities.all(x, x < 60)", { ...order, quantities: numbers });
    expect(loop).toMatchObject({
      itemCount: 100,
      visitedCount: 61,
      counts: { true: 60, false: 1, unknown: 0, values: 0 },
    });
    expect(loop?.told.map((item) => item.position)).toEqual([0, 1, 2, 60]);
    expect(loop?.told.at(-1)?.variables).toEqual([{ name: "x", value: 60n, type: { kind: "int" } }]);
  });

  test("tell items of another type than the schema says", () => {
    const { loop } = explained("data.quantities.all(x, x > 0)", { ...order, quantities: [1, "two", 3] });
    expect(loop?.told[1]).toEqual({
      position: 1,
      variables: [],
      outcome: expect.objectContaining({
        kind: "unknown",
        reason: "an item of data.quantities is a string, not an int",
      }),
    });
  });

  test("tell filters, and count what they leave out as false", () => {
    const { loop } = explained("data.quantities.map(x, x > 1, x * 2)");
    expect(loop?.counts).toEqual({ true: 0, false: 1, unknown: 0, values: 2 });
    expect(loop?.told.map((item) => [item.filter?.verdict, item.body?.outcome])).toEqual([
      [false, undefined],
      [true, { kind: "value", value: 4n }],
      [true, { kind: "value", value: 6n }],
    ]);
  });

  test("nest, with the variables of both", () => {
    const { loop } = explained("data.quantities.exists(x, data.quantities.exists(y, x * y == 6))");
    expect(loop?.told.at(-1)?.body?.loop?.told.at(-1)?.variables).toMatchObject([{ name: "y", value: 3n }]);
  });
});

describe("bounds", () => {
  test("5,000 terms are told in part, with the one that decides", () => {
    const source = [...Array.from({ length: 5_000 }, () => "data.is_gift"), "data.retry_count > 5"].join(" && ");
    const told = explained(source);
    expect(told.verdict).toBe(false);
    expect(told.text).toMatch(/…$/);
    expect(told.parts.length).toBeLessThanOrEqual(defaultExplainLimits.partsMax + 1);
    expect(told.parts.length + (told.partsOmitted ?? 0)).toBe(5_001);
    expect(told.parts.at(-1)).toMatchObject({ text: "data.retry_count > 5", verdict: false });
  });

  test("nested loops end with their budget, and telling them with its own", () => {
    const many = { ...order, quantities: Array.from({ length: 1000 }, () => 1) };
    const loops = "data.quantities.all(a, data.quantities.all(b, data.quantities.all(c, a + b + c > 0)))";
    const told = explained(loops, many);
    expect(told.outcome).toMatchObject({ cause: "budget" });
  });

  test("the caller can lower the limits; items are counted all the same", () => {
    const { explain } = prepareExpression("data.quantities.all(x, x > 0)", orderScope);
    const told = explain?.(scopeOf(), { itemsMax: 1, partsMax: 4 });
    expect(told?.loop?.told).toHaveLength(1);
    expect(told?.loop?.counts.true).toBe(3);
  });
});

describe("as a property", () => {
  // Sub-expressions outside of macros stand in the scope alone; those in a macro need its variables.
  function* standingAlone(told: Explanation): Generator<Explanation> {
    yield told;
    const isBinding = told.text.startsWith("cel.bind(");
    for (const part of isBinding ? told.parts.slice(0, 1) : told.parts) yield* standingAlone(part);
  }

  function plain(value: unknown): object {
    return typeof value === "object" && value !== null && "unknown" in value && "cause" in value && "reason" in value
      ? { kind: "unknown", reason: value.reason, cause: value.cause }
      : { kind: "value", value };
  }

  test("the root is what evaluating gives, and every part is what it is alone", () => {
    let asked = 0;
    fc.assert(
      fc.property(anyExpression, anyOrder, (text, value) => {
        const prepared = prepareExpression(text, orderScope);
        fc.pre(prepared.evaluate !== undefined && prepared.explain !== undefined);
        const scope = scopeOf(value);
        const told = prepared.explain?.(scope);
        expect(told?.outcome).toMatchObject(plain(prepared.evaluate?.(scope)));
        if (told === undefined) return;
        for (const part of standingAlone(told)) {
          if (part.outcome.kind === "skipped") continue;
          const alone = plain(prepareExpression(part.text, orderScope).evaluate?.(scope));
          asked += 1;
          if (part.outcome.kind === "value") expect(alone).toEqual({ kind: "value", value: part.outcome.value });
          else expect(alone).toMatchObject({ kind: "unknown", cause: part.outcome.cause });
        }
      }),
      { numRuns: 200 },
    );
    expect(asked).toBeGreaterThan(300);
  });
});
