// What the metric cards compute before they draw: buckets, units, the first pair of types, percentile lines.
import type { ChoreographyDocument } from "@laban/model";
import { createMetrics, type TraceRecord } from "@laban/trace";
import { describe, expect, test } from "vitest";
import { defaultPair } from "./defaultPair.ts";
import { linesOver } from "./latencyLines.ts";
import { niceBucketMs, rateText, rateUnit } from "./niceBucket.ts";

describe("buckets", () => {
  test("are nice and never more than asked for", () => {
    expect([60_000, 3_600_000, 86_400_000 * 480].map((spanMs) => niceBucketMs(spanMs, 56))).toStrictEqual([
      2_000, 120_000, 1_209_600_000,
    ]);
    for (const spanMs of [1, 999, 123_456, 9e9, 9e12])
      expect(spanMs / niceBucketMs(spanMs, 56)).toBeLessThanOrEqual(56.000_001);
  });

  test("say a rate in the unit in which it is a whole thing", () => {
    expect(
      [rateUnit(30, 1_000), rateUnit(2, 60_000), rateUnit(3, 3_600_000), rateUnit(1, 86_400_000)].map(
        (unit) => unit.word,
      ),
    ).toStrictEqual(["second", "minute", "hour", "day"]);
    expect([31.44, 7, 0.25, 123.4].map(rateText)).toStrictEqual(["31.4", "7", "0.25", "123"]);
  });
});

describe("the latency that is shown first", () => {
  const documentWith = (patterns: object): ChoreographyDocument => ({ patterns }) as ChoreographyDocument;

  test("is what an absence or a sequence of the document promises", () => {
    const document = documentWith({
      p: { kind: "pattern", on: "a" },
      u: { kind: "absence", start: "a", expect: { event: "c" } },
    });
    expect(defaultPair(document, ["a", "b", "c"])).toStrictEqual({ from: "a", to: "c" });
    expect(
      defaultPair(documentWith({ s: { kind: "sequence", steps: ["b", { event: ["c", "d"] }] } }), ["a", "b", "c"]),
    ).toStrictEqual({ from: "b", to: "c" });
  });

  test("is otherwise from the first type to the last, and nothing where there is one type", () => {
    expect(defaultPair(documentWith({ u: { kind: "absence", start: "x", expect: "y" } }), ["a", "b"])).toStrictEqual({
      from: "a",
      to: "b",
    });
    expect(defaultPair(documentWith({}), ["a"])).toStrictEqual({ from: "a", to: undefined });
  });
});

describe("latency lines", () => {
  test("are levels where something completed, with a gap where nothing did", () => {
    const metrics = createMetrics();
    const event = (at: number, type: string, correlation: string): TraceRecord => ({
      type: "event",
      seq: at,
      at,
      event: { id: String(at), type, source: "s", time: at, data: {} },
      correlation,
      verdict: "accepted",
    });
    for (const record of [event(0, "a", "1"), event(1_000, "b", "1"), event(50_000, "a", "2"), event(90_000, "b", "2")])
      metrics.add(record);
    const lines = linesOver(metrics, { from: "a", to: "b" }, { fromMs: 0, toMs: 100_000 });
    expect(lines?.maxMs).toBe(40_000);
    // Nothing completed between the two: a gap, not a slope.
    const path = lines?.paths.p50(100, 60) ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
    expect(linesOver(metrics, { from: "b", to: "zzz" }, { fromMs: 0, toMs: 100_000 })).toBeUndefined();
  });

  test("tell at each point of the stretch before it, with some thirty pairs, in fifths of a stretch", () => {
    const metrics = createMetrics();
    const event = (at: number, type: string, correlation: string): TraceRecord => ({
      type: "event",
      seq: at,
      at,
      event: { id: `${type}${at}`, type, source: "s", time: at, data: {} },
      correlation,
      verdict: "accepted",
    });
    // Six hundred pairs in a thousand minutes; every fiftieth takes ten times as long.
    for (let i = 0; i < 600; i += 1) {
      metrics.add(event(i * 100_000, "a", String(i)));
      metrics.add(event(i * 100_000 + (i % 50 === 0 ? 40_000 : 4_000), "b", String(i)));
    }
    const lines = linesOver(metrics, { from: "a", to: "b" }, { fromMs: 0, toMs: 60_000_000 });
    expect(lines?.stretchMs).toBe(3_600_000);
    const path = lines?.paths.p99(100, 60) ?? "";
    expect(path.match(/M/g)).toHaveLength(1);
    // Each stretch has 36 pairs: the rare long one is in some and missing in others, and never jumps within a fifth and back.
    expect(path.match(/L/g)?.length).toBe(84);
    expect(lines?.maxMs).toBe(40_000);
  });
});
