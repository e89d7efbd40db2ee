// Draws the wires once every run has its lane: corners, the gaps at crossings, and what ends them.
import type { Point } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";
import { extentsOf } from "./room.ts";
import { crossingGapPx, roundedPath, type Gap } from "./roundedPath.ts";
import type { RouteWish } from "./routeWish.ts";
import type { Trunks } from "./trunks.ts";

const dotPx = 3.5;

/** Where the runs lie: x of the upright, y of the level ones, and half of how thick a trunk is. */
export interface Lanes {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly reachOf: (trunk: string) => number;
}

/** The wires in the order of the wishes. */
export function drawWires(
  wishes: readonly RouteWish[],
  trunks: Trunks,
  { xs, ys, reachOf }: Lanes,
): readonly PictureWire[] {
  const lying = extentsOf(trunks, ys)
    .map((extent, index): Lying => {
      const trunk = trunks.uprights[index]?.trunk ?? "";
      const halfPx = crossingGapPx + reachOf(trunk);
      return { trunk, x: xs[index] ?? 0, top: extent.top, bottom: extent.bottom, halfPx };
    })
    .toSorted((a, b) => a.x - b.x);
  const cores = new Map<string, string>();
  return wishes.map((wish, index): PictureWire => {
    const { start, end, leavesAt: _leavesAt, trunk, ...wire } = wish;
    const points = pointsAlong(trunks.routes[index] ?? [], { xs, ys }, start, end);
    // Dashes are counted from where the wires of a trunk meet, so that they lie on each other there.
    const drawn = wish.form === "deadline" ? points.toReversed() : points;
    const path = roundedPath(drawn, (from, to) => gapsOf(lying, trunk, from, to));
    const core = wish.form === "emission" ? `${cores.get(trunk) ?? ""}${path}` : path;
    cores.set(trunk, core);
    const last = points.at(-1) ?? end;
    // A dot stands before the card, not half behind it.
    const at = wish.form === "cue" ? { x: last.x - dotPx, y: last.y } : last;
    const head = { at, toward: "right" as const };
    return Object.assign({ points, path, head }, wire, core === path ? {} : { core });
  });
}

/** An upright run as others cross it. */
interface Lying extends Gap {
  readonly trunk: string;
  readonly top: number;
  readonly bottom: number;
}

/** Where foreign trunks cross a level stretch; `lying` ascends by x. */
function gapsOf(lying: readonly Lying[], trunk: string, from: Point, to: Point): readonly Gap[] {
  const least = Math.min(from.x, to.x) + 1;
  const most = Math.max(from.x, to.x) - 1;
  const gaps: Gap[] = [];
  for (let index = firstFrom(lying, least); index < lying.length; index += 1) {
    const run = lying[index];
    if (run === undefined || run.x > most) break;
    if (run.trunk !== trunk && run.top < from.y - 2 && run.bottom > from.y + 2) gaps.push(run);
  }
  return gaps;
}

function firstFrom(lying: readonly Lying[], x: number): number {
  let low = 0;
  let high = lying.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lying[middle]?.x ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The corners of a wire along its runs. */
function pointsAlong(
  route: readonly number[],
  { xs, ys }: Pick<Lanes, "xs" | "ys">,
  start: Point,
  end: Point,
): readonly Point[] {
  const points: Point[] = [{ x: start.x, y: ys[route[0] ?? -1] ?? start.y }];
  for (let index = 0; index + 1 < route.length; index += 1) {
    const here = route[index] ?? -1;
    const next = route[index + 1] ?? -1;
    const isLevel = index % 2 === 0;
    points.push({ x: xs[isLevel ? next : here] ?? 0, y: ys[isLevel ? here : next] ?? 0 });
  }
  points.push({ x: end.x, y: ys[route.at(-1) ?? -1] ?? end.y });
  return points;
}
