// The log behind a number has as many lines as the number says.
import type { Effect, TraceRecord } from "@laban/trace";
import { expect, test } from "vitest";
import { createRunTrace } from "../runTrace.ts";
import { filterText, type LogFilter, placeAmong, positionsIn } from "./logFilter.ts";

const effect = (seq: number, pattern: string, outcome: Effect["outcome"]): TraceRecord => ({
  type: "effect",
  at: seq,
  correlation: "c",
  effect: { seq, at: seq, pattern, outcome, key: ["c"], events: [], priority: 1, id: `${pattern}${seq}` },
});
const event = (seq: number, type: string, verdict: "accepted" | "duplicate" | "late_processed"): TraceRecord => ({
  type: "event",
  seq,
  at: seq,
  event: { id: `${seq}`, type, source: "s", time: seq, data: {} },
  correlation: "c",
  verdict,
});
const records: readonly TraceRecord[] = [
  event(0, "a", "accepted"),
  effect(0, "p", "matched"),
  event(1, "a", "duplicate"),
  { type: "no_match", at: 2, pattern: "p", seq: 0, verdict: "false" },
  { type: "no_match", at: 3, pattern: "p", seq: 0, verdict: "unknown", reason: "data.x is missing" },
  { type: "no_match", at: 3, pattern: "q", seq: 0, verdict: "false" },
  { type: "run_opened", at: 4, pattern: "s", run: 1, correlation: "c", seq: 0 },
  effect(4, "s", "timeout"),
  { type: "run_ended", at: 5, pattern: "s", run: 1, outcome: "timeout" },
  event(6, "a", "late_processed"),
];

test("has the records that the metrics count, no more and no fewer", () => {
  const trace = createRunTrace();
  trace.add(records);
  const { metrics } = trace;
  const p = metrics.patternAt("p", 9);
  const lines = (filter: LogFilter): number => positionsIn(trace, filter).length;
  const of = (name: string, happening: Extract<LogFilter, { type: "pattern" }>["happening"]): number =>
    lines({ type: "pattern", name, happening });
  expect([of("p", "fired"), of("p", "no match"), of("p", "unknown"), of("p", "cooling")]).toStrictEqual([
    p.fired,
    p.noMatch,
    p.unknown,
    p.cooling,
  ]);
  expect(of("s", "timeout")).toBe(metrics.patternAt("s", 9).outcomes.timeout);
  // A firing that timed out is no match.
  expect(of("s", "fired")).toBe(0);
  expect(positionsIn(trace, { type: "event", name: "a" })).toStrictEqual([0, 9]);
});

test("finds its place among the lines", () => {
  expect([0, 3, 4, 9].map((position) => placeAmong([0, 3, 9], position))).toStrictEqual([0, 1, 2, 2]);
  expect(filterText({ type: "pattern", name: "p", happening: "no match" })).toBe("p, no match");
});
