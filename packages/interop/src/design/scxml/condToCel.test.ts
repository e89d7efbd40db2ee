// What JavaScript answers for a condition is what its translation answers, on random events; what would mean something else is not translated.
import { eventScope, prepareCondition } from "@laban/cel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { condToCel } from "./condToCel.ts";
import { javaScriptAnswers } from "./javaScript.scene.ts";

const comparisons = ["===", "!==", "==", "!=", "<", "<=", ">", ">="];
const literals = [
  "'paid'",
  '""',
  "'x===y'",
  "'_event.data'",
  "'a && b'",
  "'1'",
  "'\u2028é'",
  "0",
  "1",
  "-2.5",
  "0.1",
  "true",
  "false",
  "null",
  "undefined",
];
const fields = ["_event.data.a", "_event.data.b", "_event.data.length", "_event.data.c.d", "_event.data.c.d.e"];

const oneTest: fc.Arbitrary<string> = fc
  .oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...comparisons), fc.constantFrom(...literals)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...literals), fc.constantFrom(...comparisons), fc.constantFrom(...fields)),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...fields)) },
    fc.constantFrom(["true"], ["false"], ["_event.name === 'order.paid'"], ["'b' != _event.name"]),
  )
  .map((parts) => parts.join(" "));

const { cond } = fc.letrec<{ cond: string }>((tie) => ({
  cond: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    oneTest,
    fc.tuple(fc.constantFrom("!(", "("), tie("cond")).map(([open, inner]) => `${open}${inner})`),
    fc.constantFrom(...fields).map((field) => `!${field}`),
    fc.tuple(tie("cond"), fc.constantFrom("&&", "||"), tie("cond")).map((parts) => parts.join(" ")),
  ),
}));

const loose: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom("paid", "", "x===y", "x==y", "_event.data", "a && b", "1", "0", "true", "\u2028é", " "),
  fc.constantFrom(0, -0, 1, -2.5, 0.1, 7, true, false, null),
  fc.constantFrom([], ["paid"], [1], {}, { d: 1 }),
);
const anyEvent = fc.record(
  {
    a: loose,
    b: loose,
    length: loose,
    c: fc.oneof(
      loose,
      fc.record({ d: fc.oneof(loose, fc.record({ e: loose }, { requiredKeys: [] })) }, { requiredKeys: [] }),
    ),
  },
  { requiredKeys: [] },
);

const scope = eventScope({ kind: "dyn" });

function answersOf(when: string): (data: unknown) => boolean {
  const { condition, issues } = prepareCondition(when, scope);
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  const known = { source: "s", time: 0, correlation_id: "c" };
  return (data) => condition?.({ data, event: { id: "1", type: "order.paid", ...known, data }, ...known }) === true;
}

/** Whether an event keeps to what the guesses of a condition take for given. */
function keepsTo(guesses: readonly string[], data: unknown): boolean {
  return guesses.every((guess) => {
    const [, path = "", kind = ""] =
      /^data\.([\w.]+) is taken for an? (number|text|boolean|object) where/.exec(guess) ?? [];
    expect(kind).not.toBe("");
    let value: unknown = data;
    for (const name of path.split(".")) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
      if (!Object.hasOwn(value, name)) return true;
      value = (value as Readonly<Record<string, unknown>>)[name];
    }
    if (kind === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
    return typeof value === (kind === "text" ? "string" : kind);
  });
}

test("answers as JavaScript does, for every event where nothing is guessed, else for those that keep to the guess", () => {
  const conds = fc.sample(cond, { numRuns: 400, seed: 4127 });
  const events = fc.sample(anyEvent, { numRuns: 40, seed: 4127 });
  const counts = { exact: 0, guessed: 0, threw: 0, untranslated: 0, true: 0 };
  const cases = conds.flatMap((text) => {
    const said = condToCel(text);
    if (said === undefined) counts.untranslated += 1;
    if (said === undefined) return [];
    const ask = answersOf(said.when);
    return events.map((data) => ({ text, said, data, ours: ask(data) }));
  });
  const theirs = javaScriptAnswers(cases.map(({ text, data }) => [text, data]));
  for (const [index, { text, said, data, ours }] of cases.entries()) {
    const expected = theirs[index];
    if (typeof expected === "string") counts.threw += 1;
    else if (keepsTo(said.guesses, data)) {
      expect([text, said.when, data, ours]).toEqual([text, said.when, data, expected]);
      counts[said.guesses.length === 0 ? "exact" : "guessed"] += 1;
      if (expected) counts.true += 1;
    }
  }
  expect(counts.exact).toBeGreaterThan(4_000);
  expect(counts.guessed).toBeGreaterThan(1_000);
  expect(counts.true).toBeGreaterThan(1_500);
  expect(counts.untranslated).toBeGreaterThan(20);
});

describe("what reads well", () => {
  test.each([
    ["_event.data.status !== 'paid'", '!has(data.status) || data.status != "paid"', 0],
    ["_event.data.status === 'x===y'", 'data.status == "x===y"', 0],
    ["_event.data.s === '_event.data'", 'data.s == "_event.data"', 0],
    ["_event.data.s == null", "!has(data.s) || data.s == null", 0],
    ["_event.data.s != null", "has(data.s) && data.s != null", 0],
    ["!_event.data.flag", '!has(data.flag) || data.flag in [null, false, 0, ""]', 0],
    ["_event.data.count", 'has(data.count) && !(data.count in [null, false, 0, ""])', 0],
    ["_event.data.n == 1", "data.n == 1", 1],
    ["2 < _event.data.n", "data.n > 2", 1],
    ["!(_event.data.n > 2)", "!has(data.n) || data.n <= 2", 1],
    ["_event.data.a.b !== 1", "!has(data.a.b) || data.a.b != 1", 1],
    [
      "_event.data.a === 1 && (_event.data.b === 2 || !(_event.data.c === 3 && _event.data.d === 4))",
      "data.a == 1 && (data.b == 2 || !has(data.c) || data.c != 3 || !has(data.d) || data.d != 4)",
      0,
    ],
    ["_event.name === 'order.paid'", 'event.type == "order.paid"', 0],
  ])("%s", (text, when, guesses) => {
    const said = condToCel(text);
    expect(said?.when).toBe(when);
    expect(said?.guesses).toHaveLength(guesses);
  });
});

test.each([
  "",
  "  ",
  "tries > 3",
  "data.n > 1",
  "In('closed')",
  "_event.data",
  "_event.data == 123",
  "_event.data.items.length > 0",
  "_event.data.n / 2 > 1",
  "_event.data.n + 1",
  "_event.data.a === _event.data.b",
  "_event.data.s < 'b'",
  "_event.data.s > null",
  "!_event.data.n > 1",
  "1 < _event.data.n < 5",
  "(_event.data.n) > 1",
  "_event.data.n > 9007199254740993",
  "_event.data.n === 0x10",
  "_event.data.n === 010",
  "_event.data.n === 1e400",
  "_event.data.n === 5n",
  "_event.data.s === 'a\\x41'",
  "_event.data['s'] === 1",
  "_event.data?.s === 1",
  "_event.data.s.startsWith('a')",
  "_event.data.constructor === 1",
  "_event.data.__proto__ == null",
  "_event.data.in === 1",
  "_event.data.s = 1",
  "_event.data.s === 1 ? true : false",
  "_event.data.a === 1, true",
  "_event.name === ' padded '",
  "'a' === 'a'",
  "_event.data.a === 1 &&",
  "(_event.data.a === 1",
  "_event.data.a === 1)",
])("%s is not translated", (text) => {
  expect(condToCel(text)).toBeUndefined();
});

test("what is nested too deep or too long is not translated", () => {
  expect(condToCel(`${"(".repeat(200)}_event.data.a${")".repeat(200)}`)).toBeUndefined();
  expect(condToCel(`${"!".repeat(3_000)}_event.data.a`)).toBeUndefined();
});
