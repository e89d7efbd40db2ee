// Our JSON reader against JSON.parse: the same values and the same refusals, and places that point at what they name.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "@laban/model";
import { ImportProblem } from "../../failure.ts";
import { readJson } from "./readJson.ts";

function reading(
  text: string,
): { readonly value: Json } | { readonly code: string; readonly line: number | undefined } {
  try {
    return { value: readJson("a.json", text).value };
  } catch (error) {
    if (error instanceof ImportProblem) return { code: error.failure.code, line: error.failure.line };
    throw error;
  }
}

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, space) => {
      const text = JSON.stringify(value, null, space);
      if (/"__proto__":/.test(text)) return;
      expect(reading(text)).toEqual({ value: JSON.parse(text) as Json });
    }),
    { numRuns: 300 },
  );
});

test("refuses what JSON.parse refuses, and nothing else", () => {
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    "1",
    "-0.5e3",
    "01",
    "true",
    "nul",
    " ",
    "\n",
    '"\\u00e4"',
    '"\\x"',
    "'",
    "\t",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      let expected: { value: unknown } | undefined;
      try {
        expected = { value: JSON.parse(text) };
      } catch {
        expected = undefined;
      }
      const found = reading(text);
      if (expected === undefined) expect(found).toMatchObject({ code: "import/json" });
      else expect(found).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("says where a value stands", () => {
  const tree = readJson("a.json", '{\n  "a": [\n    {"b": 1}\n  ]\n}');
  expect(tree.placeOf(["a", 0, "b"])).toEqual({ file: "a.json", line: 3, column: 6 });
  expect(tree.placeOf(["a", 7, "b"])).toEqual({ file: "a.json", line: 2, column: 3 });
  expect(tree.placeOf([])).toEqual({ file: "a.json", line: 1, column: 1 });
});

test("refuses the name __proto__ however it is written", () => {
  expect(reading('{"a": {"__proto__": 1}}')).toEqual({ code: "import/bad-key", line: 1 });
  expect(reading('{"\\u005f_proto__": 1}')).toEqual({ code: "import/bad-key", line: 1 });
  expect(reading('{"constructor": 1, "toString": 2}')).toEqual({ value: { constructor: 1, toString: 2 } });
});

test("refuses the 65th level, not the 64th", () => {
  expect(reading("[".repeat(64) + "]".repeat(64))).toHaveProperty("value");
  expect(reading("[".repeat(65) + "]".repeat(65))).toMatchObject({ code: "import/too-deep" });
});

test("a text may be long", () => {
  const long = "\\n".repeat(1_000_000) + "x".repeat(4_000_000);
  expect(reading(`"${long}"`)).toEqual({ value: `${"\n".repeat(1_000_000)}${"x".repeat(4_000_000)}` });
});
