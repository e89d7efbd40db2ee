// Lanes from records, and what is asked of lanes: their state, filters, ranges, what folds, what the overview counts.
import type { TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { busyInstants } from "./busyInstants.ts";
import { createHistogram, HISTOGRAM_BINS } from "./histogram.ts";
import { lanesPassing, parseLaneFilter } from "./laneFilter.ts";
import { laneStateAt } from "./laneState.ts";
import { createTimelineModel, type TimelineModel } from "./model.ts";
import { type Lane } from "./lane.ts";
import { ORDERS_START, ordersTrace } from "./orders.scene.ts";
import { rangeStatistics } from "./rangeStatistics.ts";

function modelOf(records: readonly TraceRecord[]): TimelineModel {
  const model = createTimelineModel();
  for (const record of records) model.add(record);
  return model;
}

const six = ordersTrace({ count: 6, everyMs: 4_000 });

describe("the lanes", () => {
  test("are one per correlation, in order of the first event", () => {
    const model = modelOf(six);
    expect(model.lanes.map((lane) => lane.correlation)).toStrictEqual([
      "ord-4127",
      "ord-4128",
      "ord-4129",
      "ord-4130",
      "ord-4131",
      "ord-4132",
    ]);
    expect(model.laneOf("ord-4130")).toBe(3);
    expect(model.laneOf("nobody")).toBeUndefined();
  });

  test("hold every event exactly once, each lane in order of time", () => {
    const model = modelOf(six);
    const events = six.filter((record) => record.type === "event");
    const pins = model.lanes.flatMap((lane) => lane.pins);
    expect(pins.toSorted((a, b) => a - b)).toStrictEqual(events.map((_, i) => i));
    for (const lane of model.lanes) {
      for (let i = 1; i < lane.pins.length; i += 1) {
        expect(model.pins.at.at(lane.pins[i] as number)).toBeGreaterThanOrEqual(
          model.pins.at.at(lane.pins[i - 1] as number),
        );
      }
    }
  });

  test("reach from cause to effect and from opening to end", () => {
    const model = modelOf(six);
    const lane = model.lanes[3] as Lane;
    expect(
      lane.bars.map((bar) => [model.words.at(bar.name), bar.startAt - lane.firstAt, (bar.endAt ?? 0) - lane.firstAt]),
    ).toStrictEqual([
      ["check_inventory", 0, 300],
      ["process_payment", 300, 8_000],
      ["retry_payment", 8_000, 17_000],
      ["retry_payment", 17_000, 31_000],
    ]);
    expect(
      lane.spans.map((span) => [
        model.words.at(span.pattern),
        span.outcome,
        (span.endAt ?? 0) - lane.firstAt,
        span.steps.length,
      ]),
    ).toStrictEqual([
      ["paid_quickly", "timeout", 60_300, 2],
      ["unpaid", "cancelled", 33_000, 1],
    ]);
    expect(lane.failures).toBe(1);
  });

  test("put work that overlaps on different tracks", () => {
    const lane = modelOf(six).lanes[2] as Lane;
    const overlapping = lane.bars.filter((bar) => bar.startAt === lane.firstAt);
    expect(overlapping.map((bar) => bar.laneTrack)).toStrictEqual([0, 1]);
  });

  test("are the same however the trace is cut into frames", () => {
    const whole = modelOf(six);
    const grown = createTimelineModel();
    for (const record of six) {
      grown.add(record);
      // Reading in between must not change what comes.
      void grown.eventHistogram.level(3);
    }
    expect(grown.lanes).toStrictEqual(whole.lanes);
  });

  test("know which of them a record belongs to", () => {
    const model = modelOf(six);
    for (const [position, record] of six.entries()) {
      if (record.type === "event") expect(model.laneOfPosition(position)).toBe(model.laneOf(record.correlation));
      if (record.type === "run_ended") expect(model.laneOfPosition(position)).toBeDefined();
    }
    expect(model.laneOfPosition(9_999)).toBeUndefined();
  });

  test("take events without a correlation, and records of runs they never saw", () => {
    const model = createTimelineModel();
    model.add({
      type: "event",
      seq: 1,
      at: 5,
      event: { id: "1", type: "t", source: "s", time: 5, data: {} },
      correlation: null,
      verdict: "uncorrelated",
    });
    model.add({ type: "run_ended", at: 6, run: 77, pattern: "p", outcome: "matched" });
    model.add({ type: "action_ended", at: 6, action: "none", outcome: "done", emits: [] });
    expect(model.lanes).toHaveLength(1);
    expect(model.lanes[0]?.correlation).toBeNull();
  });

  test("keep a late event in its place", () => {
    const event = (seq: number, at: number, verdict: "accepted" | "late"): TraceRecord => ({
      type: "event",
      seq,
      at,
      event: { id: String(seq), type: "t", source: "s", time: at, data: {} },
      correlation: "c",
      verdict,
    });
    const model = modelOf([event(1, 10, "accepted"), event(2, 30, "accepted"), event(3, 20, "late")]);
    expect(model.lanes[0]?.pins).toStrictEqual([0, 2, 1]);
  });
});

describe("the state of a lane", () => {
  test("is that of the playhead", () => {
    const model = modelOf(six);
    const lane = model.lanes[1] as Lane;
    const at = (ms: number): string => laneStateAt(model, lane, lane.firstAt + ms).text;
    expect([at(-1), at(100), at(1_000), at(36_000)]).toStrictEqual([
      "",
      "waits for inventory_confirmed",
      "waits for payment_successful",
      "fulfilled in 35 s",
    ]);
    expect(laneStateAt(model, lane, lane.firstAt + 1_000).patterns).toStrictEqual([
      { pattern: "paid_quickly", shading: "open" },
      { pattern: "unpaid", shading: "open" },
    ]);
  });

  test("puts what went wrong first", () => {
    const model = modelOf(six);
    const noAnswer = model.lanes[4] as Lane;
    expect(laneStateAt(model, noAnswer, noAnswer.firstAt + 31_000)).toMatchObject({
      text: "no answer",
      tone: "waiting",
    });
    expect(laneStateAt(model, noAnswer, noAnswer.firstAt + 61_000)).toMatchObject({ text: "timeout", tone: "waiting" });
  });
});

describe("the filter", () => {
  const model = modelOf(six);
  const passing = (text: string, isFailedOnly = false): readonly (string | null | undefined)[] => {
    const filter = parseLaneFilter(text);
    return lanesPassing(model, { filter, isFailedOnly }).map((lane) => model.lanes[lane]?.correlation);
  };

  test("looks for words in correlations and in every name of a lane", () => {
    expect(passing("ORD-4129")).toStrictEqual(["ord-4129"]);
    expect(passing("review_cleared")).toStrictEqual(["ord-4129"]);
    expect(passing("retry OR risk_desk")).toStrictEqual(["ord-4129", "ord-4130"]);
    expect(passing("payment NOT successful NOT retry")).toStrictEqual(["ord-4131"]);
    expect(passing("  ")).toHaveLength(6);
    expect(passing("", true)).toStrictEqual(["ord-4130", "ord-4131"]);
  });

  test("takes a regular expression and refuses one that is none, or that could run wild", () => {
    expect(passing("/^ord-41(28|30)$/")).toStrictEqual(["ord-4128", "ord-4130"]);
    expect(parseLaneFilter("/(/")).toMatchObject({
      ok: false,
      message: expect.stringContaining("not a regular expression"),
    });
    expect(parseLaneFilter("/(a+)+$/")).toMatchObject({
      ok: false,
      message: expect.stringContaining("repeated group"),
    });
    expect(parseLaneFilter("x".repeat(500)).ok).toBe(false);
  });
});

describe("a range", () => {
  test("has the numbers that counting by hand gives", () => {
    const model = modelOf(six);
    const lanes = model.lanes.map((_, i) => i);
    const range = rangeStatistics(model, { lanes, fromMs: ORDERS_START, toMs: ORDERS_START + 20_000 });
    const inside = six.filter((record) => record.type === "event" && record.at <= ORDERS_START + 20_000);
    expect(range.events).toBe(inside.length);
    expect(range.rows.find((row) => row.label === "check_inventory by warehouse")?.distribution).toMatchObject({
      count: 5,
      min: 300,
      max: 300,
    });
    expect(range.rows.find((row) => row.label === "paid_quickly, opened to matched")?.distribution).toMatchObject({
      count: 2,
      min: 7_200,
      max: 7_600,
    });
    expect(rangeStatistics(model, { lanes: [], fromMs: 0, toMs: 1e15 })).toMatchObject({
      events: 0,
      rows: [],
      answers: undefined,
    });
  });
});

describe("what keeps time from being folded", () => {
  test("is what the visible lanes did, in order", () => {
    const model = modelOf(six);
    const all = busyInstants(model, [0, 1, 2, 3, 4, 5]);
    expect([...all]).toStrictEqual([...all].sort((a, b) => a - b));
    expect(busyInstants(model, [0]).length).toBeLessThan(all.length);
    expect(busyInstants(model, [])).toHaveLength(0);
  });
});

describe("the histogram", () => {
  test("counts everything once, in bins that hold it, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 60 }), (instants) => {
        const histogram = createHistogram();
        for (const at of instants) histogram.add(at);
        const expected = new Map<number, number>();
        for (const at of instants) {
          const bin = Math.floor((at - histogram.fromMs) / histogram.binMs);
          expect(bin).toBeGreaterThanOrEqual(0);
          expect(bin).toBeLessThan(HISTOGRAM_BINS);
          expected.set(bin, (expected.get(bin) ?? 0) + 1);
        }
        for (const [bin, count] of expected) expect(histogram.bins[bin]).toBe(count);
        for (const level of [0, 1, 5, 12])
          expect(histogram.level(level).reduce((sum, count) => sum + count, 0)).toBe(instants.length);
        expect(histogram.level(12)).toHaveLength(1);
      }),
    );
  });
});
