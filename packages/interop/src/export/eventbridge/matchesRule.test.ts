// Our reading of EventBridge patterns against AWS's own cases, and against what its documentation says of each filter.
import type { Json, JsonObject } from "@laban/model";
import { describe, expect, test } from "vitest";
import { realFacts } from "../../realLogs.scene.ts";
import { matchesRule } from "./matchesRule.ts";

const cases = realFacts("../eventbridge/correctness-cases.json") as readonly {
  readonly name: string;
  readonly rule: JsonObject;
  readonly event: Json;
}[];

/** The cases tell their outcome by their names only; these are the ones that must not match: a field is missing, differs, or its element is another one. */
const notMatching = new Set([
  "flat: 2-field exists, one missing",
  "flat: exact mismatch",
  "objarray: split",
  "objarray: 3-field, split 3 ways",
  "objarray: exact split",
  "objarray: prefix split",
  "primarray: no match",
  "nested: inner split",
  "nested: outer split",
  "nested2: split leaf",
  "mixed: array+scalar fail",
  "exists-false: present",
  "empty object",
  "empty array",
  "primarray: large + scalar, no match",
  "primarray: empty prim array",
  "mixed: obj-array split + prim-array",
  "suffix match split",
]);

describe("the cases of AWS", () => {
  test("are all here", () => {
    expect(cases).toHaveLength(51);
    expect([...notMatching].filter((name) => !cases.some((one) => one.name === name))).toEqual([]);
  });

  test.each(cases)("$name", ({ name, rule, event }) => {
    expect(matchesRule(rule, event)).toBe(!notMatching.has(name));
  });
});

describe("a filter", () => {
  const asks = (filter: Json, value: Json): boolean => matchesRule({ a: [filter] }, { a: value });

  test.each<[Json, Json, Json]>([
    [{ suffix: ".png" }, "a.png", "a.jpg"],
    [{ prefix: { "equals-ignore-case": "AB" } }, "abc", "xab"],
    [{ "equals-ignore-case": "Alice" }, "aLICE", "alic"],
    [{ wildcard: "a*b\\*" }, "axxb*", "axxb"],
    [{ wildcard: "*aa*aa*" }, "xaaaa", "xaaa"],
    [{ "anything-but": ["x", "y"] }, "z", "y"],
    [{ "anything-but": [1, 2] }, 3, 2],
    [{ "anything-but": { prefix: ["x", "y"] } }, "zx", "yz"],
    [{ "anything-but": { wildcard: "*x*" } }, "abc", "axc"],
    [{ numeric: ["=", 3.5] }, 3.5, "3.5"],
    [{ numeric: [">", 0, "<=", 5] }, 5, 0],
    [{ cidr: "10.0.0.0/24" }, "10.0.0.255", "10.0.1.0"],
    [null, null, "null"],
    [true, true, "true"],
  ])("%j takes %j and not %j", (filter, right, wrong) => {
    expect(asks(filter, right)).toBe(true);
    expect(asks(filter, wrong)).toBe(false);
    expect(matchesRule({ a: [filter] }, {})).toBe(false);
  });

  test("under $or needs one of them beside the rest", () => {
    const rule = { a: ["x"], $or: [{ b: [1] }, { c: { d: [{ exists: true }] } }] };
    expect(matchesRule(rule, { a: "x", c: { d: 0 } })).toBe(true);
    expect(matchesRule(rule, { a: "x", b: 2 })).toBe(false);
    expect(matchesRule(rule, { b: 1 })).toBe(false);
  });

  test("that is not known is an error", () => {
    expect(() => asks({ regex: "x" }, "x")).toThrow('a filter "regex"');
  });
});
