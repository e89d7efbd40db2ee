// Metrics at any playhead: counts, the law of outcomes, latencies, distributions.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distributionOf, EXACT_SAMPLES_MAX } from "./distribution.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { OUTCOMES } from "./patternSeries.ts";
import type { Outcome, TraceRecord } from "./records.ts";
import { orderStory, STORY_START } from "./records.scene.ts";

function metricsOf(records: readonly TraceRecord[]): Metrics {
  const metrics = createMetrics();
  for (const record of records) metrics.add(record);
  return metrics;
}

describe("metrics", () => {
  test("answer for the playhead, not for the end", () => {
    const metrics = metricsOf(orderStory());
    expect(metrics.countsAt(STORY_START - 1)).toMatchObject({ events: 0, opened: 0, activeCorrelations: 0 });
    expect(metrics.countsAt(STORY_START)).toMatchObject({ events: 1, opened: 2, ended: 0, activeCorrelations: 1 });
    expect(metrics.countsAt(STORY_START + 6_000)).toMatchObject({ events: 3, actionsStarted: 3, actionsEnded: 2 });
    expect(metrics.countsAt(STORY_START + 35_000)).toMatchObject({ events: 4, ended: 2, activeCorrelations: 0 });
    expect(metrics.patternAt("paid_quickly", STORY_START + 34_999)).toMatchObject({ opened: 1, active: 1 });
    expect(metrics.patternAt("paid_quickly", STORY_START + 35_000)).toMatchObject({
      opened: 1,
      active: 0,
      outcomes: { matched: 1 },
    });
  });

  test("tell false from unknown", () => {
    const metrics = metricsOf(orderStory());
    const end = STORY_START + 60_000;
    expect(metrics.patternAt("flag_high_value", end)).toMatchObject({ fired: 0, noMatch: 1, unknown: 0 });
    expect(metrics.patternAt("stop_retrying", end)).toMatchObject({ fired: 0, noMatch: 0, unknown: 1 });
    expect(metrics.patternAt("retry_payment", end)).toMatchObject({ fired: 1, opened: 0 });
    expect(metrics.patternAt("never heard of", end)).toMatchObject({ fired: 0, opened: 0, active: 0 });
  });

  test("measure from one type to another within a correlation, and an agent's answers", () => {
    const metrics = metricsOf([...orderStory("a"), ...orderStory("b", STORY_START + 40_000, 10)]);
    const pair = { from: "order_received", to: "payment_successful" };
    expect(metrics.latency(pair, { until: STORY_START + 39_000 })).toMatchObject({ count: 1, p50: 35_000 });
    expect(metrics.latency(pair, { until: STORY_START + 80_000 })).toMatchObject({
      count: 2,
      max: 35_000,
      isExact: true,
    });
    expect(metrics.latency(pair, { after: STORY_START + 35_000, until: STORY_START + 80_000 })?.count).toBe(1);
    expect(metrics.latency({ from: "nothing", to: "payment_successful" }, { until: Infinity })).toBeUndefined();
    expect(metrics.answerTime("payments", { until: Infinity })).toMatchObject({ count: 4, min: 5_800, max: 29_000 });
    expect(metrics.answerTime("nobody", { until: Infinity })).toBeUndefined();
  });

  test("look at some of very many durations where a picture asks for no more", () => {
    const metrics = createMetrics();
    const event = (seq: number, at: number, type: string, correlation: string): TraceRecord => ({
      type: "event",
      seq,
      at,
      event: { id: `e${seq}`, type, source: "s", time: at, data: {} },
      correlation,
      verdict: "accepted",
    });
    for (let i = 0; i < 1_000; i += 1) {
      metrics.add(event(2 * i, i * 1_000, "a", `c${i}`));
      metrics.add(event(2 * i + 1, i * 1_000 + (i % 100), "b", `c${i}`));
    }
    const pair = { from: "a", to: "b" };
    expect(metrics.latency(pair, { until: 1e9 })).toMatchObject({ count: 1_000, p50: 49, p99: 98, isExact: true });
    const some = metrics.latency(pair, { until: 1e9, samplesMax: 334 });
    expect(some).toMatchObject({ count: 1_000, isExact: false });
    expect(Math.abs((some?.p50 ?? 0) - 49)).toBeLessThan(3);
    expect(metrics.latency(pair, { until: 1e9, samplesMax: 1_000 })?.isExact).toBe(true);
  });

  test("go on pairing when records come after the question", () => {
    const metrics = createMetrics();
    const pair = { from: "order_received", to: "payment_successful" };
    expect(metrics.latency(pair, { until: Infinity })).toBeUndefined();
    for (const record of orderStory()) metrics.add(record);
    expect(metrics.latency(pair, { until: Infinity })?.count).toBe(1);
  });

  test("count each event in exactly one bucket", () => {
    const metrics = metricsOf(orderStory());
    const buckets = metrics.eventsPerBucket({ fromMs: STORY_START, toMs: STORY_START + 36_000, bucketMs: 1_000 });
    expect(buckets.counts).toHaveLength(36);
    expect([buckets.counts[0], buckets.counts[6], buckets.counts[35]]).toStrictEqual([2, 1, 1]);
    expect(buckets.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test("keep the law opened = outcomes + active at every instant", () => {
    const lives = fc.array(
      fc.record({
        opened: fc.nat({ max: 50 }),
        life: fc.option(fc.record({ ms: fc.nat({ max: 50 }), outcome: fc.constantFrom<Outcome>(...OUTCOMES) })),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lives, (runs) => {
        const records: TraceRecord[] = [];
        for (const [run, { opened, life }] of runs.entries()) {
          records.push({ type: "run_opened", at: opened, run, pattern: "p", correlation: "c", seq: 1 });
          if (life !== null)
            records.push({ type: "run_ended", at: opened + life.ms, run, pattern: "p", outcome: life.outcome });
        }
        const inOrder = records.toSorted((a, b) => a.at - b.at);
        const metrics = metricsOf(inOrder);
        for (let at = -1; at <= 101; at += 1) {
          const counts = metrics.patternAt("p", at);
          const ended = OUTCOMES.reduce((sum, outcome) => sum + counts.outcomes[outcome], 0);
          expect(counts.opened).toBe(ended + counts.active);
          expect(counts.opened).toBe(inOrder.filter((r) => r.type === "run_opened" && r.at <= at).length);
          expect(counts.active).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("count a record with an earlier time when it came", () => {
    const [first] = orderStory() as [TraceRecord];
    const late: TraceRecord = {
      ...(first as Extract<TraceRecord, { type: "event" }>),
      at: STORY_START - 5_000,
      verdict: "late",
    };
    const metrics = metricsOf([first, late]);
    expect(metrics.countsAt(STORY_START - 1)).toMatchObject({ events: 0, late: 0 });
    expect(metrics.countsAt(STORY_START)).toMatchObject({ events: 1, late: 1 });
  });
});

const samplesOfAnySize = fc.oneof(
  fc.array(fc.nat(), { minLength: 1, maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 200, maxLength: 600 }),
  fc
    .tuple(fc.integer({ min: 65, max: 4_000 }), fc.integer({ min: 1, max: 997 }), fc.integer({ min: 1, max: 5_000 }))
    .map(([count, step, modulus]) => Array.from({ length: count }, (_, i) => (i * step) % modulus)),
  // A roof: median of three finds its ends again and again.
  fc.integer({ min: 65, max: 4_000 }).map((count) => Array.from({ length: count }, (_, i) => Math.min(i, count - i))),
);

describe("a distribution", () => {
  test("has percentiles that are samples, as a sorted list has them", () => {
    fc.assert(
      // Long lists are selected from in parts, short ones sorted; equal values and ones in order are the hard cases.
      fc.property(samplesOfAnySize, (samples) => {
        const sorted = samples.toSorted((a, b) => a - b);
        const rank = (share: number): number => sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1] as number;
        expect(distributionOf(Float64Array.from(samples))).toMatchObject({
          count: samples.length,
          min: sorted[0],
          p50: rank(0.5),
          p95: rank(0.95),
          p99: rank(0.99),
          max: sorted.at(-1),
          isExact: true,
        });
      }),
    );
  });

  test("says so when it is no longer exact, and is still close", () => {
    const samples = Float64Array.from({ length: EXACT_SAMPLES_MAX * 3 }, (_, i) => (i * 7_919) % 1_000);
    const distribution = distributionOf(samples);
    expect(distribution).toMatchObject({ isExact: false, count: EXACT_SAMPLES_MAX * 3, min: 0, max: 999 });
    expect(Math.abs((distribution?.p50 ?? 0) - 500)).toBeLessThan(10);
  });
});
