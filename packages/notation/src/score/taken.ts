// What of the page is taken: rectangles kept in squares of the page, so that a label asks only its neighbours.
import { overlaps, type Rect } from "../geometry.ts";

/** Rectangles that can be asked what they meet. */
export interface Taken {
  readonly add: (rect: Rect) => void;
  /** Those that share area with `rect`, in the order in which they were added. */
  readonly meeting: (rect: Rect, margin?: number) => readonly Rect[];
  readonly isFree: (rect: Rect, margin?: number) => boolean;
}

/** Side of a square: about the length of a name. */
const squarePx = 96;

/** An index of these rectangles; asking costs what lies nearby, not what lies on the whole page. */
export function takenBy(rects: readonly Rect[]): Taken {
  const squares = new Map<string, { readonly index: number; readonly rect: Rect }[]>();
  let count = 0;

  function add(rect: Rect): void {
    const entry = { index: count, rect };
    count += 1;
    for (const key of keysOf(rect, 0)) {
      const known = squares.get(key);
      if (known === undefined) squares.set(key, [entry]);
      else known.push(entry);
    }
  }

  function meeting(rect: Rect, margin = 0): readonly Rect[] {
    const found = new Map<number, Rect>();
    for (const key of keysOf(rect, margin)) {
      for (const entry of squares.get(key) ?? []) {
        if (overlaps(entry.rect, rect, margin)) found.set(entry.index, entry.rect);
      }
    }
    return [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
  }

  function isFree(rect: Rect, margin = 0): boolean {
    for (const key of keysOf(rect, margin)) {
      if (squares.get(key)?.some((entry) => overlaps(entry.rect, rect, margin)) === true) return false;
    }
    return true;
  }

  for (const rect of rects) add(rect);
  return { add, meeting, isFree };
}

function keysOf(rect: Rect, margin: number): readonly string[] {
  const keys: string[] = [];
  const right = Math.floor((rect.x + rect.width + margin) / squarePx);
  const bottom = Math.floor((rect.y + rect.height + margin) / squarePx);
  for (let column = Math.floor((rect.x - margin) / squarePx); column <= right; column += 1) {
    for (let row = Math.floor((rect.y - margin) / squarePx); row <= bottom; row += 1) keys.push(`${column} ${row}`);
  }
  return keys;
}
