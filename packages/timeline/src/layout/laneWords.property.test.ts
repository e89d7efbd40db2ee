// Words in lanes of any make, at any zoom and playhead: no two touch, none lies on a mark that is not its own, none is cut.
import type { TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, touch } from "./labels.ts";
import { type Lane } from "./lane.ts";
import { foldedRows, unfoldedRows } from "./laneRows.ts";
import { laneWords, type LaneWord, type WordRoom } from "./laneWords.ts";
import { boxesOfMark, boxOfFiring, boxOfPin } from "./markBoxes.ts";
import { createTimelineModel, type TimelineModel } from "./model.ts";
import { firingOf, ORDERS_START, ordersTrace } from "./orders.scene.ts";
import { type Mark, placeLane } from "./placeLane.ts";
import { createTimeScale } from "./timeScale.ts";

const sizes = { pinPx: 5.5, stemOf: (type: string): "up" | "down" => (type.includes("failed") ? "down" : "up") };

/** The words of a lane in a window of 900 px, with the marks that they stand among. */
function wordsOf(
  model: TimelineModel,
  at: { lane: number; pxPerMs: number; leftPx: number; playheadPx: number; isUnfolded: boolean; sounding: number },
): { readonly words: readonly LaneWord[]; readonly marks: readonly Mark[]; readonly heightPx: number } {
  const lane = model.lanes[at.lane] as Lane;
  const scale = createTimeScale({ fromMs: ORDERS_START, toMs: model.span?.toMs ?? 0, pxPerMs: at.pxPerMs });
  const rows = at.isUnfolded ? unfoldedRows(model, lane, "full") : foldedRows(model, lane, "full");
  const marks = placeLane(model, lane, rows, { scale, window: { leftPx: at.leftPx, widthPx: 900 } });
  const room: WordRoom = {
    ...sizes,
    widthPx: 900,
    playheadX: at.playheadPx,
    soundingPin: lane.pins[at.sounding % Math.max(lane.pins.length, 1)] ?? -1,
    scale,
    leftPx: at.leftPx,
    kindOf: (pattern) => (pattern === "paid_quickly" ? "sequence" : "absence"),
    measure: (text, role) => text.length * (role === "outcome" ? 6.1 : 5.9),
  };
  return { words: laneWords({ rows, marks, model }, room), marks, heightPx: rows.heightPx };
}

/** What a word may not touch: everything but its own bar or run; on a bar also the pins that stand on it. */
function strangersOf(word: LaneWord, marks: readonly Mark[], model: TimelineModel): readonly Box[] {
  if (word.role === "work")
    return marks.flatMap((mark) =>
      mark.kind === "pin"
        ? [boxOfPin(mark, sizes.pinPx)]
        : mark.kind === "firing"
          ? [boxOfFiring(mark, sizes.pinPx)]
          : [],
    );
  return marks.filter((mark) => mark !== word.mark).flatMap((mark) => boxesOfMark(mark, model, sizes));
}

/** Orders, and between them events of any type at any time in the same lanes: late, repeated, crowded, with firings and overlapping runs. */
const crowdedModel = fc
  .array(
    fc.record({
      ms: fc.integer({ min: 0, max: 70_000 }),
      order: fc.integer({ min: 0, max: 5 }),
      what: fc.constantFrom("payment_failed", "order_received", "late", "twice", "firing", "run"),
      lasts: fc.integer({ min: 0, max: 60_000 }),
    }),
    { maxLength: 24 },
  )
  .map((extras): TimelineModel => {
    const model = createTimelineModel();
    for (const record of ordersTrace({ count: 6, everyMs: 4_000 })) model.add(record);
    for (const [i, { ms, order, what, lasts }] of extras.entries()) {
      const at = ORDERS_START + ms;
      const correlation = `ord-${4_127 + order}`;
      const seq = 1_000 + i;
      const event = (type: string, verdict: "accepted" | "late" | "duplicate"): TraceRecord => ({
        type: "event",
        seq,
        at,
        event: { id: `x-${i}`, type, source: "x", time: at, data: {} },
        correlation,
        verdict,
      });
      if (what === "firing") model.add(firingOf(at, seq, "flag_high_value", correlation));
      else if (what === "run") {
        const run = 1_000 + i;
        const pattern = lasts % 2 === 0 ? "paid_quickly" : "unpaid";
        model.add({ type: "run_opened", at, run, pattern, correlation, seq, waitingFor: "payment_successful" });
        if (lasts % 3 > 0) model.add({ type: "run_ended", at: at + lasts, run, pattern, outcome: "timeout" });
      } else if (what === "late") model.add(event("inventory_confirmed", "late"));
      else if (what === "twice") model.add(event("order_received", "duplicate"));
      else model.add(event(what, "accepted"));
    }
    return model;
  });

const view = fc.record({
  lane: fc.integer({ min: 0, max: 5 }),
  pxPerMs: fc.constantFrom(0.0004, 0.003, 0.01, 0.03, 0.2),
  leftPx: fc.integer({ min: -30, max: 400 }),
  playheadPx: fc.integer({ min: -10, max: 900 }),
  isUnfolded: fc.boolean(),
  sounding: fc.nat(20),
});

describe("the words of a lane", () => {
  test("touch neither each other nor a mark of something else, and are whole", () => {
    fc.assert(
      fc.property(crowdedModel, view, (model, at) => {
        const { words, marks, heightPx } = wordsOf(model, at);
        for (const [i, word] of words.entries()) {
          for (const other of words.slice(i + 1))
            expect([word, other, touch(word, other)]).toEqual([word, other, false]);
          for (const box of strangersOf(word, marks, model))
            expect([word, box, touch(word, box)]).toEqual([word, box, false]);
          expect(word.x).toBeGreaterThanOrEqual(0);
          expect(word.x + word.widthPx).toBeLessThanOrEqual(900);
          expect(word.y).toBeGreaterThanOrEqual(0);
          expect(word.y + word.heightPx).toBeLessThanOrEqual(heightPx);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("name the event that sounds wherever it is in view", () => {
    const model = createTimelineModel();
    for (const record of ordersTrace({ count: 6, everyMs: 4_000 })) model.add(record);
    for (let lane = 0; lane < 6; lane += 1) {
      const count = model.lanes[lane]?.pins.length ?? 0;
      for (let sounding = 0; sounding < count; sounding += 1) {
        const { words, marks } = wordsOf(model, {
          lane,
          pxPerMs: 0.012,
          leftPx: 0,
          playheadPx: 900,
          isUnfolded: false,
          sounding,
        });
        const pin = model.lanes[lane]?.pins[sounding];
        const isSeen = marks.some((mark) => mark.kind === "pin" && mark.pin === pin && mark.x < 700);
        if (isSeen) expect(words.some((word) => word.role === "event" && word.mark.pin === pin)).toBe(true);
      }
    }
  });

  test("shorten what an end says to the room that there is", () => {
    const model = createTimelineModel();
    for (const record of ordersTrace({ count: 6, everyMs: 4_000 })) model.add(record);
    const said = (leftPx: number): readonly string[] =>
      wordsOf(model, { lane: 3, pxPerMs: 0.0125, leftPx, playheadPx: 900, isUnfolded: false, sounding: 0 })
        .words.filter((word) => word.role === "outcome" && word.mark.kind === "span")
        .map((word) => word.text);
    expect(said(200)).toContain("paid_quickly: timeout");
    expect(said(60)).toContain("timeout");
  });
});
