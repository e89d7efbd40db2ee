// Cuts gaps into level runs where a cue falls through them: the consequence yields, the cue does not.
import { px, type Point } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";
import type { BareWire } from "./cues.ts";
import { crossingPx } from "./metrics.ts";

interface Fall {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly event: string;
}

/** Draws all wires of a score with their gaps. O(level runs × cues). */
export function cutCrossings(wires: readonly BareWire[]): readonly PictureWire[] {
  const falls: Fall[] = [];
  for (const wire of wires) {
    const [from, to] = wire.points;
    if (wire.form !== "cue" || from === undefined || to === undefined || from.x !== to.x) continue;
    falls.push({ x: from.x, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y), event: wire.from.id });
  }
  return wires.map((wire) => {
    const drawn = wire.leg ?? wire.points;
    const { leg: _, ...bare } = wire;
    return { ...bare, path: gappedPath(drawn, (from, to) => gapsOf(wire, from, to, falls)) };
  });
}

function gapsOf(wire: BareWire, from: Point, to: Point, falls: readonly Fall[]): readonly number[] {
  const left = Math.min(from.x, to.x);
  const right = Math.max(from.x, to.x);
  const own = wire.form === "cue" ? wire.from.id : wire.to.id;
  return [
    ...new Set(
      falls
        .filter((fall) => fall.event !== own && fall.x > left + 3 && fall.x < right - 3)
        .filter((fall) => fall.top < from.y - 1 && fall.bottom > from.y + 1)
        .map((fall) => fall.x),
    ),
  ].sort((a, b) => a - b);
}

/** The path through the points; level runs are interrupted around each x that `gaps` names. */
function gappedPath(points: readonly Point[], gaps: (from: Point, to: Point) => readonly number[]): string {
  const [first] = points;
  if (first === undefined) return "";
  const path = [`M${px(first.x)} ${px(first.y)}`];
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from === undefined || to === undefined) continue;
    if (from.y === to.y && from.x < to.x) {
      let begun = from.x;
      for (const x of gaps(from, to)) {
        const before = x - crossingPx / 2;
        const after = Math.min(x + crossingPx / 2, to.x);
        if (before > begun) path.push(`H${px(before)}`);
        path.push(`M${px(after)} ${px(to.y)}`);
        begun = after;
      }
    }
    path.push(`L${px(to.x)} ${px(to.y)}`);
  }
  return path.join("");
}
