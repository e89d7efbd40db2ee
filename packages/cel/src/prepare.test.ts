// Conditions and what they answer, what is refused, what is warned of: the table of the language.
import { describe, expect, test } from "vitest";
import { order, orderScope, scopeOf } from "./cel.scene.ts";
import { prepareCondition, prepareExpression, type ScopeTypes } from "./index.ts";

function ask(source: string, data: unknown = order): unknown {
  const { condition, issues } = prepareCondition(source, orderScope);
  if (condition === undefined)
    throw new Error(`"${source}" was refused: ${issues.map((issue) => issue.message).join(" ")}`);
  return condition(scopeOf(data));
}

function errorsOf(source: string, scope: ScopeTypes = orderScope): readonly string[] {
  return prepareCondition(source, scope)
    .issues.filter((issue) => issue.severity === "error")
    .map((issue) => issue.message);
}

describe("a condition that holds", () => {
  test.each([
    "data.order_value > 120",
    "data.order_value > 120.25 && data.retry_count < 3",
    "data.retry_count == 2",
    "data.retry_count + 1 == 3",
    "data.retry_count * 2 - 1 >= 3",
    "data.retry_count / 2 == 1 && data.retry_count % 2 == 0",
    "data.order_value * 2.0 == 241.0",
    "data.order_value == 120.5",
    "data.is_gift == true",
    "data.is_gift",
    "!(data.order_id == 'x')",
    'data.status == "paid"',
    'data.customer.tier in ["gold", "silver"]',
    "data.quantities.exists(q, q == 3)",
    "data.quantities.all(q, q + 1 > 1)",
    "data.quantities.exists_one(q, q > 2)",
    "data.quantities.map(q, q * 2) == [2, 4, 6]",
    "data.quantities.map(q, q > 1, q * 2) == [4, 6]",
    "data.quantities.filter(q, q > 1).size() == 2",
    "data.items.exists(i, i.count > 4 && i.sku == 'B')",
    "data.items[1].count == 5",
    "data.items.map(i, i.count)[0] == 1",
    "size(data.items) == 2",
    "data.order_id.startsWith('ord-') && data.order_id.endsWith('1') && data.order_id.contains('d-')",
    "data.`ship-to` == 'Bern'",
    'data["order_id"] == "ord-1"',
    "has(data.customer.tier)",
    "!has(data.note)",
    "!has(data.anything.strange)",
    "data.anything.deep[0] == 1",
    "data.anything.deep[2] == null",
    "data.note == null || true",
    "time - steps.first.time == duration('1m')",
    "time - steps.first.time < duration('90s')",
    "time > timestamp('1970-01-01T00:16:39Z')",
    "time + duration('500ms') > time",
    "time.getMinutes() == 16",
    "event.time == time && event.source == source",
    "steps.first.data.order_value == data.order_value",
    "event_count > source_event_count",
    "correlated_events.exists(e, e.data.order_value > 100)",
    "recent_events.all(e, e.time < time)",
    "data.retry_count > 1 ? data.order_value > 1 : false",
    "int('12') == 12 && double('1.5') == 1.5 && string(12) == '12' && int(3.9) == 3",
    "int(timestamp('2026-11-20T14:00:00Z')) == 1795183200",
    "string(duration('1h30m')) == '5400s'",
    "1 == 1.0 && 1u == 1 && 2 in [1.0, 2.0]",
    "{'a': 1}.a == 1 && 'a' in {'a': 1}",
    "[1] + [2] == [1, 2] && 'a' + 'b' == 'ab'",
    "size('añ😀') == 3 && size(b'añ') == 3",
    "b'\\xff' == b'\\377' && r'\\d' == '\\\\d'",
    "'a' < 'b' && false < true && 'z' < '😀'",
    "-data.retry_count == -2 && -(-2) == 2",
    "dyn(data.order_id) == 'ord-1'",
    "data.quantities == [1, 2, 3]",
    "data.customer == {'email': 'ada@example.com', 'tier': 'gold'}",
    "data.?note.orValue('none') == 'none' && !data.?note.hasValue()",
    "data.?customer.?tier.orValue('x') == 'gold' && data.?customer.tier.value() == 'gold'",
    "data.anything.?strange.far.away.orValue(1) == 1",
    "data.quantities[?7].orValue(0) == 0 && data.quantities[?0].value() + 1 == 2",
    "data.?note.or(data.?order_id).value() == 'ord-1'",
    "data.?retry_count.optMap(n, n + 1).value() == 3",
    "data.?customer.optFlatMap(c, c.?email).value().endsWith('.com')",
    "[?data.?note, ?data.?order_id] == ['ord-1'] && size({?'note': data.?note}) == 0",
    "cel.bind(n, data.retry_count * 2, n > 3 && n < 5)",
    "data.items.exists(i, item, i == 1 && item.sku == 'B')",
    "data.items.transformList(i, item, i < 1, item.count + i) == [1]",
    "data.customer.transformMap(k, v, k + v)['tier'] == 'tiergold'",
    "data.customer.transformMapEntry(k, v, {v: k})['gold'] == 'tier'",
    "data.quantities.existsOne(i, q, q == i + 1 && q == 2)",
    "type(data.retry_count) == int && type(data.order_value) == double && type(time) == google.protobuf.Timestamp",
    "time.getHours('+02:00') == 2 && time.getMinutes('Asia/Kathmandu') == 46",
    "'%s paid %.2f'.format([data.order_id, data.order_value]) == 'ord-1 paid 120.50'",
    "'%d %s %x'.format([data.retry_count, data.quantities, 255]) == '2 [1, 2, 3] ff'",
  ])("%s", (source) => {
    expect(ask(source)).toBe(true);
  });
});

describe("an answer that is unknown", () => {
  test.each([
    ["data.order_value > 1", {}, "data.order_value is missing", [0, 16]],
    ["data.customer.email == 'x'", {}, "data.customer is missing", [0, 13]],
    ["data.customer.email == 'x'", { customer: "ada" }, "data.customer is a string, not an object", [0, 13]],
    ["true && data.retry_count < 3", { retry_count: "2" }, "data.retry_count is a string, not an int", [8, 24]],
    ["data.retry_count < 3", { retry_count: 2.5 }, "data.retry_count is not a whole number of 64 bits", [0, 16]],
    ["data.order_value < 3", { order_value: null }, "data.order_value is null, not a number", [0, 16]],
    ["data.retry_count / 0 == 1", order, "data.retry_count / 0: this divides by zero", [0, 20]],
    [
      "data.retry_count + 9223372036854775807 > 0",
      order,
      "data.retry_count + 9223372036854775807: the result does not fit into 64 bits",
      [0, 38],
    ],
    ["data.items[7].count == 1", order, "data.items[7] is missing", [0, 13]],
    ["int(data.order_id) == 1", order, 'int(data.order_id): "ord-1" is not an int', [0, 18]],
    ["data.anything.deep > 3", order, "data.anything.deep is a list and 3 is an int: they have no order", [0, 22]],
    [
      "data.quantities.all(q, q > 0)",
      { quantities: ["x"] },
      "an item of data.quantities is a string, not an int",
      [20, 21],
    ],
    ["data.constructor == 1", {}, "data.constructor is missing", [0, 16]],
    ["data.__proto__ == 1", {}, "data.__proto__ is missing", [0, 14]],
    ["data.anything.toString == 1", { anything: {} }, "data.anything.toString is missing", [0, 22]],
    ["data.items.length == 1", order, "data.items is a list, not an object", [0, 10]],
    [
      "data.?note.value() == 'x'",
      order,
      "data.?note.value(): there is no value; ask hasValue() first, or write orValue(…)",
      [0, 18],
    ],
    ["data.?customer.tier.hasValue()", { customer: "ada" }, "data.?customer is a string, not an object", [0, 14]],
    ["data.quantities.transformMapEntry(i, q, {'x': q}).size() > 0", order, "{'x': q}: a key stands twice", [40, 48]],
    [
      "time.getHours('Mars/Base') == 2",
      order,
      "time.getHours('Mars/Base'): \"Mars/Base\" is no time zone that is known here",
      [0, 26],
    ],
    [
      "'%q'.format([1]) == ''",
      order,
      "'%q'.format([1]): \"%q\" is no clause of format; there are %s %d %f %e %b %o %x %X",
      [0, 16],
    ],
  ])("%s", (source, data, reason, [start, end]) => {
    const scope = source.includes("length") ? { data: { kind: "dyn" as const } } : orderScope;
    const { condition, issues } = prepareCondition(source, scope);
    expect(issues.filter((issue) => issue.severity === "error")).toEqual([]);
    expect(condition?.(scopeOf(data))).toMatchObject({ unknown: true, reason, start, end });
  });

  test("is absorbed by a false in && and by a true in ||, in either order", () => {
    expect(ask("data.order_value > 1 && false", {})).toBe(false);
    expect(ask("false && data.order_value > 1", {})).toBe(false);
    expect(ask("data.order_value > 1 || true", {})).toBe(true);
    expect(ask("true || data.order_value > 1", {})).toBe(true);
    expect(ask("!(data.order_value > 1)", {})).toMatchObject({ unknown: true });
  });

  test("distinguishes null from missing", () => {
    expect(ask("data.note == null", { note: null })).toBe(true);
    expect(ask("has(data.note)", { note: null })).toBe(true);
    expect(ask("data.note == null", {})).toMatchObject({ reason: "data.note is missing" });
  });

  test("names an own field called constructor like any other", () => {
    expect(ask("data.constructor == 1", JSON.parse('{"constructor": 1}'))).toBe(true);
    expect(ask("data.__proto__ == 1", JSON.parse('{"__proto__": 1}'))).toBe(true);
  });
});

describe("a budget", () => {
  const nested = "data.quantities.all(a, data.quantities.all(b, data.quantities.all(c, a + b + c > 0)))";

  test("ends nested loops with an unknown", () => {
    const quantities = Array.from({ length: 1000 }, (_, index) => index + 1);
    const { condition } = prepareCondition(nested, orderScope);
    expect(condition?.(scopeOf({ quantities }))).toMatchObject({
      unknown: true,
      reason: expect.stringContaining("more steps than its budget") as string,
    });
  });

  test("starts anew with every evaluation", () => {
    const { condition } = prepareCondition("data.quantities.all(q, q > 0)", orderScope, { stepsMax: 5 });
    for (let time = 0; time < 10; time += 1) expect(condition?.(scopeOf())).toBe(true);
  });

  test("counts the comparison of long lists", () => {
    const anything = Array.from({ length: 50_000 }, () => 1);
    expect(ask("data.anything == data.anything || data.anything == [1]", { anything })).toBe(true);
    const { condition } = prepareCondition("data.anything == steps.first.data.anything", orderScope);
    const scope = { ...scopeOf({ anything }), steps: { first: { data: { anything: [...anything] } } } };
    expect(condition?.(scope)).toMatchObject({ unknown: true });
  });
});

test("50,000 terms that vouch for fields are read without asking each about all others", () => {
  const source = Array.from({ length: 50_000 }, (_, index) => `has(m.a${index})`).join(" && ");
  const { condition } = prepareCondition(source, { m: { kind: "dyn" } });
  expect(condition?.({ m: {} })).toBe(false);
});

test("a block of more values than are bound is refused, and never overflows", () => {
  const block = (count: number): string => `cel.block([${"1, ".repeat(count)}1], cel.index(0) == 1)`;
  expect(prepareCondition(block(50), {}).condition?.({})).toBe(true);
  expect(prepareCondition(block(5_000), {}).condition).toBeUndefined();
});

describe("a condition that is refused", () => {
  test.each([
    ["data.order_value", "A condition is true or false; this is double."],
    ["data.retry_cuont > 1", 'The schema of data has no field "retry_cuont". Did you mean retry_count?'],
    ["data.retry_count == 'three'", "data.retry_count is int, compared with string."],
    ["dta.x == 1", 'There is no "dta" here. Did you mean data?'],
    ["order_value > 1", 'There is no "order_value" here. Did you mean data.order_value?'],
    [
      "data.order_value * 2 > 1.0",
      '"*" does not join double and int. CEL does not mix them; convert one with double(…).',
    ],
    ["type(data.order_id) == 1", "type(data.order_id) is type, compared with int."],
    ["optional.off(1).hasValue()", 'There is no function "optional.off". Did you mean optional.of?'],
    ["data.note.hasValue()", "There is no string.hasValue(); there is optional.hasValue()."],
    [
      "data.?note.optFlatMap(n, n + '!').hasValue()",
      "optFlatMap gives an optional; n + '!' is string. Write optMap for a value.",
    ],
    ["size([?data.note]) == 1", '"?" takes an optional, as data.?field gives one; data.note is string.'],
    ["data.note.startsWith(?data.order_id)", "An argument has no ?; only items of a list and entries of a map have."],
    ["data.order_id.startWith('a')", 'There is no method "startWith". Did you mean startsWith?'],
    ["size(1) == 1", "There is no size(int); there is size(string), size(bytes), size(list), size(map)."],
    ["duration('90 minutes') > time - time", '"90 minutes" is not a duration like "90s", "1h30m" or "250ms".'],
    ["data.quantities.all(1, true)", "all takes a variable and a condition: list.all(x, x > 0)."],
    ["has(data)", "has(…) asks for one field, as in has(data.name)."],
    ["startsWith(data.order_id, 'a')", "Write value.startsWith(…)."],
    ["math.abs('a') == 2", "There is no math.abs(string); there is math.abs(int), math.abs(uint), math.abs(double)."],
    ["optional.of(1) == 2", "optional.of(1) is optional(int), compared with int."],
    ["", "There is no condition here; write one, or remove the field."],
  ])("%s", (source, message) => {
    expect(errorsOf(source)).toEqual([message]);
  });

  test("has all its errors at once", () => {
    expect(errorsOf("dta.x == 1 && data.retry_cuont > 1 && data.order_id > 3")).toHaveLength(3);
  });

  test("offers a fix that mends it", () => {
    for (const source of [
      "data.retry_cuont > 1",
      "data.retry_count == '3'",
      "data.order_value * 2 > 1.0",
      "a === 1",
      "order_value > 1",
    ]) {
      const fix = prepareCondition(source, orderScope).issues.find((issue) => issue.fix !== undefined)?.fix;
      if (fix === undefined) throw new Error(`no fix for ${source}`);
      const mended = source.slice(0, fix.start) + fix.text + source.slice(fix.end);
      expect(errorsOf(mended, { ...orderScope, a: { kind: "int" } })).toEqual([]);
    }
  });
});

describe("a field that may be missing", () => {
  const warnings = (source: string) =>
    prepareCondition(source, orderScope).issues.filter((issue) => issue.code === "cel/optional-field");

  test("is a warning with a fix that asks first", () => {
    const [warning] = warnings("data.order_value > 1 && data.note == 'x'");
    expect(warning).toMatchObject({ severity: "warning", start: 24, end: 33 });
    expect(warning?.fix?.text).toBe("has(data.note) && data.note == 'x'");
  });

  test.each([
    "has(data.note) && data.note == 'x'",
    "data.note == 'x' && has(data.note)",
    "!has(data.note) || data.note == 'x'",
    "has(data.note) ? data.note == 'x' : false",
    "has(data.customer.tier) && data.customer.tier == 'x'",
  ])("is fine where has(…) vouches for it: %s", (source) => {
    expect(warnings(source)).toEqual([]);
  });
});

test("the paths that are read are told, each once, without macro variables", () => {
  const source =
    "data.order_value > 1 && data.order_value < 5 && recent_events.exists(e, e.source == source && has(data.note))";
  expect(prepareCondition(source, orderScope).reads).toEqual([
    ["data", "order_value"],
    ["recent_events"],
    ["source"],
    ["data", "note"],
  ]);
});

test.each([
  ["9223372036854775807 + 1", "9223372036854775807 + 0", 9223372036854775807n],
  ["-9223372036854775808 - 1", "-9223372036854775808 - 0", -9223372036854775808n],
  ["-(-9223372036854775808 + 0)", "-(-9223372036854775808 + 1)", 9223372036854775807n],
  ["-9223372036854775808 / -1", "-9223372036854775808 / 1", -9223372036854775808n],
  ["3037000500 * 3037000500", "3037000499 * 3037000499", 9223372030926249001n],
  ["int(9223372036854775808.0 + 0.0)", "int(9223372036854774784.0 + 0.0)", 9223372036854774784n],
  ["0 % 0", "-7 % 3", -1n],
  ["0 / 0", "-7 / 2", -3n],
])("%s has no value, %s has", (beyond, within, value) => {
  expect(prepareExpression(beyond, {}).evaluate?.({})).toMatchObject({ unknown: true });
  expect(prepareExpression(within, {}).evaluate?.({})).toBe(value);
});

test("an expression gives its value", () => {
  expect(prepareExpression("data.retry_count + 1", orderScope).evaluate?.(scopeOf())).toBe(3n);
  expect(prepareExpression("data.customer", orderScope).evaluate?.(scopeOf())).toEqual(order.customer);
  expect(prepareExpression("data.retry_count + 1", orderScope).evaluate?.(scopeOf({}))).toMatchObject({
    unknown: true,
  });
});
