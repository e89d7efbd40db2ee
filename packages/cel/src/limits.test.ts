// Bad input: whatever is written and whatever arrives, the answer is a value, an unknown or an issue; never a crash, never without end.
import { describe, expect, test } from "vitest";
import { order, orderScope, scopeOf } from "./cel.scene.ts";
import {
  celToText,
  completionsAt,
  eventScope,
  hoverAt,
  parseCel,
  prepareCondition,
  prepareExpression,
  readsOfCel,
  typeFromJsonSchema,
  valueText,
  type ScopeTypes,
} from "./index.ts";

const anything: ScopeTypes = eventScope({ kind: "dyn" });

function valueOf(source: string, data: unknown = order, scope: ScopeTypes = orderScope): unknown {
  const { evaluate, issues } = prepareExpression(source, scope);
  expect(issues.filter((issue) => issue.severity === "error")).toEqual([]);
  return evaluate?.(scopeOf(data));
}

const budget: unknown = expect.objectContaining({ unknown: true, cause: "budget" });
const missing: unknown = expect.objectContaining({ unknown: true, cause: "missing" });

describe("patterns", () => {
  test.each(["(a+)+$", "(a|aa)+$", "(.*)*x", "(a?){30}a{30}"])("%s ends, on a text made for it", (pattern) => {
    const text = `${"a".repeat(5_000)}!`;
    expect([false, true, budget]).toContainEqual(valueOf(`data.s.matches("${pattern}")`, { s: text }, anything));
    expect(valueOf(`data.s.matches("${pattern}")`, { s: `${"a".repeat(40)}!` }, anything)).toBe(
      pattern === "(a?){30}a{30}",
    );
  });

  test("a constant that cannot be read is an issue", () => {
    for (const pattern of ["[", "(?=a)", "a".repeat(1_001)]) {
      const { issues, condition } = prepareCondition(`data.order_id.matches('${pattern}')`, orderScope);
      expect(issues.map((issue) => issue.code)).toEqual(["cel/constant"]);
      expect(condition).toBeUndefined();
    }
  });

  test("one of an event that is too large, or none at all, matches nothing", () => {
    for (const pattern of ["(a{1000}){1000}", "[", "(?=a)", "\\1", "a".repeat(100_000)])
      expect(valueOf("data.s.matches(data.p)", { s: "a", p: pattern }, anything)).not.toBe(true);
  });
});

describe("loops", () => {
  const quantities = Array.from({ length: 1_000 }, (_, index) => index);

  test.each(["exists", "all", "exists_one", "filter", "map"])("nested %s ends with its budget", (macro) => {
    const kept = macro === "all" ? ">= 0" : "< 0";
    const last = macro === "map" ? "a + b + c" : `a + b + c ${kept}`;
    const inner = `data.quantities.${macro}(c, ${last})`;
    const nested =
      macro === "filter" || macro === "map"
        ? `data.quantities.map(a, data.quantities.map(b, ${inner}))`
        : `data.quantities.${macro}(a, data.quantities.${macro}(b, ${inner}))`;
    expect(valueOf(nested, { ...order, quantities })).toEqual(budget);
  });

  test("an absorbed budget is absorbed like any error", () => {
    const loops = "data.quantities.all(a, data.quantities.all(b, a + b >= 0))";
    expect(valueOf(`${loops} || data.retry_count == 2`, { ...order, quantities })).toBe(true);
  });

  test("doubling a text again and again ends", () => {
    const doubled = Array.from({ length: 60 }).reduceRight<string>(
      (body, _, index) => `cel.bind(x${index + 1}, x${index} + x${index}, ${body})`,
      "size(x60)",
    );
    const { evaluate, issues } = prepareExpression(`cel.bind(x0, data.s, ${doubled})`, anything);
    expect(issues).toEqual([]);
    expect(evaluate?.({ data: { s: "abcdefgh" } })).toEqual(budget);
  });
});

describe("nesting", () => {
  const many = 20_000;
  test.each([
    ["parentheses", `${"(".repeat(many)}true${")".repeat(many)}`],
    ["open parentheses", "(".repeat(many)],
    ["lists", `${"[".repeat(many)}1${"]".repeat(many)}`],
    ["maps", `${"{1: ".repeat(many)}1${"}".repeat(many)}`],
    ["signs", `${"!".repeat(many)}true`],
    ["minuses", `${"-".repeat(many)}data.retry_count`],
    ["choices", `${"true ? 1 : ".repeat(many)}1`],
    ["sums", `1${" + 1".repeat(many)}`],
    ["fields", `data${".a".repeat(many)}`],
    ["indexes", `data${"[0]".repeat(many)}`],
    ["calls", `${"size(".repeat(many)}data${")".repeat(many)}`],
    ["methods", `data.order_id${".trim()".repeat(many)}`],
    ["loops", `${"[1].all(x, ".repeat(many)}true${")".repeat(many)}`],
  ])("%s, 20,000 of them, are one clean error everywhere", (_, source) => {
    const { issues, condition } = prepareCondition(source, orderScope);
    expect(condition).toBeUndefined();
    expect(issues.map((issue) => issue.code)).toContain("cel/too-deep");
    expect(issues.length).toBeLessThan(10);
    expect(celToText(parseCel(source).root).length).toBeLessThan(source.length + 10_000);
    readsOfCel(source);
    completionsAt(source, source.length >> 1, orderScope);
    hoverAt(source, source.length >> 1, orderScope);
  });

  test.each(["&&", "||"])("50,000 terms joined by %s are no nesting", (operator) => {
    const term = operator === "&&" ? "data.is_gift" : "!data.is_gift";
    const source = Array.from({ length: 50_000 }, () => term).join(` ${operator} `);
    expect(prepareCondition(source, orderScope).condition?.(scopeOf())).toBe(operator === "&&");
  });
});

describe("names that JavaScript gives a meaning", () => {
  const hostile: unknown = JSON.parse(
    '{"__proto__": {"admin": true}, "constructor": 1, "toString": "x", "length": 5, "hasOwnProperty": null, "list": [1]}',
  );

  test.each([
    ["data.__proto__.admin", true],
    ['data["__proto__"]["admin"]', true],
    ["data.constructor", 1],
    ["data.toString", "x"],
    ["data.length", 5],
    ["has(data.__proto__) && has(data.constructor)", true],
    ["data.hasOwnProperty == null", true],
    ['"__proto__" in data', true],
    ['{"__proto__": 1}["__proto__"]', 1n],
    ['{"constructor": 1}.constructor', 1n],
    ['{"__proto__": {"polluted": 1}}.all(k, k == "__proto__")', true],
    ["[1].all(__proto__, __proto__ == 1)", true],
    ["cel.bind(constructor, 2, constructor + 1)", 3n],
  ])("%s is an own field or nothing", (source, value) => {
    expect(valueOf(source, hostile, anything)).toEqual(value);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"])(
    "%s of what has none is missing",
    (name) => {
      for (const holder of ["data", "data.inner", "{'a': 1}"]) {
        expect(valueOf(`${holder}.${name}`, { inner: {} }, anything)).toEqual(missing);
        expect(valueOf(`has(${holder}.${name})`, { inner: {} }, anything)).toBe(false);
        expect(valueOf(`"${name}" in ${holder}`, { inner: {} }, anything)).toBe(false);
      }
      // Neither a function nor a name of the scope.
      expect(prepareCondition(`${name} == 1`, anything).condition).toBeUndefined();
      expect(prepareCondition(`${name}(1) == 1`, anything).condition).toBeUndefined();
      expect(prepareCondition(`data.${name}() == 1`, anything).condition).toBeUndefined();
      expect(prepareCondition(`math.${name}(1) == 1`, anything).condition).toBeUndefined();
    },
  );

  test("a schema may have fields of these names", () => {
    const schema: unknown = JSON.parse(
      '{"type": "object", "required": ["__proto__"], "properties": {"__proto__": {"type": "integer"}, "constructor": {"type": "string"}}}',
    );
    const scope = eventScope(typeFromJsonSchema(schema));
    expect(valueOf("data.__proto__ + 1", JSON.parse('{"__proto__": 2}'), scope)).toBe(3n);
    expect(prepareCondition("data.constructor == 1", scope).condition).toBeUndefined();
  });

  test("nothing of it reaches the prototype of objects", () => {
    const made = valueOf('{"__proto__": {"polluted": true}}.transformMap(k, v, v)', {}, anything);
    expect(valueText(made as Parameters<typeof valueText>[0])).toBe('{"__proto__": {"polluted": true}}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("a megabyte", () => {
  const text = "x".repeat(1_000_000);
  test.each([
    ["size(data.s)", 1_000_000n],
    ["data.s == data.t", true],
    ["data.s.contains('y')", false],
    ["data.s.startsWith('xx')", true],
    ["data.s < data.t", false],
    ["size(data.s + data.t)", budget],
    ["data.s.replace('x', data.t)", budget],
    ["data.s.split('')", budget],
    ["data.s.matches('^x*y')", [false, budget]],
    ["[data.s, data.s, data.s].join(data.t)", budget],
    ["data[data.s]", missing],
  ])("of text: %s", (source, expected) => {
    const outcome = valueOf(source, { s: text, t: text }, anything);
    expect(Array.isArray(expected) ? expected : [expected]).toContainEqual(outcome);
  });

  test("of expression is read; one character more is refused without being repeated", () => {
    const literal = `"${"x".repeat(999_990)}" == `;
    expect(prepareCondition(`${literal}""`, {}).condition?.({})).toBe(false);
    const { issues } = prepareCondition(`${" ".repeat(1_000_000)}1`, {});
    expect(issues.map((issue) => [issue.code, issue.message.length < 100])).toEqual([["cel/too-long", true]]);
  });

  test("of rubble has at most fifty issues", () => {
    expect(prepareCondition("$ § 'a ".repeat(140_000), {}).issues.length).toBeLessThanOrEqual(50);
  });
});

describe("whole numbers beyond 2^53", () => {
  const scope = eventScope(
    typeFromJsonSchema({ type: "object", required: ["id"], properties: { id: { type: "integer" } } }),
  );

  test("of JSON are what JSON's numbers can keep", () => {
    const data: unknown = JSON.parse('{"id": 9007199254740993}');
    expect(valueOf("data.id", data, scope)).toBe(9_007_199_254_740_992n);
    expect(valueOf("data.id == 9007199254740992", data, scope)).toBe(true);
    expect(valueOf("data.id == 9007199254740993", data, scope)).toBe(false);
    expect(valueOf("data.id + 1", data, scope)).toBe(9_007_199_254_740_993n);
    expect(valueOf("data.id > 9007199254740990", data, scope)).toBe(true);
  });

  test("of a host are exact", () => {
    expect(valueOf("data.id == 9007199254740993", { id: 9_007_199_254_740_993n }, scope)).toBe(true);
    expect(valueOf("data.id + 1 > data.id", { id: 9_223_372_036_854_775_807n }, scope)).toMatchObject({
      unknown: true,
      cause: "error",
    });
  });

  test.each([[1e300], [-1e300], [9_223_372_036_854_775_808], [1.5], ["9007199254740993"]])(
    "that are none of 64 bits are of the wrong type: %s",
    (id) => {
      expect(valueOf("data.id > 0", { id }, scope)).toMatchObject({ unknown: true, cause: "type" });
    },
  );

  test("are refused in the text where 64 bits do not hold them", () => {
    for (const source of [
      "9223372036854775808 > 0",
      "-9223372036854775809 < 0",
      "18446744073709551616u > 0u",
      "1e400 > 0.0",
    ])
      expect(prepareCondition(source, {}).issues.map((issue) => issue.code)).toContain("cel/literal-range");
    expect(prepareCondition(`${"9".repeat(100_000)} > 0`, {}).condition).toBeUndefined();
  });
});
