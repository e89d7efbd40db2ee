// The words of the ruler over any rests, at any zoom, wherever the playhead stands.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { touch } from "./labels.ts";
import { FLAG_PX, rulerWords, type RulerRoom } from "./rulerWords.ts";
import { createTimeScale } from "./timeScale.ts";

const START = 1_795_183_320_000;

const room = fc
  .record({
    gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 1, max: 200_000_000 })), {
      maxLength: 12,
    }),
    pxPerMs: fc.constantFrom(0.000_1, 0.002, 0.01, 0.1),
    leftPx: fc.integer({ min: -28, max: 600 }),
    playheadPx: fc.option(fc.integer({ min: -80, max: 1_000 }), { nil: undefined }),
    heightPx: fc.constantFrom(22, 50),
  })
  .map(({ gaps, pxPerMs, leftPx, playheadPx, heightPx }): RulerRoom => {
    let at = START;
    const rests = gaps.map(([busyMs, restMs]) => {
      const fromMs = at + busyMs;
      at = fromMs + restMs;
      return { fromMs, toMs: at };
    });
    const scale = createTimeScale({
      fromMs: START,
      toMs: at + 60_000,
      pxPerMs,
      folded: { rests, shownMs: 4_000 },
    });
    return {
      widthPx: 900,
      heightPx,
      scale,
      leftPx,
      playheadMs: playheadPx === undefined ? undefined : scale.atOf(leftPx + playheadPx),
      hasChip: heightPx === 50,
      measure: (text) => text.length * 6.2,
    };
  });

test("the words of the ruler touch neither each other nor the playhead's flag, and its time is always said", () => {
  fc.assert(
    fc.property(room, (at) => {
      const words = rulerWords(at);
      for (const [i, word] of words.entries())
        for (const other of words.slice(i + 1)) expect([word, other, touch(word, other)]).toEqual([word, other, false]);
      if (at.playheadMs === undefined) return;
      const flagX = at.scale.xOf(at.playheadMs) - at.leftPx;
      if (flagX < -60 || flagX > at.widthPx + 60) return;
      const flag = { x: flagX - FLAG_PX + 1, y: at.heightPx - 20, widthPx: 2 * FLAG_PX - 2, heightPx: 20 };
      for (const word of words) if (word.role !== "now") expect([word, touch(flag, word)]).toEqual([word, false]);
      const now = words.find((word) => word.role === "now");
      expect(now !== undefined).toBe(at.hasChip);
      if (now !== undefined) expect([now.x >= 0, now.x + now.widthPx <= at.widthPx]).toEqual([true, true]);
    }),
    { numRuns: 200 },
  );
});
