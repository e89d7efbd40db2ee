// One byte form, checked against its definition on random JSON.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDepthMax, canonicalJson } from "./canonicalJson.ts";

test("keys are sorted by code unit and nothing is spaced", () => {
  expect(canonicalJson({ b: [1, 2], a: "x", B: null, é: true, "": 1.5 })).toBe(
    '{"":1.5,"B":null,"a":"x","b":[1,2],"é":true}',
  );
});

test("numbers are written as JSON writes them, minus zero as 0", () => {
  expect(canonicalJson([-0, 1e21, 0.1, 1e-7, 100])).toBe("[0,1e+21,0.1,1e-7,100]");
});

test("reads back as the same value, and writing again gives the same text", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      const back: unknown = JSON.parse(text);
      expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(back)).toBe(text);
    }),
  );
});

test("the order in which fields were written does not matter", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(object));
    }),
  );
});

test("hostile names are ordinary names", () => {
  const parsed: unknown = JSON.parse('{"constructor":1,"__proto__":{"polluted":true}}');
  expect(canonicalJson(parsed)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
});

test.each([
  [{ a: [1, Number.NaN] }, "$.a[1] is NaN"],
  [{ a: Infinity }, "$.a is Infinity"],
  [{ a: undefined }, "$.a is undefined"],
  [() => 1, "$ is function"],
  [10n, "$ is bigint"],
])("refuses what JSON cannot say and names the place (%#)", (value, message) => {
  expect(() => canonicalJson(value)).toThrow(message);
});

test("refuses nesting past the limit instead of overflowing, cycles included", () => {
  let deep: unknown = 1;
  for (let level = 0; level < canonicalDepthMax; level++) deep = [deep];
  expect(canonicalJson(deep)).toHaveLength(canonicalDepthMax * 2 + 1);
  expect(() => canonicalJson([deep])).toThrow("nested deeper than");
  const cycle: unknown[] = [];
  cycle.push(cycle);
  expect(() => canonicalJson(cycle)).toThrow("nested deeper than");
});
