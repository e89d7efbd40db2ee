// What of the page is taken: rectangles kept in squares of the page, so that a label asks only its neighbours.
// Hot: a score of 300 patterns asks some 30,000 times, so squares are numbers and the first hit ends a question.
import { overlaps, type Rect } from "../geometry.ts";

/** Rectangles that can be asked what they meet. */
export interface Taken {
  readonly add: (rect: Rect) => void;
  /** Those that share area with `rect`, each once, in no particular order. */
  readonly meeting: (rect: Rect, margin?: number) => readonly Rect[];
  readonly isFree: (rect: Rect, margin?: number) => boolean;
}

/** Side of a square: about the length of a name. */
const squarePx = 96;
/** More columns than any page has; pages reach a little to the left of 0, too. */
const columnsMax = 1 << 20;

/** An index of these rectangles; asking costs what lies nearby, not what lies on the whole page. */
export function takenBy(rects: readonly Rect[]): Taken {
  const squares = new Map<number, Rect[]>();

  /** Visits the rectangles of all squares that `rect` touches, some of them several times, until `visit` answers true. */
  function visitNear(rect: Rect, margin: number, visit: (one: Rect) => boolean): boolean {
    const right = Math.floor((rect.x + rect.width + margin) / squarePx);
    const bottom = Math.floor((rect.y + rect.height + margin) / squarePx);
    for (let row = Math.floor((rect.y - margin) / squarePx); row <= bottom; row += 1) {
      for (let column = Math.floor((rect.x - margin) / squarePx); column <= right; column += 1) {
        for (const one of squares.get(row * columnsMax + column) ?? []) if (visit(one)) return true;
      }
    }
    return false;
  }

  function add(rect: Rect): void {
    const right = Math.floor((rect.x + rect.width) / squarePx);
    const bottom = Math.floor((rect.y + rect.height) / squarePx);
    for (let row = Math.floor(rect.y / squarePx); row <= bottom; row += 1) {
      for (let column = Math.floor(rect.x / squarePx); column <= right; column += 1) {
        const key = row * columnsMax + column;
        const known = squares.get(key);
        if (known === undefined) squares.set(key, [rect]);
        else known.push(rect);
      }
    }
  }

  function meeting(rect: Rect, margin = 0): readonly Rect[] {
    const found: Rect[] = [];
    visitNear(rect, margin, (one) => {
      if (overlaps(one, rect, margin) && !found.includes(one)) found.push(one);
      return false;
    });
    return found;
  }

  const isFree = (rect: Rect, margin = 0): boolean => !visitNear(rect, margin, (one) => overlaps(one, rect, margin));

  for (const rect of rects) add(rect);
  return { add, meeting, isFree };
}
