// Draws a routed wire: straight runs joined by rounded corners; a level run leaves a gap where a foreign trunk crosses.
import { px, type Point } from "../geometry.ts";

/** Where a level run is interrupted. */
export interface Gap {
  readonly x: number;
  readonly halfPx: number;
}

const radiusPx = 6;
/** Clear ground on each side of the wire that crosses. */
export const crossingGapPx = 3;

/** The path through `points`, interrupted where `gaps` says. Gaps that touch become one; none swallows a corner. */
export function roundedPath(points: readonly Point[], gaps: (from: Point, to: Point) => readonly Gap[]): string {
  const [first] = points;
  if (first === undefined) return "";
  const path = [`M${px(first.x)} ${px(first.y)}`];
  let done = 0;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    const next = points[index + 1];
    if (from === undefined || to === undefined) continue;
    const length = distance(from, to);
    const radius = next === undefined ? 0 : Math.min(radiusPx, length / 2, distance(to, next) / 2);
    const ux = Math.sign(to.x - from.x);
    const uy = Math.sign(to.y - from.y);
    if (uy === 0 && ux !== 0) {
      // Measured along the run, from its rounded beginning to its rounded end.
      for (const [start, end] of interruptions(gaps(from, to), from.x, ux, done, length - radius)) {
        path.push(`H${px(from.x + ux * start)}M${px(from.x + ux * end)} ${px(to.y)}`);
      }
    }
    path.push(`L${px(to.x - ux * radius)} ${px(to.y - uy * radius)}`);
    if (next !== undefined && radius > 0) {
      const vx = Math.sign(next.x - to.x);
      const vy = Math.sign(next.y - to.y);
      path.push(`Q${px(to.x)} ${px(to.y)} ${px(to.x + vx * radius)} ${px(to.y + vy * radius)}`);
    }
    done = radius;
  }
  return path.join("");
}

function interruptions(
  gaps: readonly Gap[],
  fromX: number,
  direction: number,
  least: number,
  most: number,
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const along = gaps
    .map(({ x, halfPx }) => [(x - fromX) * direction - halfPx, (x - fromX) * direction + halfPx] as const)
    .toSorted(([a], [b]) => a - b);
  for (const [start, end] of along) {
    const low = Math.max(start, least);
    const high = Math.min(end, most);
    if (high <= low) continue;
    const last = found.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else found.push([low, high]);
  }
  return found;
}

const distance = (a: Point, b: Point): number => Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
