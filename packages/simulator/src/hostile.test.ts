// Hostile documents and events, from the text to the effects: everything has a limit that is told, and names are only names.
import { compileDocument, kindCatalog, mergeDiagnostics } from "@laban/compiler";
import { createEngine, restoreEngine, type Engine } from "@laban/engine";
import { type Diagnostic, readDocument } from "@laban/model";
import type { ChoreographyEvent, Json, JsonObject } from "@laban/trace";
import { describe, expect, test } from "vitest";

function compiled(document: Json): { readonly engine?: Engine; readonly errors: readonly Diagnostic[] } {
  const read = readDocument(JSON.stringify(document), kindCatalog);
  const compilation = read.document === undefined ? undefined : compileDocument(read.document);
  const all = mergeDiagnostics(read.diagnostics, compilation?.diagnostics ?? []);
  const errors = all.filter(({ severity }) => severity === "error");
  const bundle = errors.length === 0 ? compilation?.bundle : undefined;
  return { errors, ...(bundle === undefined ? {} : { engine: createEngine(bundle) }) };
}

function withCondition(when: string): ReturnType<typeof compiled> {
  return compiled({
    laban: 1,
    name: "Hostile",
    events: { a: {} },
    patterns: { p: { kind: "pattern", on: "a", when } },
  });
}

function eventWith(data: JsonObject, more: Partial<ChoreographyEvent> = {}): ChoreographyEvent {
  return { id: "1", type: "a", source: "s", time: 1, correlation_id: "k", data, ...more };
}

describe("a condition", () => {
  test.each([
    ["20,000 parentheses", `${"(".repeat(20_000)}true${")".repeat(20_000)}`, "condition/too-long"],
    ["50,000 terms", Array.from({ length: 50_000 }, () => "data.v > 1").join(" && "), "condition/too-long"],
    ["parentheses that are deep, though not long", `${"(".repeat(2_000)}true${")".repeat(2_000)}`, "cel/too-deep"],
    ["an integer that no 64 bits hold", "data.v == 12345678901234567890", "cel/literal-range"],
  ])("of %s is refused with its place", (_what, when, code) => {
    const { errors } = withCondition(when);
    expect(errors).toContainEqual(expect.objectContaining({ code, path: ["patterns", "p", "when"] }));
  });

  test.each([
    ["a regular expression that backtracks", "data.text.matches('(a+)+$')", "noMatch"],
    [
      "loops in loops",
      "data.list.exists(a, data.list.exists(b, data.list.exists(c, data.list.exists(d, a + b + c + d == -1))))",
      "unknown",
    ],
  ] as const)(
    "of %s comes to an end: a pattern, which never goes back, with its answer, loops in loops with their budget",
    (_what, when, answer) => {
      const { engine } = withCondition(when);
      const list = Array.from({ length: 200 }, (_item, index) => index);
      expect(engine?.offer(eventWith({ text: `${"a".repeat(50_000)}!`, list }))).toEqual([]);
      expect(engine?.counters().patterns["p"]).toMatchObject({ noMatch: 0, unknown: 0, [answer]: 1 });
    },
  );
});

test("__proto__ is refused as a name, each time in words and with its place", () => {
  const text =
    '{"laban": 1, "name": "n", "events": {"__proto__": {}, "b": {}}, "agents": {"__proto__": {}}, "patterns": {}}';
  const { errors, engine } = compiled(JSON.parse(text) as JsonObject);
  expect(engine).toBeUndefined();
  for (const path of [["events"], ["agents"]])
    expect(errors).toContainEqual(expect.objectContaining({ code: "text/bad-key", path }));
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each(["constructor", "toString", "hasOwnProperty"])("%s is an ordinary name everywhere", (name) => {
  const own = (value: Json): JsonObject => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
  const { engine, errors } = compiled({
    laban: 1,
    name,
    events: { ...JSON.parse(`{${JSON.stringify(name)}: {}}`), b: {} },
    correlation: { default: [`data.${name}`] },
    agents: own({ capabilities: [name] }),
    patterns: own({ kind: "sequence", steps: [name, "b"], within: "1m", do: { action: name, capability: name } }),
  });
  expect(errors).toEqual([]);
  if (engine === undefined) throw new Error("The document does not compile.");
  engine.offer(eventWith(own("key"), { type: name, source: name }));
  const effects = engine.offer(eventWith(own("key"), { id: name, type: "b", time: 2 }));
  expect(effects).toMatchObject([{ pattern: name, key: ["key"], events: ["1", name], action: name }]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("keys and values of a million characters, and integers beyond 2^53, go through and through a snapshot", () => {
  const document = {
    laban: 1,
    name: "Large",
    events: { a: {}, b: {} },
    correlation: { default: ["data.id"] },
    patterns: {
      s: { kind: "sequence", steps: ["a", { event: "b", when: "data.text == steps.a.data.text" }], within: "1m" },
      d: { kind: "threshold", on: "a", distinct: { of: "data.text", at_least: 2 }, within: "1m" },
    },
  };
  const { engine } = compiled(document);
  if (engine === undefined) throw new Error("The document does not compile.");
  const text = "x".repeat(1_000_000);
  engine.offer(eventWith({ id: text, text }));
  const again = restoreEngine(engine.bundle, JSON.parse(JSON.stringify(engine.snapshot())));
  for (const each of [engine, again]) {
    const effects = each.offer(eventWith({ id: text, text }, { id: "2", type: "b", time: 2 }));
    expect(effects.map(({ pattern, key }) => [pattern, key[0] === text])).toEqual([["s", true]]);
  }
  const large = JSON.parse('{"id": 12345678901234567890, "text": "t"}') as JsonObject;
  engine.offer(eventWith(large, { id: "3", time: 3 }));
  expect(engine.offer(eventWith(large, { id: "4", type: "b", time: 4 }))).toMatchObject([{ pattern: "s" }]);
});
