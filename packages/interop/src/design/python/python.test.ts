// The source material itself and programs like it: what they become, and what is said of what is left out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importDesign } from "../importDesign.ts";

const folder = fileURLToPath(new URL("../../../../../../shared/source/", import.meta.url));

function imported(text: string) {
  const result = importDesign([{ name: "shop.py", bytes: new TextEncoder().encode(text) }]);
  if ("failure" in result) throw new Error(result.failure.message);
  return result;
}

test("the source material's ten patterns come in whole, and its calls on configurations are left out with their places", () => {
  if (!existsSync(folder))
    throw new Error(`The source material is missing: put it at ${folder} (../shared/source beside the checkout).`);
  const [name = ""] = readdirSync(folder);
  const result = importDesign([{ name, bytes: new Uint8Array(readFileSync(`${folder}${name}`)) }]);
  if ("failure" in result) throw new Error(result.failure.message);
  expect(result.format).toBe("python");
  expect(Object.keys(result.document.patterns)).toHaveLength(10);
  expect(result.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  const leftOut = result.notes.filter(({ fate }) => fate === "left_out");
  expect(leftOut.map(({ what, line, column }) => `${what} ${line}:${column}`)).toEqual([
    "EventPattern 285:28",
    "EventPattern 301:28",
    "EventPattern 317:28",
  ]);
});

test("sequences, complex patterns, constants and positional arguments", () => {
  const { document, notes } = imported(`
WINDOW = 5 * 60
def make(engine):
    s = EventSequence(sequence_id="fulfil", events=["paid", "packed", "paid"], max_interval=90, action="ship", target_capability="shipping")
    p = EventPattern("paid", "True", "thank", "care", 3, correlation_keys=["order_id"], timeout_seconds=30)
    engine.register_complex_pattern({"type": "threshold_pattern", "event_type": "failed", "threshold": 3, "time_window": WINDOW,
                                     "action": "alarm", "capability": "ops"})
    engine.register_complex_pattern({"type": "temporal_sequence", "trigger_event": "paid", "required_events": ["a", "b"],
                                     "time_window": 60, "action": "go", "capability": "ops", "priority": 4})
    engine.register_complex_pattern({"type": "state_transition", "event_type": "x", "condition": "data['n'] > 1", "action": "y", "capability": "ops"})
`);
  expect(document.patterns).toEqual({
    fulfil: {
      kind: "sequence",
      steps: ["paid", "packed", { event: "paid", name: "paid_2" }],
      max_interval: "90s",
      do: { action: "ship", capability: "shipping" },
    },
    thank: {
      kind: "pattern",
      on: "paid",
      do: { action: "thank", capability: "care", timeout: "30s" },
      priority: 3,
      by: ["data.order_id"],
    },
    alarm: {
      kind: "threshold",
      on: "failed",
      count: { at_least: 3 },
      within: "5m",
      fires: "every",
      do: { action: "alarm", capability: "ops" },
    },
    go: {
      kind: "all_of",
      events: ["a", "b"],
      within: "1m",
      trigger: "paid",
      do: { action: "go", capability: "ops" },
      priority: 4,
    },
    y: { kind: "pattern", on: "x", when: "data.n > 1", do: { action: "y", capability: "ops" } },
  });
  expect(notes.filter(({ fate }) => fate === "guessed").every(({ why }) => why !== undefined)).toBe(true);
});

test("a condition that cannot be translated is in error at its place, and never always true", () => {
  const { document, notes, diagnostics } = imported(
    `EventPattern(event_type="a", condition="data['n'] > 1 and \\\ndata.__class__", action="x", target_capability="y")\nEventPattern(event_type="b", condition="  data['n'] % 2 == 0", action="z", target_capability="y")\n`,
  );
  expect(document.patterns["z"]?.["when"]).toBe("not_translated(\"data['n'] % 2 == 0\")");
  expect(notes.filter(({ fate }) => fate === "left_out")).toMatchObject([
    { why: expect.stringContaining("__class__ leads to the inside of Python") },
    { line: 3, column: 43, why: expect.stringContaining("% cannot be said exactly in CEL") },
  ]);
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ path }) => path)).toEqual([
    ["patterns", "x", "when"],
    ["patterns", "z", "when"],
  ]);
});

test("nothing is taken from what is made at run time", () => {
  const { document, notes } = imported(
    `EventPattern(event_type="a", condition=f"data['{x}'] > 1", action="x", target_capability="y")\nEventPattern(event_type=input(), condition="True", action="x", target_capability="y")\nEventPattern(**config)\nEventPattern(event_type="ok", condition="True", action="x", target_capability="y")\n`,
  );
  expect(Object.keys(document.events)).toEqual(["ok"]);
  expect(notes.filter(({ fate }) => fate === "left_out").map(({ line, why }) => `${line}: ${why}`)).toEqual([
    "1: its condition is made at run time, and nothing is run here",
    "2: its event_type is made at run time, and nothing is run here",
    "3: arguments with stars are not read; only calls with literals are read",
  ]);
});

test.each(["5", '{"a": 1}', "True", "[1]", "None"])(
  "a condition that is %s is in error, and never always true",
  (text) => {
    const { document, notes } = imported(
      `EventPattern(event_type="a", condition=${text}, action="x", target_capability="y")\nengine.register_complex_pattern({"type": "state_transition", "event_type": "a", "condition": ${text}, "action": "z", "capability": "y"})\n`,
    );
    const when = `not_translated(${JSON.stringify(text)})`;
    expect(document.patterns).toMatchObject({ x: { when }, z: { when } });
    expect(notes.filter(({ fate }) => fate === "left_out").map(({ what }) => what)).toEqual([
      `condition ${text}`,
      `condition ${text}`,
    ]);
  },
);

test("cool-downs, exclusive groups and one key for all events are understood", () => {
  const { document, notes } = imported(`
EventPattern(event_type="a", condition="True", action="x", target_capability="y", cooldown=60, exclusive_group="g", correlation_keys=[])
EventSequence(sequence_id="s", events=["a", "b"], max_interval=9, action="z", target_capability="y", cooldown=0.5, priority=7)
`);
  expect(document.patterns).toMatchObject({
    x: { cooldown: "1m", exclusive_group: "g", scope: "global" },
    s: { cooldown: "500ms", priority: 7 },
  });
  expect(document.patterns["x"]).not.toHaveProperty("by");
  expect(notes.filter(({ fate }) => fate === "left_out")).toEqual([]);
});

test("each argument that is not read is told at its place", () => {
  const { document, notes } = imported(`
EventPattern("a", "True", "x", "y", 1, None, None, 8, retries=3, correlation_keys=["k", 5])
EventPattern(event_type="b", condition="True", action="x", target_capability=7, priority="high")
EventSequence(sequence_id="s", events=["a", "b"], max_interval="60", steps=2)
register_complex_pattern({"type": "threshold_pattern", "event_type": "a", "threshold": 3, "condition": "True"}, 4)
`);
  expect(notes.flatMap(({ fate, what, line }) => (fate === "left_out" ? [`${line} ${what}`] : []))).toEqual([
    "2 EventPattern a: correlation_keys",
    "2 EventPattern a: argument 8",
    "2 EventPattern a: retries",
    "3 EventPattern b: target_capability",
    "3 EventPattern b: priority",
    "4 EventSequence s: max_interval",
    "4 EventSequence s: steps",
    "5 register_complex_pattern: argument 2",
    "5 threshold_pattern a: condition",
  ]);
  expect(Object.values(document.patterns)).toHaveLength(4);
});

test("a list with items that are no texts is never shortened in silence", () => {
  const { document, notes, diagnostics } = imported(`
EventSequence(sequence_id="s", events=["a", None, "b"], max_interval=60)
register_complex_pattern({"type": "temporal_sequence", "trigger_event": "t", "required_events": ["a", 5], "action": "go", "capability": "c"})
EventSequence(sequence_id="none", events=[None], max_interval=60)
`);
  expect(document.patterns).toMatchObject({
    s: { steps: [{ event: "a", when: 'not_translated("events=[\\"a\\", None, \\"b\\"]")' }, "b"] },
    go: { events: [{ event: "a", when: 'not_translated("required_events=[\\"a\\", 5]")' }] },
  });
  expect(notes.flatMap(({ fate, what }) => (fate === "left_out" ? [what] : []))).toEqual([
    "EventSequence s: events",
    "temporal_sequence t: required_events",
    "EventSequence none",
  ]);
  expect(
    diagnostics.flatMap(({ severity, path }) => (severity === "error" ? [path.slice(0, 2).join(".")] : [])),
  ).toEqual(["patterns.s", "patterns.go"]);
});
