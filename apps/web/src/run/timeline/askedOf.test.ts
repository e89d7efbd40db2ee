// A why is shown only beside what an event brought about, and is about that event.
import { createEngine } from "@laban/engine";
import { eventTypesOf, sealBundle, type Operator } from "@laban/bundle";
import type { TraceRecord } from "@laban/trace";
import { expect, test } from "vitest";
import { createRunTrace } from "../runTrace.ts";
import { askedOf } from "./askedOf.ts";

const base = { priority: 0, scope: "global" } as const;

/** An alarm while the mean of ten seconds is high; its end asks for something. */
const alarm: Operator = {
  ...base,
  operator: "threshold",
  id: "alarm",
  actions: { recovered: { action: "calm", capability: "desk" } },
  on: ["a"],
  measure: "avg",
  of: "data.v",
  comparison: "at_least",
  value: 5,
  withinMs: 10_000,
  fires: "edge",
};

const machine: Operator = {
  ...base,
  operator: "state_machine",
  id: "machine",
  actions: {},
  states: [
    { name: "new", final: false },
    { name: "open", final: false, timeout: { afterMs: 2_000, to: "stale" } },
    { name: "stale", final: false },
  ],
  initial: "new",
  transitions: [{ from: ["new"], events: ["a"], to: "open" }],
  keepFinalMs: 1_000,
};

/** By type and pattern: the position and the seq of the event that the record's why is about. */
function whys(pattern: Operator, events: readonly (readonly [second: number, v: number])[]): readonly string[] {
  const bundle = sealBundle({
    laban_bundle: 2,
    semantics: 1,
    flags: [],
    name: "test",
    defaultKey: [],
    events: {},
    patterns: [pattern],
    needs: { events: eventTypesOf(pattern), capabilities: [], unpartitionable: [] },
  });
  const records: TraceRecord[] = [];
  const engine = createEngine(bundle, { observe: (record) => records.push(record) });
  for (const [second, v] of events)
    engine.offer({ id: `e${second}`, type: "a", source: "s", time: second * 1_000, data: { v } });
  engine.tick(100_000);
  const trace = createRunTrace();
  trace.add(records);
  return records.flatMap((record, position) => {
    if (record.type === "event") return [];
    const name = record.type === "effect" ? (record.effect.detail ?? record.effect.outcome) : record.type;
    const asked = askedOf(position, trace);
    const about = asked === undefined ? undefined : trace.records.at(asked.position);
    return [`${name} ${about?.type === "event" ? `${about.seq}` : "none"}`];
  });
}

test("an alarm has a why; its end has none where its events only grew old", () => {
  expect(whys(alarm, [[1, 6]])).toEqual(["run_opened 1", "matched 1", "run_ended none", "recovered none"]);
});

test("the end of an alarm has a why where an event brought it about", () => {
  expect(
    whys(alarm, [
      [1, 6],
      [2, 0],
    ]),
  ).toEqual(expect.arrayContaining(["run_ended 2", "recovered 2"]));
});

test("an alarm that ends by age in the instant of its last event has no why", () => {
  const trace = createRunTrace();
  const event = { id: "e", type: "a", source: "s", time: 5, data: {} };
  const effect = {
    seq: 1,
    at: 5,
    pattern: "alarm",
    outcome: "matched",
    detail: "recovered",
    key: [],
    events: ["e"],
    priority: 0,
    id: "f",
  } as const;
  trace.add([
    { type: "event", seq: 1, at: 5, event, correlation: null, verdict: "accepted" },
    { type: "run_opened", at: 5, run: 1, pattern: "alarm", correlation: null, seq: 1 },
    { type: "run_ended", at: 5, run: 1, pattern: "alarm", outcome: "matched", detail: "recovered" },
    { type: "effect", at: 5, effect, correlation: null },
  ]);
  expect(askedOf(3, trace)).toBeUndefined();
});

test("a state that a deadline left has no why, the one that an event left has", () => {
  const told = whys(machine, [[1, 0]]);
  expect(told).toContain("moved 1");
  expect(told.filter((each) => each.endsWith("none"))).toEqual(["run_advanced none", "moved none"]);
});
