// The axis: it rises, maps back, folds only what is worth it, and has nice ticks.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRests } from "./rests.ts";
import { ticksBetween } from "./ticks.ts";
import { createTimeScale, PX_PER_MS_MAX, pxPerMsToFit, REST_PX_MAX, type TimeScale } from "./timeScale.ts";

/** Bursts of events with long gaps between them, as runs have. */
const instants = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 100_000, max: 90_000_000 })), {
    minLength: 3,
    maxLength: 60,
  })
  .map((gaps) => {
    let at = 1_795_183_320_000;
    return Float64Array.from([at, ...gaps.map((gap) => (at += gap))]);
  });
const zoom = fc.double({ min: 1e-6, max: 1, noNaN: true });

function scaleOf(at: Float64Array, pxPerMs: number, isFolded = true): TimeScale {
  const folded = findRests(at);
  return createTimeScale({
    fromMs: at[0] as number,
    toMs: at.at(-1) as number,
    pxPerMs,
    ...(isFolded ? { folded } : {}),
  });
}

describe("the time scale", () => {
  test("rises with time, through rests as well", () => {
    fc.assert(
      fc.property(
        instants,
        zoom,
        fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { minLength: 2, maxLength: 30 }),
        (at, pxPerMs, shares) => {
          const scale = scaleOf(at, pxPerMs);
          const spanMs = scale.toMs - scale.fromMs;
          const asked = [...at, ...shares.map((share) => scale.fromMs + Math.round(share * spanMs))].sort(
            (a, b) => a - b,
          );
          for (let i = 1; i < asked.length; i += 1) {
            const before = asked[i - 1] as number;
            const after = asked[i] as number;
            if (after - before >= 1) expect(scale.xOf(after)).toBeGreaterThan(scale.xOf(before));
          }
        },
      ),
    );
  });

  test("maps back to where it came from", () => {
    fc.assert(
      fc.property(instants, zoom, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (at, pxPerMs, share) => {
        const scale = scaleOf(at, pxPerMs);
        const asked = scale.fromMs + share * (scale.toMs - scale.fromMs);
        // Within a hundredth of a pixel, or of a ms where a pixel is less.
        expect(Math.abs(scale.atOf(scale.xOf(asked)) - asked) * pxPerMs).toBeLessThan(Math.max(0.01, 0.01 * pxPerMs));
      }),
    );
  });

  test("draws time evenly outside of rests and never makes anything longer by folding", () => {
    fc.assert(
      fc.property(instants, zoom, (at, pxPerMs) => {
        const folded = scaleOf(at, pxPerMs);
        const plain = scaleOf(at, pxPerMs, false);
        expect(folded.widthPx).toBeLessThanOrEqual(plain.widthPx + 1e-6);
        for (const rest of folded.restsBetween(0, folded.widthPx))
          expect(rest.x1 - rest.x0).toBeLessThanOrEqual(REST_PX_MAX + 1e-9);
        for (let i = 1; i < at.length; i += 1) {
          const widthPx = folded.xOf(at[i] as number) - folded.xOf(at[i - 1] as number);
          const evenPx = ((at[i] as number) - (at[i - 1] as number)) * pxPerMs;
          expect(widthPx).toBeLessThanOrEqual(evenPx + 1e-6);
        }
      }),
    );
  });

  test("finds exactly the rests that are in view", () => {
    fc.assert(
      fc.property(instants, zoom, fc.double({ min: 0, max: 1, noNaN: true }), (at, pxPerMs, share) => {
        const scale = scaleOf(at, pxPerMs);
        const x0 = share * scale.widthPx;
        const x1 = x0 + 500;
        const all = scale.restsBetween(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        expect(scale.restsBetween(x0, x1)).toStrictEqual(all.filter((rest) => rest.x1 >= x0 && rest.x0 <= x1));
      }),
    );
  });

  test("fits the whole into a width", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 200, max: 2_000 }), (at, widthPx) => {
        const parts = { fromMs: at[0] as number, toMs: at.at(-1) as number, folded: findRests(at) };
        const scale = createTimeScale({ ...parts, pxPerMs: pxPerMsToFit(parts, widthPx) });
        expect(scale.widthPx).toBeLessThanOrEqual(widthPx + 0.5);
        if (scale.pxPerMs < PX_PER_MS_MAX) expect(scale.widthPx).toBeGreaterThan(widthPx * 0.98);
      }),
    );
  });

  test("folds the wait of a single order and keeps its quick answers apart", () => {
    const at = Float64Array.from([0, 120, 6_400, 667_000, 1_867_000, 3_967_000]);
    expect(findRests(at).rests.map((rest) => rest.fromMs)).toStrictEqual([6_400, 667_000, 1_867_000]);
  });

  test("folds nothing where events come evenly", () => {
    const at = Float64Array.from({ length: 200 }, (_, i) => i * 1_000);
    expect(findRests(at).rests).toStrictEqual([]);
    expect(findRests(new Float64Array(0)).rests).toStrictEqual([]);
  });
});

describe("ticks", () => {
  test("are at nice instants and their labels never touch", () => {
    fc.assert(
      fc.property(instants, zoom, fc.double({ min: 0, max: 1, noNaN: true }), (at, pxPerMs, share) => {
        const scale = scaleOf(at, pxPerMs);
        const x0 = share * scale.widthPx;
        const ticks = ticksBetween(scale, { x0, x1: x0 + 1_000, labelPx: 80 });
        let last = Number.NEGATIVE_INFINITY;
        for (const tick of ticks) {
          expect(Number.isInteger(tick.atMs)).toBe(true);
          expect(tick.x).toBeCloseTo(scale.xOf(tick.atMs), 6);
          if (tick.label === "") continue;
          expect(tick.x - last).toBeGreaterThanOrEqual(80 - 0.02);
          last = tick.x;
          for (const rest of scale.restsBetween(tick.x, tick.x))
            expect(tick.x <= rest.x0 + 1e-6 || tick.x >= rest.x1 - 1e-6).toBe(true);
        }
      }),
    );
  });

  test("read as a person would write them, from milliseconds to years", () => {
    const labels = (pxPerMs: number, spanMs: number): readonly string[] =>
      ticksBetween(createTimeScale({ fromMs: 1_795_183_320_000, toMs: 1_795_183_320_000 + spanMs, pxPerMs }), {
        x0: 0,
        x1: spanMs * pxPerMs,
        labelPx: 86,
      })
        .map((tick) => tick.label)
        .filter((label) => label !== "")
        .slice(0, 3);
    expect(labels(86 / 10_000, 60_000)).toStrictEqual(["14:02:00", "14:02:10", "14:02:20"]);
    expect(labels(86 / 100, 1_000)).toStrictEqual(["14:02:00.0", "14:02:00.1", "14:02:00.2"]);
    expect(labels(86 / 3_600_000, 8 * 3_600_000)).toStrictEqual(["15:00", "16:00", "17:00"]);
    expect(labels(86 / 86_400_000, 5 * 86_400_000)).toStrictEqual(["21 Nov", "22 Nov", "23 Nov"]);
    expect(labels(86 / (28 * 86_400_000), 200 * 86_400_000)).toStrictEqual(["Dec", "2027", "Feb"]);
  });
});
