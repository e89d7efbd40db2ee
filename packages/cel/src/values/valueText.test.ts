// Values as text: CEL that reads as the value again.
import { expect, test } from "vitest";
import { prepareExpression, valueText } from "../index.ts";

test.each([
  ["null"],
  ["true"],
  ["3"],
  ["3.0"],
  ["-0.0"],
  ["1e+300"],
  ["7u"],
  ['"a\\n\\"b\\""'],
  ['b"\\x00\\xff"'],
  ['[1, 2.5, "a"]'],
  ['{"a": 1, true: [null]}'],
  ['timestamp("2026-11-24T10:00:00.5Z")'],
  ['duration("1.5s")'],
  ["optional.none()"],
  ["optional.of(1)"],
  ["int"],
])("%s is written as it is read", (source) => {
  const value = prepareExpression(source, {}).evaluate?.({});
  expect(value === undefined || (typeof value === "object" && value !== null && "unknown" in value)).toBe(false);
  expect(valueText(value as Parameters<typeof valueText>[0])).toBe(source);
});

test("numbers without a place in CEL are written as conversions", () => {
  expect([Number.NaN, Infinity, -Infinity].map((value) => valueText(value))).toEqual([
    'double("NaN")',
    'double("Infinity")',
    'double("-Infinity")',
  ]);
  expect(prepareExpression('double("-Infinity")', {}).evaluate?.({})).toBe(-Infinity);
});

test("whole numbers of JSON are ints where the type says so", () => {
  const type = { kind: "object", open: true, fields: { n: { type: { kind: "int" }, optional: false } } } as const;
  expect(valueText({ n: 3, m: 3 }, type)).toBe('{"n": 3, "m": 3.0}');
  expect(valueText([1, 2], { kind: "list", of: { kind: "int" } })).toBe("[1, 2]");
});

test("long and deep values are cut", () => {
  expect(valueText("x".repeat(1_000_000), undefined, 10)).toBe('"xxxxxxxxx…');
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(valueText([deep])).toMatch(/^\[+…\]+$/);
});

test("hostile keys are keys", () => {
  const value: unknown = JSON.parse('{"__proto__": 1, "constructor": "a"}');
  expect(valueText(value as { readonly [name: string]: unknown })).toBe('{"__proto__": 1.0, "constructor": "a"}');
});
