// Routes the wires of the free layout: level and upright runs with rounded corners. Branches of one source share a
// trunk, trunks of different sources get lanes side by side, and a level run leaves a gap where a foreign trunk crosses.
import { px, type Point, type Rect } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";

/** A wire to be routed. */
export interface RouteWish extends Omit<PictureWire, "points" | "path" | "head"> {
  readonly start: Point;
  readonly end: Point;
  /** Wires with the same trunk run together until they branch. */
  readonly trunk: string;
  /** On which side of the gutter the trunk stands: beside its source or beside its target. */
  readonly side: "source" | "target";
  /** Comes round outside all cards instead of passing between them. */
  readonly round: boolean;
}

const lanePx = 7;
const firstLanePx = 16;
const radiusPx = 6;
const gapPx = 8;
/** Between the innermost emission and the event types, for the shares. */
const sharesPx = 30;

/** Routes all wires around `cards`, the rectangle of everything. */
export function routeAll(wishes: readonly RouteWish[], cards: Rect): readonly PictureWire[] {
  const lanes = assignLanes(wishes);
  const routed = wishes.map((wish) => ({ wish, points: pointsOf(wish, lanes.get(wish.trunk) ?? 0, cards) }));
  const trunks = routed.flatMap(({ wish, points }) => uprights(points, wish.trunk));
  return routed.map(({ wish, points }): PictureWire => {
    const { start: _start, end, trunk, side: _side, round: _round, ...wire } = wish;
    const gaps = (from: Point, to: Point): readonly number[] =>
      trunks
        .filter((run) => run.trunk !== trunk && run.top < from.y - 2 && run.bottom > from.y + 2)
        .map((run) => run.x)
        .filter((x) => x > Math.min(from.x, to.x) + 4 && x < Math.max(from.x, to.x) - 4);
    return Object.assign(
      { points, path: roundedPath(points, gaps), head: { at: end, toward: "right" as const } },
      wire,
    );
  });
}

/** Trunks in one gutter whose runs overlap stand in different lanes; first fit in the order of the wishes. */
function assignLanes(wishes: readonly RouteWish[]): ReadonlyMap<string, number> {
  const spans = new Map<string, { gutter: string; top: number; bottom: number }>();
  // Emissions are nested: the upper agents' inside, so that the lower ones pass around them.
  const nested = [...wishes].sort((a, b) => (a.round && b.round ? a.start.y - b.start.y : 0));
  for (const wish of nested) {
    const { start, end } = wish;
    const known = spans.get(wish.trunk);
    const gutter = wish.round ? "round" : `${wish.side} ${Math.round((wish.side === "source" ? start.x : end.x) / 60)}`;
    const top = wish.round ? -Infinity : Math.min(start.y, end.y, known?.top ?? Infinity);
    const bottom = wish.round ? Infinity : Math.max(start.y, end.y, known?.bottom ?? -Infinity);
    spans.set(wish.trunk, { gutter, top, bottom });
  }
  const lanes = new Map<string, number>();
  const taken = new Map<string, { lane: number; top: number; bottom: number }[]>();
  for (const [trunk, { gutter, top, bottom }] of spans) {
    const others = taken.get(gutter) ?? [];
    let lane = 0;
    while (others.some((one) => one.lane === lane && one.top < bottom + 6 && top < one.bottom + 6)) lane += 1;
    others.push({ lane, top, bottom });
    taken.set(gutter, others);
    lanes.set(trunk, lane);
  }
  return lanes;
}

function pointsOf(wish: RouteWish, lane: number, cards: Rect): readonly Point[] {
  const { start, end } = wish;
  const reach = firstLanePx + lane * lanePx;
  if (wish.round) return wayRound(start, end, reach, cards);
  if (end.x - start.x >= 2 * firstLanePx) {
    const wanted = wish.side === "source" ? start.x + reach : end.x - reach;
    const x = Math.min(Math.max(wanted, start.x + 8), end.x - 8);
    if (Math.abs(start.y - end.y) < 0.5) return [start, end];
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  // The target stands left of the source: out, down or up between the two, and in from its left.
  const y = (start.y + end.y) / 2 + (Math.abs(start.y - end.y) < 60 ? 50 : 0);
  const out = start.x + reach;
  const into = end.x - reach;
  return [start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end];
}

/** Out to the right, along above or below everything, and in from the left. */
function wayRound(start: Point, end: Point, reach: number, cards: Rect): readonly Point[] {
  const over = (start.y + end.y) / 2 < cards.y + cards.height / 2;
  const y = over ? cards.y - reach : cards.y + cards.height + reach;
  const right = cards.x + cards.width + reach;
  const left = cards.x - reach - sharesPx;
  return [start, { x: right, y: start.y }, { x: right, y }, { x: left, y }, { x: left, y: end.y }, end];
}

interface Upright {
  readonly trunk: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

function uprights(points: readonly Point[], trunk: string): readonly Upright[] {
  const runs: Upright[] = [];
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from === undefined || to === undefined || from.x !== to.x) continue;
    runs.push({ trunk, x: from.x, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) });
  }
  return runs;
}

/** Straight runs joined by quarter circles, interrupted where `gaps` says. */
function roundedPath(points: readonly Point[], gaps: (from: Point, to: Point) => readonly number[]): string {
  const [first] = points;
  if (first === undefined) return "";
  const path = [`M${px(first.x)} ${px(first.y)}`];
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    const next = points[index + 1];
    if (from === undefined || to === undefined) continue;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const after = next === undefined ? 0 : Math.abs(next.x - to.x) + Math.abs(next.y - to.y);
    const radius = next === undefined ? 0 : Math.min(radiusPx, length / 2, after / 2);
    const ux = Math.sign(to.x - from.x);
    const uy = Math.sign(to.y - from.y);
    if (uy === 0) {
      for (const x of [...new Set(gaps(from, to))].sort((a, b) => (a - b) * ux)) {
        path.push(`H${px(x - (ux * gapPx) / 2)}M${px(x + (ux * gapPx) / 2)} ${px(to.y)}`);
      }
    }
    path.push(`L${px(to.x - ux * radius)} ${px(to.y - uy * radius)}`);
    if (next !== undefined && radius > 0) {
      const vx = Math.sign(next.x - to.x);
      const vy = Math.sign(next.y - to.y);
      path.push(`Q${px(to.x)} ${px(to.y)} ${px(to.x + vx * radius)} ${px(to.y + vy * radius)}`);
    }
  }
  return path.join("");
}
