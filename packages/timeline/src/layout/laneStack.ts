// Lanes below each other: nearly all equally high, a few unfolded. Answers where a lane is and which lanes are in view, in
// O(unfolded), however many lanes there are.

/** A stack of lanes; `place` is the position in the stack, not the number of the lane. */
export interface LaneStack {
  readonly count: number;
  readonly heightPx: number;
  yOf(place: number): number;
  heightOf(place: number): number;
  /** The place at a height; −1 above the first, `count` below the last. */
  placeAt(y: number): number;
  /** The places that touch [y0, y1), as a half-open range. */
  placesBetween(y0: number, y1: number): { readonly first: number; readonly end: number };
}

/** A stack of `count` lanes of `lanePx`, except those in `unfolded` (place → height). */
export function createLaneStack(parts: {
  readonly count: number;
  readonly lanePx: number;
  readonly unfolded: ReadonlyMap<number, number>;
}): LaneStack {
  const { count, lanePx } = parts;
  const tall = [...parts.unfolded].filter(([place]) => place >= 0 && place < count).sort(([a], [b]) => a - b);

  const yOf = (place: number): number => {
    let y = place * lanePx;
    for (const [at, heightPx] of tall) {
      if (at >= place) break;
      y += heightPx - lanePx;
    }
    return y;
  };
  const heightOf = (place: number): number => parts.unfolded.get(place) ?? lanePx;
  const heightPx = yOf(count);

  const placeAt = (y: number): number => {
    if (y < 0) return -1;
    if (y >= heightPx) return count;
    let shift = 0;
    for (const [at, tallPx] of tall) {
      const top = at * lanePx + shift;
      if (y < top) break;
      if (y < top + tallPx) return at;
      shift += tallPx - lanePx;
    }
    return Math.floor((y - shift) / lanePx);
  };

  return {
    count,
    heightPx,
    yOf,
    heightOf,
    placeAt,
    placesBetween(y0, y1) {
      if (count === 0 || y1 <= 0 || y0 >= heightPx || y1 <= y0) return { first: 0, end: 0 };
      const first = Math.max(placeAt(y0), 0);
      const last = placeAt(y1 - 1e-6);
      return { first, end: Math.min(last, count - 1) + 1 };
    },
  };
}
