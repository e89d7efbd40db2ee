// Instants to pixels and back. Time is drawn evenly, except that a rest takes a fixed small width whatever its length; the
// map is piecewise linear and rises strictly, so it can be inverted everywhere.
import type { Rest, Rests } from "./rests.ts";

/** Widest that a rest is drawn. */
export const REST_PX_MAX = 64;
/** The zoom is kept between these: a year in a pixel and 100 pixels for a millisecond. */
export const PX_PER_MS_MIN = 1e-10;
export const PX_PER_MS_MAX = 100;

/** A rest with its place on the axis. */
export interface PlacedRest extends Rest {
  readonly x0: number;
  readonly x1: number;
}

/** A fixed map between instants and positions; x 0 is `fromMs`. Make a new one for another zoom. */
export interface TimeScale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly pxPerMs: number;
  /** The whole length in pixels. */
  readonly widthPx: number;
  /** Pixels of an instant; goes on evenly outside of [fromMs, toMs]. O(log rests). */
  xOf(atMs: number): number;
  /** The instant at a position, the inverse of `xOf`. */
  atOf(x: number): number;
  /** The rests that touch a stretch of the axis, from left to right. */
  restsBetween(x0: number, x1: number): readonly PlacedRest[];
}

/** What a scale is made of. */
export interface TimeScaleParts {
  readonly fromMs: number;
  readonly toMs: number;
  readonly pxPerMs: number;
  /** Absent: no time is folded. */
  readonly folded?: Rests;
}

/** A scale; O(rests). */
export function createTimeScale({ fromMs, toMs, pxPerMs: wanted, folded }: TimeScaleParts): TimeScale {
  const pxPerMs = Math.min(Math.max(wanted, PX_PER_MS_MIN), PX_PER_MS_MAX);
  const restPx = folded === undefined ? 0 : restWidthPx(folded, pxPerMs);
  const rests: PlacedRest[] = [];
  let x = 0;
  let last = fromMs;
  for (const rest of folded?.rests ?? []) {
    if (rest.fromMs < last || rest.toMs > toMs) continue;
    const x0 = x + (rest.fromMs - last) * pxPerMs;
    x = x0 + restPx;
    last = rest.toMs;
    rests.push({ ...rest, x0, x1: x });
  }
  const widthPx = x + Math.max(toMs - last, 0) * pxPerMs;

  /** The last rest that begins at or before, by either coordinate. */
  const restBefore = (value: number, startOf: (rest: PlacedRest) => number): PlacedRest | undefined => {
    let low = 0;
    let high = rests.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (startOf(rests[middle] as PlacedRest) <= value) low = middle + 1;
      else high = middle;
    }
    return rests[low - 1];
  };

  return {
    fromMs,
    toMs,
    pxPerMs,
    widthPx,
    xOf(atMs) {
      const rest = restBefore(atMs, (each) => each.fromMs);
      if (rest === undefined) return (atMs - fromMs) * pxPerMs;
      if (atMs >= rest.toMs) return rest.x1 + (atMs - rest.toMs) * pxPerMs;
      return rest.x0 + ((atMs - rest.fromMs) / (rest.toMs - rest.fromMs)) * (rest.x1 - rest.x0);
    },
    atOf(at) {
      const rest = restBefore(at, (each) => each.x0);
      if (rest === undefined) return fromMs + at / pxPerMs;
      if (at >= rest.x1) return rest.toMs + (at - rest.x1) / pxPerMs;
      return rest.fromMs + ((at - rest.x0) / (rest.x1 - rest.x0)) * (rest.toMs - rest.fromMs);
    },
    restsBetween(x0, x1) {
      const found: PlacedRest[] = [];
      const first = restBefore(x0, (each) => each.x0);
      for (let i = first === undefined ? 0 : rests.indexOf(first); i < rests.length; i += 1) {
        const rest = rests[i] as PlacedRest;
        if (rest.x0 > x1) break;
        if (rest.x1 >= x0) found.push(rest);
      }
      return found;
    },
  };
}

/** The zoom at which everything fits into a width. O(rests · log): the width rises with the zoom, so it is found by halving. */
export function pxPerMsToFit(parts: Omit<TimeScaleParts, "pxPerMs">, widthPx: number): number {
  const restsMs = (parts.folded?.rests ?? []).reduce((sum, rest) => sum + rest.toMs - rest.fromMs, 0);
  const shownMs = Math.max(parts.toMs - parts.fromMs - restsMs, 1);
  const count = parts.folded?.rests.length ?? 0;
  const widthAt = (pxPerMs: number): number =>
    shownMs * pxPerMs + count * (parts.folded === undefined ? 0 : restWidthPx(parts.folded, pxPerMs));
  let low = 0;
  let high = Math.min(widthPx / shownMs, PX_PER_MS_MAX);
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (widthAt(middle) <= widthPx) low = middle;
    else high = middle;
  }
  return Math.max(low, PX_PER_MS_MIN);
}

/** Never wider than its share of drawn time, so that folding never lengthens anything. */
function restWidthPx(folded: Rests, pxPerMs: number): number {
  return Math.max(Math.min(REST_PX_MAX, folded.shownMs * pxPerMs), 1e-6);
}
