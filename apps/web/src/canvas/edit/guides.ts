// Helper lines of the free view: while cards are dragged, edges and middles that nearly meet those of other cards snap to
// them, and the line on which they meet is drawn.
import type { Point, Rect } from "@laban/notation";

/** A line on which something meets: at `at` on its axis, from `from` to `to` along the other. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How far to move what is dragged, and the lines to draw. */
export interface Snap {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

interface Meeting {
  readonly distance: number;
  readonly at: number;
}

/** Snaps `dragged` to the others where an edge or middle is no further than `withinPx` (in the canvas's own pixels). */
export function snapTo(dragged: Rect, others: readonly Rect[], withinPx: number): Snap {
  const x = nearest(linesAcross(dragged), others.flatMap(linesAcross), withinPx);
  const y = nearest(linesDown(dragged), others.flatMap(linesDown), withinPx);
  const by = { x: x?.distance ?? 0, y: y?.distance ?? 0 };
  const moved = { ...dragged, x: dragged.x + by.x, y: dragged.y + by.y };
  const guides: Guide[] = [];
  if (x !== null) guides.push(guide("x", x.at, moved, others));
  if (y !== null) guides.push(guide("y", y.at, moved, others));
  return { by, guides };
}

function linesAcross({ x, width }: Rect): readonly number[] {
  return [x, x + width / 2, x + width];
}

function linesDown({ y, height }: Rect): readonly number[] {
  return [y, y + height / 2, y + height];
}

function nearest(own: readonly number[], others: readonly number[], within: number): Meeting | null {
  let best: Meeting | null = null;
  for (const line of own) {
    for (const at of others) {
      const distance = at - line;
      if (Math.abs(distance) <= within && Math.abs(distance) < Math.abs(best?.distance ?? Infinity)) {
        best = { distance, at };
      }
    }
  }
  return best;
}

/** The line reaches over all that lie on it. */
function guide(axis: "x" | "y", at: number, moved: Rect, others: readonly Rect[]): Guide {
  const lines = axis === "x" ? linesAcross : linesDown;
  const onIt = [moved, ...others.filter((rect) => lines(rect).some((line) => Math.abs(line - at) < 0.5))];
  const start = (rect: Rect): number => (axis === "x" ? rect.y : rect.x);
  const end = (rect: Rect): number => (axis === "x" ? rect.y + rect.height : rect.x + rect.width);
  return { axis, at, from: Math.min(...onIt.map(start)), to: Math.max(...onIt.map(end)) };
}

/** The box around several. */
export function boxAround(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
