// Finds a way for one wire along the gutters: the shortest with few turns, running with its own trunk where it can.
// A* over the crossings of gutters; bounded, and always with an answer, which crosses cards only where nothing else leads.
import type { Point } from "../geometry.ts";
import type { Gutters } from "./gutters.ts";
import { openHeap } from "./heap.ts";

/** What a search starts from. */
export interface WayWish {
  readonly start: Point;
  readonly end: Point;
  /** The right edge of the card that it leaves: where the port lies further in, the card is no obstacle. */
  readonly leavesAt: number;
}

/** The stretches that a trunk already takes. */
export interface TrunkGround {
  /** Whether this trunk already runs along the whole stretch. */
  readonly runsUpright: (x: number, fromY: number, toY: number) => boolean;
  readonly runsLevel: (y: number, fromX: number, toX: number) => boolean;
}

/** How many other wires an upright stretch crosses where they leave or reach their cards. */
export type PortsPassed = (x: number, fromY: number, toY: number) => number;

/** A turn costs as much as this much way. */
const turnPx = 40;
/** Running where the own trunk already runs costs this part of a way of its own. */
const sharedPart = 0.35;
/** Passing a port of another card: its wire will be crossed. */
const portPx = 12;
/** Crossing a card is dearer than any way round it. */
const onCardPx = 4000;
/** More crossings than these are not looked at: the way found so far must do. */
const looksMax = 40_000;

/**
 * The corners of a way from `start`, which it leaves to the right, to `end`, which it reaches from the left. Without
 * the corners that are none: level and upright runs alternate.
 */
export function findWay(wish: WayWish, gutters: Gutters, trunk: TrunkGround, ports: PortsPassed): readonly Point[] {
  const { start, end, leavesAt } = wish;
  const xs = gutters.uprights;
  const ys = [...new Set([...gutters.levels, start.y, end.y])].toSorted((a, b) => a - b);
  const rows = ys.length;
  const startRow = ys.indexOf(start.y);
  const endRow = ys.indexOf(end.y);
  const costs = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const done = new Set<number>();
  const heap = openHeap();
  const goal = xs.length * rows * 2;
  // A place is a crossing and the direction in which it was reached: 0 level, 1 upright.
  const placeOf = (column: number, row: number, upright: 0 | 1): number => (column * rows + row) * 2 + upright;
  const remaining = (x: number, y: number): number =>
    sharedPart * (Math.abs(end.y - y) + Math.abs(x > end.x ? x - end.x : end.x - x));
  const look = (place: number, from: number, cost: number, x: number, y: number): void => {
    if (done.has(place) || cost >= (costs.get(place) ?? Infinity)) return;
    costs.set(place, cost);
    cameFrom.set(place, from);
    heap.push(cost + remaining(x, y), place);
  };
  const level = (y: number, fromX: number, toX: number): number => {
    const covered = gutters.acrossLevel(y, fromX, toX);
    const part = trunk.runsLevel(y, fromX, toX) ? sharedPart : 1;
    return Math.abs(toX - fromX) * part + (covered > 0 ? onCardPx + 10 * covered : 0);
  };
  const upright = (x: number, fromY: number, toY: number): number => {
    const covered = gutters.acrossUpright(x, fromY, toY);
    const isShared = trunk.runsUpright(x, fromY, toY);
    const way = Math.abs(toY - fromY) * (isShared ? sharedPart : 1) + (isShared ? 0 : portPx * ports(x, fromY, toY));
    return way + (covered > 0 ? onCardPx + 10 * covered : 0);
  };

  // Straight across, where nothing stands between.
  if (startRow === endRow && end.x > leavesAt && gutters.acrossLevel(end.y, leavesAt + 6, end.x - 6) === 0) {
    return [start, end];
  }
  const first = xs.findIndex((x) => x >= leavesAt + 5);
  if (first >= 0) {
    const x = xs[first] ?? start.x;
    look(placeOf(first, startRow, 0), -1, level(start.y, leavesAt + 6, x), x, start.y);
  }
  const last = xs.findLastIndex((x) => x <= end.x - 5);
  for (let looks = 0; looks < looksMax; looks += 1) {
    const place = heap.pop();
    if (place === undefined || place === goal) break;
    if (done.has(place)) continue;
    done.add(place);
    const cost = costs.get(place) ?? 0;
    const wasUpright = place % 2 === 1;
    const crossing = (place - (place % 2)) / 2;
    const row = crossing % rows;
    const column = (crossing - row) / rows;
    const x = xs[column] ?? 0;
    const y = ys[row] ?? 0;
    if (column === last && row === endRow) {
      look(goal, place, cost + (wasUpright ? turnPx : 0) + level(y, x, end.x - 6), end.x, end.y);
    }
    for (const step of [-1, 1]) {
      const nextX = xs[column + step];
      // Out of the start it goes on to the right; back over the own card it cannot.
      if (nextX !== undefined) {
        const turned = wasUpright ? turnPx : 0;
        look(placeOf(column + step, row, 0), place, cost + turned + level(y, x, nextX), nextX, y);
      }
      const nextY = ys[row + step];
      if (nextY !== undefined) {
        const turned = wasUpright ? 0 : turnPx;
        look(placeOf(column, row + step, 1), place, cost + turned + upright(x, y, nextY), x, nextY);
      }
    }
  }
  if (!cameFrom.has(goal)) return elbow(start, end);
  const back: Point[] = [end];
  for (let place = cameFrom.get(goal) ?? -1; place >= 0; place = cameFrom.get(place) ?? -1) {
    const row = Math.floor(place / 2) % rows;
    back.push({ x: xs[Math.floor(place / 2 / rows)] ?? 0, y: ys[row] ?? 0 });
  }
  back.push(start);
  return withoutIdleCorners(back.toReversed());
}

/** Where the search gave up: out, across and in, over whatever lies there. */
function elbow(start: Point, end: Point): readonly Point[] {
  if (end.x >= start.x + 24) {
    const x = (start.x + end.x) / 2;
    return withoutIdleCorners([start, { x, y: start.y }, { x, y: end.y }, end]);
  }
  const y = (start.y + end.y) / 2;
  const out = start.x + 16;
  const into = end.x - 16;
  return withoutIdleCorners([start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end]);
}

/** Leaves out points that are passed straight on or stood on twice. */
export function withoutIdleCorners(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    const isStraight =
      last !== undefined &&
      before !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (isStraight) kept.pop();
    kept.push(point);
  }
  return kept;
}
