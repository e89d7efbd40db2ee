// Translated conditions give CEL's answers: on the conditions of random charts, and on random expressions over random data.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { eventScope, eventType, prepareCondition, type CelType, type ScopeTypes } from "@laban/cel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventConditions, randomEvents } from "../random.scene.ts";
import { type ConditionScript, conditionScript } from "./conditionScript.ts";
import { preludeText } from "./prelude.ts";

const typed: CelType = randomEvents["a"]?.data ?? { kind: "dyn" };
const dyn: CelType = { kind: "dyn" };

function scopeOf(data: CelType): ScopeTypes {
  const event = eventType(data);
  const steps: CelType = {
    kind: "object",
    open: false,
    fields: {
      first: { type: event, optional: true },
      loop: { type: { kind: "list", of: event }, optional: true },
    },
  };
  return { ...eventScope(data, { history: true }), steps };
}

const sandbox = createContext({});
runInContext(preludeText, sandbox);

/** The answer of a script; the test runs text that the exporter made, in a realm of its own. */
function ask(text: string, event: unknown, bound: unknown): unknown {
  const source = `((event, bound) => ${text})(JSON.parse(${JSON.stringify(JSON.stringify(event))}), JSON.parse(${JSON.stringify(JSON.stringify(bound))}))`;
  return runInContext(source, sandbox) as unknown;
}

const value = fc.constantFrom<unknown>(
  0,
  1,
  2,
  -1,
  1.5,
  2 ** 53 + 2,
  2 ** 63,
  "x",
  "xy",
  "",
  "\u{1f600}",
  "\uffff",
  true,
  false,
  null,
  [],
  {},
);
const someData = fc.record(
  {
    v: value,
    w: value,
    s: value,
    list: fc.oneof(value, fc.array(value, { maxLength: 3 })),
    o: fc.oneof(value, fc.record({ v: value, constructor: value }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
);
const someEvent = someData.map((data) => ({
  id: "e",
  type: "a",
  source: "test",
  time: 1_700_000_000_000,
  correlation_id: "k1",
  data,
}));
const someBound = fc.array(fc.record({ step: fc.constantFrom("first", "loop"), event: someEvent }), { maxLength: 3 });

const atom = fc.constantFrom(
  "data.v",
  "data.w",
  "data.s",
  "data.list",
  "data.o.v",
  'data.o["v"]',
  "data.o.constructor",
  "data.list[0]",
  "data.list[1]",
  "steps.first.data.v",
  "steps.loop[0].data.v",
  "size(steps.loop)",
  "size(data.s)",
  "size(data.list)",
  "1",
  "2.0",
  "-1",
  "1.5",
  '"x"',
  '"\u{1f600}"',
  "null",
  "true",
  "[1, 2]",
  "[data.v, 2]",
  "9223372036854775807",
  "time",
  'timestamp("2023-11-14T22:13:20Z")',
  'duration("1h")',
  "steps.first.time",
  "event.time",
  "correlation_id",
  "data.missing",
  "data",
);
const { term: someExpression } = fc.letrec<{ term: string }>((tie) => {
  const operator = fc.constantFrom("==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%", "&&", "||");
  return {
    term: fc.oneof(
      { maxDepth: 3, depthIdentifier: "t" },
      atom,
      fc.tuple(tie("term"), operator, tie("term")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie("term").map((a) => `!(${a})`),
      tie("term").map((a) => `-(${a})`),
      fc.tuple(tie("term"), tie("term"), tie("term")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc
        .tuple(
          fc.constantFrom("all", "exists", "exists_one", "filter", "map"),
          fc.constantFrom("data.list", "[1, data.v]", "steps.loop", "data.o"),
          tie("term"),
          fc.constantFrom("==", ">", "!="),
        )
        .map(
          ([macro, range, a, op]) => `${range}.${macro}(x, ${range === "steps.loop" ? "x.data.v" : "x"} ${op} ${a})`,
        ),
      fc.constantFrom(
        "has(data.v)",
        "has(data.o.v)",
        "has(steps.first)",
        "has(steps.loop)",
        'data.s.startsWith("x")',
        "data.s.contains(data.s)",
        'data.s.endsWith("y")',
        "dyn(data.v) == 1",
        "double(data.v)",
        "int(data.w)",
      ),
    ),
  };
});

describe("a translated condition", () => {
  test.each([
    ["typed", typed],
    ["untyped", dyn],
  ] as const)("gives the answer of CEL on every condition of the charts, %s", (_name, data) => {
    const translated = eventConditions.map((when) => ({
      when,
      script: conditionScript({ path: [], when, scope: scopeOf(data) }),
    }));
    expect(translated.filter(({ script }) => "lost" in script)).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...translated), someEvent, ({ when, script }, event) => {
        expect(ask(textOf(script), event, [])).toBe(celAnswer(when, scopeOf(data), event, []));
      }),
      { numRuns: 1000 },
    );
  });

  test("gives the answer of CEL on random expressions", () => {
    let asked = 0;
    const answers = new Map<unknown, number>();
    fc.assert(
      fc.property(someExpression, fc.constantFrom(typed, dyn), someEvent, someBound, (when, data, event, bound) => {
        const scope = scopeOf(data);
        if (prepareCondition(when, scope).condition === undefined) return;
        const script = conditionScript({ path: [], when, scope });
        if ("lost" in script) return;
        asked++;
        const answer = celAnswer(when, scope, event, bound);
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
        const found = ask(script.text, event, bound);
        expect([when, typeof found === "boolean" ? found : undefined]).toEqual([when, answer]);
      }),
      { numRuns: 3000 },
    );
    expect(asked).toBeGreaterThan(500);
    for (const answer of [true, false, undefined]) expect(answers.get(answer)).toBeGreaterThan(20);
  });

  test.each([
    ['data.s.matches("x+") && data.v == 1', 'data.s.matches("x+")', "no counterpart"],
    ["size(recent_events) > 3", "recent_events", "no history"],
    ["data.?v.orValue(1) == 1", "data.?v.orValue(1)", "orValue"],
    ["time.getHours() > 8", "time.getHours()", "getHours"],
    ["{1: 2}.size() == 1", "{1: 2}", "objects that a condition makes"],
  ])("names the part of %s that has no translation", (when, expression, why) => {
    const script = conditionScript({ path: [], when, scope: scopeOf(dyn) });
    expect(script).toMatchObject({ lost: { expression } });
    expect("lost" in script ? script.lost.why : "").toContain(why);
  });

  test("keeps any text inside its string literal", () => {
    const hostile = ['"', "'", "`${1}`", "\\", "\n", "\u2028", "*/", "]]>", "</script>", "\0", "\ud800", "__proto__"];
    for (const text of hostile) {
      const when = `data.s == ${JSON.stringify(text).replaceAll("\\u0000", "\\x00").replaceAll("\\ud800", "\ufffd")}`;
      const script = textOf(conditionScript({ path: [], when, scope: scopeOf(dyn) }));
      expect(script).not.toMatch(/[\n\u2028]|<\/|]]>/);
      expect(ask(script, { data: { s: text } }, [])).toBe(text !== "\ud800");
    }
  });
});

test("the prelude asks for no host and no library", () => {
  expect(preludeText).not.toMatch(/import|require|globalThis|process|Date|random/);
  expect(readFileSync(new URL("prelude.ts", import.meta.url), "utf8")).toContain("String.raw");
});

function textOf(script: ConditionScript): string {
  if ("lost" in script) throw new Error(JSON.stringify(script.lost));
  return script.text;
}

function celAnswer(
  when: string,
  scope: ScopeTypes,
  event: { readonly data: unknown; readonly source: string; readonly time: number; readonly correlation_id: string },
  bound: readonly { readonly step: string; readonly event: unknown }[],
): boolean | undefined {
  const first = bound.findLast(({ step }) => step === "first")?.event;
  const loop = bound.filter(({ step }) => step === "loop").map((each) => each.event);
  const steps = { ...(first === undefined ? {} : { first }), ...(loop.length === 0 ? {} : { loop }) };
  const { data, source, time, correlation_id } = event;
  const answer = prepareCondition(when, scope).condition?.({ data, event, source, time, correlation_id, steps });
  return typeof answer === "boolean" ? answer : undefined;
}
