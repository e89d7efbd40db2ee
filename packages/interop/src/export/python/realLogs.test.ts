// The real logs through exported Python: the engine's effects, every one of them, and the counts of the independent reference.
import { kindCatalog } from "@laban/compiler";
import { createEngine, eventFromCloudEvent } from "@laban/engine";
import { readDocument } from "@laban/model";
import type { ChoreographyEvent } from "@laban/trace";
import { describe, expect, it } from "vitest";
import { importLog } from "../../importLog.ts";
import { realFacts, realLog } from "../../realLogs.scene.ts";
import { sourceOf } from "../random/documents.scene.ts";
import { pythonModule } from "./pythonModule.ts";
import { runPython } from "./runPython.scene.ts";

interface ReferencePattern {
  readonly kind: string;
  readonly max_interval_s?: number;
  readonly within_s?: number;
  readonly at_least?: number;
  readonly expected: Readonly<Record<string, number>>;
}

function eventsOf(name: string): readonly ChoreographyEvent[] {
  const result = importLog({ name, bytes: realLog(name) });
  if (!("events" in result)) throw new Error(JSON.stringify(result));
  return result.events.map((json) => {
    const read = eventFromCloudEvent(json);
    if ("failure" in read) throw new Error(read.failure.message);
    return read.event;
  });
}

/** The reference's patterns, with thresholds in each way of firing, a machine, and patterns whose conditions read the log's columns. */
function documentText(patterns: readonly ReferencePattern[], types: readonly string[]): string {
  const [first = "", second = "", third = ""] = types;
  const drawn = patterns.flatMap(({ expected: _expected, max_interval_s, within_s, at_least, ...same }, at) => {
    const times = {
      ...(max_interval_s === undefined ? {} : { max_interval: `${max_interval_s}s` }),
      ...(within_s === undefined ? {} : { within: `${within_s}s` }),
    };
    switch (same.kind) {
      case "sequence":
      case "absence":
      case "all_of":
        return [[`p${at}`, { ...same, ...times }]];
      case "threshold":
        return ["edge", "every", "consume"].map((fires) => [
          `p${at}_${fires}`,
          { ...same, ...times, count: { at_least }, fires },
        ]);
      default:
        return [];
    }
  });
  return JSON.stringify({
    laban: 1,
    name: "Real log",
    events: Object.fromEntries(types.map((type) => [type, {}])),
    correlation: { default: ["correlation_id"] },
    patterns: {
      ...Object.fromEntries(drawn as [string, unknown][]),
      status: {
        kind: "state_machine",
        initial: "new",
        final: ["closed"],
        states: { new: {}, begun: { timeout: { after: "7d", to: "stale" } }, stale: {}, closed: {} },
        transitions: [
          { from: "new", event: first, to: "begun" },
          { from: ["begun", "stale"], event: third, to: "closed" },
          { from: "begun", event: second, to: "begun" },
        ],
      },
      by_someone: { kind: "pattern", on: second, when: "has(data.resource) && data.resource != 'Resource01'" },
      again: { kind: "any_of", start: first, events: [second, third], within: "1d", starts: "restart" },
    },
  });
}

describe.each([
  { name: "receipt", log: "receipt.csv" },
  { name: "bpic2013_closed", log: "bpic2013_closed.xes.gz" },
])("$log", ({ name, log }) => {
  it("gives the engine's effects and the reference's counts", { timeout: 120_000 }, () => {
    const { patterns } = realFacts(`${name}.outcomes.json`) as { readonly patterns: readonly ReferencePattern[] };
    const events = eventsOf(log);
    const types = [...new Set(events.map(({ type }) => type))];
    const { document, diagnostics } = readDocument(documentText(patterns, types), kindCatalog);
    if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join(" "));
    const { bundle } = sourceOf(document);
    const { text, missing } = pythonModule(bundle);
    expect([...missing]).toEqual([]);
    const engine = createEngine(bundle);
    const effects = [...events.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
    const [answer] = runPython([{ text, events }]);
    expect(answer?.totals).toMatchObject({ accepted: events.length, duplicates: 0, late: 0, uncorrelated: 0 });
    expect(effects.length).toBeGreaterThan(1_000);
    expect(answer?.effects.map(inOneForm)).toEqual(effects.map((effect) => inOneForm({ ...effect, id: effect.id })));
    const checked = patterns.flatMap(({ kind, expected }, at) => {
      if (kind !== "sequence" && kind !== "absence") return [];
      const { opened, timeout } = answer?.counters[`p${at}`] ?? {};
      expect({ opened, timeout }).toEqual({ opened: expected["opened"], timeout: expected["timeout"] ?? 0 });
      return [at];
    });
    expect(checked.length).toBeGreaterThanOrEqual(6);
  });
});

/** The fields in one order, as text: some thousands of them are compared. */
function inOneForm(effect: object): string {
  return JSON.stringify(effect, Object.keys(effect).toSorted());
}
