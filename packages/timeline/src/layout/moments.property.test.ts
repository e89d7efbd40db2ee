// What is answered from the columns of moments and from shared sets of names, against the same said lane by lane.
import type { TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { busyInstants, restsOf } from "./busyInstants.ts";
import { createGaps } from "./gaps.ts";
import { createTimelineModel, type TimelineModel } from "./model.ts";
import { ORDERS_START, ordersTrace } from "./orders.scene.ts";
import { findRests } from "./rests.ts";
import { rangeStatistics } from "./rangeStatistics.ts";
import { createWordSets } from "./wordSets.ts";

/** Orders with late events among them: their instants lie before what came before them. */
const models = fc
  .array(fc.tuple(fc.nat(300), fc.integer({ min: -5_000, max: 700_000 })), { maxLength: 12 })
  .map((late): TimelineModel => {
    const model = createTimelineModel();
    for (const [i, record] of ordersTrace({ count: 6, everyMs: 4_000 }).entries()) {
      model.add(record);
      for (const [after, ms] of late) if (after === i) model.add(lateEvent(ms, i));
    }
    return model;
  });

function lateEvent(ms: number, i: number): TraceRecord {
  const time = ORDERS_START + ms;
  return {
    type: "event",
    seq: 10_000 + i,
    at: time,
    event: { id: `late-${i}-${ms}`, type: "payment_failed", source: "x", time, data: {} },
    correlation: "ord-4128",
    verdict: "late",
  };
}

const lanes = fc.subarray([0, 1, 2, 3, 4, 5]);

test("busy instants are those of the shown lanes, rising, late events in their place", () => {
  fc.assert(
    fc.property(models, lanes, (model, shown) => {
      const plain = shown.flatMap((index) => {
        const lane = model.lanes[index];
        return [
          ...(lane?.pins ?? []).map((pin) => model.pins.at.at(pin)),
          ...(lane?.bars ?? []).flatMap((bar) => bar.endAt ?? []),
          ...(lane?.spans ?? []).flatMap((span) => span.endAt ?? []),
        ];
      });
      expect([...busyInstants(model, shown)]).toEqual(plain.toSorted((a, b) => a - b));
    }),
  );
});

test("what folds is the same whether it was kept while instants came or is found in all of them", () => {
  const steps = fc.array(
    fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 1_000_000 })),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const gaps = createGaps();
      const instants: number[] = [];
      let at = 1_000;
      for (const step of all) {
        at += step;
        instants.push(at);
        gaps.add(at);
      }
      expect(gaps.rests()).toEqual(findRests(Float64Array.from(instants)));
    }),
  );
  fc.assert(
    fc.property(models, lanes, (model, shown) => {
      expect(restsOf(model, shown)).toEqual(findRests(busyInstants(model, shown)));
    }),
  );
});

test("what folds of very many instants is judged by some of their gaps, and gaps that no longer matter are let go", () => {
  const gaps = createGaps();
  const instants: number[] = [];
  let at = 0;
  for (let i = 0; i < 60_000; i += 1) {
    // Every gap is wide when it comes: the run is twice as long after each until it is a million, then even.
    at += i < 20 ? 2 ** i : i % 5_000 === 0 ? 90_000_000 : 1_000 + (i % 7);
    instants.push(at);
    gaps.add(at);
  }
  const kept = gaps.rests();
  const found = findRests(Float64Array.from(instants));
  expect(kept.rests).toEqual(found.rests);
  expect(kept.rests.length).toBe(11);
  expect(Math.abs(kept.shownMs / found.shownMs - 1)).toBeLessThan(0.01);
});

test("the numbers of a range are those of the marks in it", () => {
  const range = fc.tuple(fc.integer({ min: -9_000, max: 900_000 }), fc.nat(1_900_000));
  fc.assert(
    fc.property(models, lanes, range, (model, shown, [from, length]) => {
      const fromMs = ORDERS_START + from;
      const toMs = fromMs + length;
      const isIn = (at: number | undefined): boolean => at !== undefined && at >= fromMs && at <= toMs;
      const chosen = shown.flatMap((index) => model.lanes[index] ?? []);
      const pinsOf = chosen.map(({ pins }) => pins.filter((pin) => isIn(model.pins.at.at(pin))).length);
      const spans = chosen.flatMap((lane) => lane.spans.filter((span) => isIn(span.endAt)));
      const bars = chosen.flatMap((lane) => lane.bars.filter((bar) => isIn(bar.endAt)));
      const found = rangeStatistics(model, { lanes: shown, fromMs, toMs });
      expect(found).toMatchObject({
        events: pinsOf.reduce((sum, count) => sum + count, 0),
        correlations: pinsOf.filter((count) => count > 0).length,
        timeouts: spans.filter((span) => span.outcome === "timeout").length,
      });
      expect(found.answers?.count ?? 0).toBe(bars.length);
      const slowest = Math.max(...bars.map((bar) => (bar.endAt ?? 0) - bar.startAt));
      expect(found.answers?.max ?? Number.NEGATIVE_INFINITY).toBe(slowest);
      const matched = spans.filter((span) => span.outcome === "matched").length;
      const measured = found.rows.map((row) => row.distribution.count).reduce((sum, count) => sum + count, 0);
      expect(measured).toBe(bars.length + matched);
    }),
  );
});

test("sets of names grow to what was put into them, shared or not", () => {
  const puts = fc.array(fc.tuple(fc.nat(4), fc.nat(6)), { maxLength: 60 });
  fc.assert(
    fc.property(puts, fc.integer({ min: 1, max: 12 }), (all, sharedMax) => {
      const sets = createWordSets(sharedMax);
      const held = [0, 0, 0, 0, 0];
      const plain = held.map(() => new Set<number>());
      for (const [holder, word] of all) {
        held[holder] = sets.with(held[holder] ?? 0, word);
        plain[holder]?.add(word);
      }
      for (const [holder, words] of plain.entries())
        expect([...sets.at(held[holder] ?? 0)].toSorted((a, b) => a - b)).toEqual([...words].toSorted((a, b) => a - b));
    }),
  );
});
