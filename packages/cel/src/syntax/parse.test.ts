// Text and its tree: unfinished text, other languages, limits, the canonical print.
import { describe, expect, test } from "vitest";
import { celToText, parseCel } from "../index.ts";

function problems(source: string): readonly string[] {
  return parseCel(source).issues.map((issue) => `${issue.start}-${issue.end} ${issue.message}`);
}

describe("unfinished text still has a tree with ranges", () => {
  test("a field that is not written yet is empty and stands after the dot", () => {
    const { root } = parseCel("data.");
    expect(root).toMatchObject({
      kind: "select",
      field: "",
      fieldStart: 5,
      fieldEnd: 5,
      operand: { kind: "name", name: "data" },
    });
  });

  test("a term that is not written yet is missing, the one before is whole", () => {
    const { root } = parseCel("data.x > 1 && ");
    expect(root).toMatchObject({ kind: "logic", terms: [{ kind: "binary", start: 0, end: 10 }, { kind: "missing" }] });
  });

  test("the text after a gap is still read", () => {
    expect(parseCel("a && && b.c").root).toMatchObject({
      kind: "logic",
      terms: [{ name: "a" }, { kind: "missing" }, { kind: "select", start: 8, end: 11 }],
    });
  });

  test.each([
    ["data.", '5-5 Expected a field after "." and the condition ends.'],
    ["a &&", '4-4 Expected an expression after "&&".'],
    ["(a", '2-2 Expected ")" to close the parenthesis and the condition ends.'],
    ["[1, 2", '5-5 Expected "]" after the items and the condition ends.'],
    ["a ? b", '5-5 Expected ":" between the two answers and the condition ends.'],
    ["'abc", "0-4 This text has no closing '."],
    ["a )", '2-3 ")" does not belong here.'],
    ["a # b", '2-3 "#" has no meaning in a condition.'],
    ["0x", '0-2 "0x" is no number.'],
    ["12ab", '0-4 "12ab" is no number.'],
    ["9223372036854775808", "0-19 9223372036854775808 does not fit into an int (64 bits)."],
    ["'\\q'", '1-3 "\\q" is no escape; write \\\\ for a backslash.'],
    ["data.in", '5-7 "in" is a word of CEL; write .`in` for a field of that name.'],
    ["for", '0-3 "for" is reserved in CEL and cannot be a name.'],
    ["a.?", '3-3 Expected a field after "." and the condition ends.'],
    ["Order{id: 1}", '0-12 Events are JSON: there are no message types; write a map {"name": value}.'],
  ])("%s", (source, problem) => {
    expect(problems(source)).toContain(problem);
  });
});

describe("other languages are understood and mended", () => {
  test.each([
    ["a = 1", "a == 1"],
    ["a === 1", "a == 1"],
    ["a !== 1", "a != 1"],
    ["a <> 1", "a != 1"],
    ["a & b", "a && b"],
    ["a and b", "a && b"],
    ["a or b", "a || b"],
    ["not a", "!a"],
  ])("%s → %s", (source, mended) => {
    const fix = parseCel(source).issues[0]?.fix;
    expect(fix).toBeDefined();
    if (fix !== undefined) expect(source.slice(0, fix.start) + fix.text + source.slice(fix.end)).toBe(mended);
  });
});

test.each([
  ["a||b&&c", "a || b && c"],
  ["(a||b)&&c", "(a || b) && c"],
  ["a&&(b&&c)", "a && (b && c)"],
  ["1+2*3-(4-5)", "1 + 2 * 3 - (4 - 5)"],
  ["-(1)", "-(1)"],
  ["--1", "-(-1)"],
  ["!(a==b)", "!(a == b)"],
  ["(a?b:c)?d:(e?f:g)", "(a ? b : c) ? d : e ? f : g"],
  ["'it''s'", '"it"'],
  ["x.`a-b`[0].f(1,)", "x.`a-b`[0].f(1)"],
  ['"""two\nlines"""', '"two\\nlines"'],
  ["1.0e3", "1000.0"],
  ["{'a':1,'b':[true,null]}", '{"a": 1, "b": [true, null]}'],
  ["-1.5.x", "(-1.5).x"],
  ["// note\na", "a"],
])("prints %s canonically", (source, text) => {
  expect(celToText(parseCel(source).root)).toBe(text);
});

test.each(["(", "[", "{1:", "-", "!", "f(", "a?", "a.", "a[", "a+"])(
  "20,000 times %s ends in a clean error",
  (part) => {
    const { issues } = parseCel(part.repeat(20_000));
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(50);
  },
);

test("a text that is too long is refused before it is read", () => {
  expect(parseCel("a".repeat(11), { sourceMax: 10 }).issues[0]?.code).toBe("cel/too-long");
});

test("many signs in a row are printed at once", () => {
  const source = `${"-".repeat(200)}a`;
  expect(celToText(parseCel(source).root)).toBe(source);
});
