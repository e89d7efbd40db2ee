// Zoom, fit, pan and following: what a hand does to the view, and what the view keeps.
import { parseLaneFilter } from "@laban/timeline";
import type { TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { AT_NOTHING, useRun } from "../runStore.ts";
import { createRunTrace } from "../runTrace.ts";
import { fitTo, geometryOf, panBy, type TimelineGeometry, type TimelineRoom, zoomAt } from "./timelineScene.ts";
import { resetTimelineView, toggleLane, useTimelineView } from "./timelineView.ts";

const room: TimelineRoom = { widthPx: 1_000, heightPx: 400, rulerPx: 24, density: "dock" };
const trace = createRunTrace();
for (let i = 0; i < 60; i += 1) {
  const record = (at: number, seq: number): TraceRecord => ({
    type: "event",
    seq,
    at,
    event: { id: `${seq}`, type: "t", source: "s", time: at, data: {} },
    correlation: `c${i}`,
    verdict: "accepted",
  });
  trace.add([record(i * 5_000, i * 2)]);
}
const all = trace.model.lanes.map((_, i) => i);
const shown = { lanes: all, held: [] as number[], flowing: all, filter: parseLaneFilter(""), rests: undefined };
const geometry = (): TimelineGeometry => {
  const made = geometryOf(trace, shown, room);
  if (made === undefined) throw new Error("The trace has events, so there is a geometry.");
  return made;
};

describe("the view of the timeline", () => {
  beforeEach(() => {
    resetTimelineView();
    useRun.setState({ trace, cursor: AT_NOTHING });
  });

  test("keeps the instant under the pointer while zooming", () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 950 }), fc.double({ min: 1.05, max: 4, noNaN: true }), (x, factor) => {
        useTimelineView.setState({ isFollowing: false, pxPerMs: 0.01, leftMs: 60_000 });
        const before = geometry();
        const atMs = before.scale.atOf(before.leftPx + x);
        zoomAt(before, shown, x, factor);
        const after = geometry();
        expect(after.scale.pxPerMs).toBeCloseTo(before.scale.pxPerMs * factor, 8);
        expect(Math.abs(after.scale.xOf(atMs) - after.leftPx - x)).toBeLessThan(0.01);
      }),
    );
  });

  test("fits the whole run, or a stretch of it, into the window", () => {
    fitTo(geometry(), shown, room.widthPx);
    const whole = geometry();
    expect(whole.scale.xOf(0) - whole.leftPx).toBeGreaterThanOrEqual(0);
    expect(whole.scale.xOf(59 * 5_000) - whole.leftPx).toBeLessThanOrEqual(room.widthPx);
    fitTo(whole, shown, room.widthPx, { fromMs: 100_000, toMs: 120_000 });
    const part = geometry();
    expect(part.scale.xOf(100_000) - part.leftPx).toBeCloseTo(28, 3);
    expect(part.scale.xOf(120_000) - part.leftPx).toBeCloseTo(room.widthPx - 28, 3);
  });

  test("follows the playhead and the newest lane, until a hand moves it", () => {
    useRun.setState({ cursor: { atMs: 200_000, index: 41 } });
    const followed = geometry();
    const x = followed.scale.xOf(200_000) - followed.leftPx;
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThanOrEqual(room.widthPx * 0.68 + 0.01);
    const bottom = followed.stack.yOf(40) + followed.stack.heightOf(40) - followed.scrollTopPx;
    expect(bottom).toBeLessThanOrEqual(room.heightPx - room.rulerPx + 0.01);
    expect(followed.stack.yOf(followed.stack.placeAt(followed.scrollTopPx))).toBe(followed.scrollTopPx);
    panBy(followed, 0, -100);
    expect(useTimelineView.getState().isFollowing).toBe(false);
    expect(geometry().scrollTopPx).toBe(followed.scrollTopPx - 100);
  });

  test("never scrolls past the last lane, and unfolds a lane where it is", () => {
    useTimelineView.setState({ isFollowing: false, scrollTopPx: 1e9 });
    const { scrollTopPx, stack } = geometry();
    expect(stack.heightPx - scrollTopPx).toBeLessThanOrEqual(room.heightPx - room.rulerPx);
    toggleLane("c3");
    expect(geometry().stack.heightOf(3)).toBeGreaterThan(geometry().stack.heightOf(2));
    toggleLane("c3");
    expect(geometry().stack.heightOf(3)).toBe(geometry().stack.heightOf(2));
  });

  test("shows nothing without room or without records", () => {
    expect(geometryOf(createRunTrace(), shown, room)).toBeUndefined();
    expect(geometryOf(trace, shown, { ...room, widthPx: 0 })).toBeUndefined();
  });
});
