// Places on a polyline, for tokens that travel along a wire.
import type { Point } from "@laban/notation";

/** Length of a polyline in px. */
export function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index += 1) length += stretchOf(points[index - 1], points[index]);
  return length;
}

/** The point `distancePx` from the beginning; the ends where it lies beyond them. */
export function along(points: readonly Point[], distancePx: number): Point {
  let left = Math.max(0, distancePx);
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from === undefined || to === undefined) continue;
    const length = stretchOf(from, to);
    if (left <= length && length > 0) {
      const share = left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

function stretchOf(from: Point | undefined, to: Point | undefined): number {
  return from === undefined || to === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y);
}
