// The extensions: texts, patterns, numbers and base64, with what they refuse and what they cost at most.
import { describe, expect, test } from "vitest";
import { prepareExpression } from "../index.ts";

function valueOf(source: string, s: unknown = "añ😀b", stepsMax = 20_000): unknown {
  const { evaluate, issues } = prepareExpression(source, { s: { kind: "string" } }, { stepsMax });
  expect(issues).toEqual([]);
  return evaluate?.({ s });
}

describe("an extension gives its value", () => {
  test.each([
    ["s.charAt(2)", "😀"],
    ["s.charAt(4)", ""],
    ["s.indexOf('b')", 3n],
    ["s.indexOf('z')", -1n],
    ["s.lastIndexOf('b', 2)", -1n],
    ["s.substring(1, 3)", "ñ😀"],
    ["s.reverse()", "b😀ña"],
    ["s.upperAscii()", "Añ😀B"],
    ["'a.a.a'.replace('.', '', 1)", "aa.a"],
    ["'a.a.a'.replace('a', '$&')", "$&.$&.$&"],
    ["'ab'.replace('', '-')", "-a-b-"],
    ["'a,b,c'.split(',', 2)", ["a", "b,c"]],
    ["['a', 'b'].join('-')", "a-b"],
    ["' \u0085x\u00a0'.trim()", "x"],
    ["strings.quote('a\"b\\n')", '"a\\"b\\n"'],
    ["s.matches('^a.😀b$')", true],
    ["matches(s, '^b')", false],
    ["math.greatest(1, 2.5, 2u)", 2.5],
    ["math.least([3, 1, 2])", 1n],
    ["math.round(-2.5)", -3],
    ["[1, 2, 3].sum()", 6n],
    ["sum([1, 2.5, 2u])", 5.5],
    ["[].sum()", 0],
    ["[1, 2].avg()", 1.5],
    ["[{'v': 1.5}, {'v': 2.0}].map(e, e.v).sum() > 3.0", true],
    ["math.bitShiftRight(-1, 60)", 15n],
    ["base64.encode(b'hello')", "aGVsbG8="],
    ["string(base64.decode('aGVsbG8'))", "hello"],
  ])("%s", (source, value) => {
    expect(valueOf(source)).toEqual(value);
  });
});

test.each([
  ["s.charAt(5)", "s.charAt(5): the position 5 is outside the text"],
  ["s.substring(3, 1)", "s.substring(3, 1): the position 1 is outside the text"],
  ["s.matches(dyn('('))", expect.stringContaining("this pattern cannot be read")],
  ["s.matches(dyn('(?=a)'))", expect.stringContaining("this pattern cannot be read")],
  ["math.bitShiftLeft(1, -1)", "math.bitShiftLeft(1, -1): bits are shifted by 0 or more"],
  ["math.abs(-9223372036854775808)", expect.stringContaining("does not fit into 64 bits")],
  ["math.greatest(1, 'a')", expect.stringContaining("only numbers")],
  ["['1'].sum()", expect.stringContaining("only numbers can be summed up")],
  ["[].avg()", expect.stringContaining("nothing has no average")],
  ["[9223372036854775807, 1].sum()", expect.stringContaining("does not fit into 64 bits")],
  ["base64.decode('a')", "base64.decode('a'): this text is not base64"],
])("%s is unknown and says why", (source, reason) => {
  const { evaluate } = prepareExpression(source, { s: { kind: "string" } });
  expect(evaluate?.({ s: "añ😀b" })).toMatchObject({ unknown: true, reason });
});

describe("no text and no pattern escapes the budget", () => {
  test("(a+)+$ on the longest text that the budget allows is answered", () => {
    expect(valueOf("s.matches('(a+)+$')", `${"a".repeat(70_000)}!`)).toBe(false);
  });

  test("a pattern of many states pays for them", () => {
    const outcome = valueOf("s.matches('((a{1,30}){1,30})$')", `${"a".repeat(70_000)}!`);
    expect(outcome).toMatchObject({ unknown: true, reason: expect.stringContaining("budget") });
  });

  test.each(["s.matches('(a+)+$')", "s.replace('a', s)", "s.split('')", "s.replace('', s).size() > 0"])(
    "%s on 1 MB is unknown",
    (source) => {
      const outcome = valueOf(source, "a".repeat(1_000_000));
      expect(outcome).toMatchObject({ unknown: true, reason: expect.stringContaining("budget") });
    },
  );
});
