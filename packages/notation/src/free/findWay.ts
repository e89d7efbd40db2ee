// Finds a way for one wire along the gutters: the shortest with few turns, running with its own trunk where it can.
// A* over the crossings of gutters; bounded, and always with an answer, which crosses cards only where nothing else leads.
import type { Point } from "../geometry.ts";
import { openCosts, rowsWith, type PortsPassed } from "./grid.ts";
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
  /** Whether it takes none yet. */
  readonly isEmpty: boolean;
  /** Whether this trunk already runs along the whole stretch. */
  readonly runsUpright: (x: number, fromY: number, toY: number) => boolean;
  readonly runsLevel: (y: number, fromX: number, toX: number) => boolean;
}

/** How thoroughly ways are looked for. */
export interface Care {
  /** So many crossings are looked at for one wire, and no more. */
  readonly looksMax: number;
  /** 1 finds the best way; more finds a good one sooner. */
  readonly haste: number;
}

/** Finds a way for a wire whose trunk already takes some ground. */
export type FindWay = (wish: WayWish, trunk: TrunkGround) => readonly Point[];

/** A turn costs as much as this much way. */
const turnPx = 40;
/** Running where the own trunk already runs costs this part of a way of its own. */
const sharedPart = 0.35;

/**
 * A search over these gutters. A way is given by its corners, from `start`, which it leaves to the right, to `end`,
 * which it reaches from the left; level and upright runs alternate. Where it finds none in time it leads straight over
 * whatever lies there.
 */
export function openSearch(gutters: Gutters, ports: PortsPassed, { looksMax, haste }: Care): FindWay {
  const xs = gutters.uprights;
  const steps = openCosts(gutters, ports);
  // A place is a crossing and the direction in which it was reached: 0 level, 1 upright. The last one is the end.
  const places = xs.length * (gutters.levels.length + 2) * 2 + 1;
  const costs = new Float64Array(places);
  const cameFrom = new Int32Array(places);
  // In which search a place was seen, and in which it was settled: nothing needs to be cleared between searches.
  const seenIn = new Int32Array(places);
  const doneIn = new Int32Array(places);
  let search = 0;

  return ({ start, end, leavesAt }, trunk) => {
    // Straight across, where nothing stands between.
    if (start.y === end.y && end.x > leavesAt && gutters.acrossLevel(end.y, leavesAt + 6, end.x - 6) === 0) {
      return [start, end];
    }
    search += 1;
    const { ys, gutters: rowGutters, start: startRow, end: endRow } = rowsWith(gutters.levels, start.y, end.y);
    const rows = ys.length;
    const goal = xs.length * rows * 2;
    const heap = openHeap();
    const hope = haste * (trunk.isEmpty ? 1 : sharedPart);
    const look = (place: number, from: number, cost: number, x: number, y: number): void => {
      if (doneIn[place] === search || (seenIn[place] === search && cost >= (costs[place] ?? 0))) return;
      seenIn[place] = search;
      costs[place] = cost;
      cameFrom[place] = from;
      heap.push(cost + hope * (Math.abs(end.y - y) + Math.abs(end.x - x)), place);
    };
    const stepRight = (column: number, row: number): number => {
      const gutter = rowGutters[row] ?? -1;
      const y = ys[row] ?? 0;
      const x = xs[column] ?? 0;
      const next = xs[column + 1] ?? 0;
      if (!trunk.isEmpty && trunk.runsLevel(y, x, next)) return (next - x) * sharedPart;
      return gutter < 0 ? steps.level(y, x, next) : steps.right(column, gutter);
    };
    const stepDown = (column: number, row: number): number => {
      const gutter = rowGutters[row] ?? -1;
      const y = ys[row] ?? 0;
      const next = ys[row + 1] ?? 0;
      const x = xs[column] ?? 0;
      if (!trunk.isEmpty && trunk.runsUpright(x, y, next)) return (next - y) * sharedPart;
      return gutter < 0 || (rowGutters[row + 1] ?? -1) < 0 ? steps.upright(x, y, next) : steps.down(column, gutter);
    };

    const first = xs.findIndex((x) => x >= leavesAt + 5);
    const last = xs.findLastIndex((x) => x <= end.x - 5);
    if (first >= 0) {
      const x = xs[first] ?? start.x;
      look((first * rows + startRow) * 2, -1, steps.level(start.y, leavesAt + 6, x), x, start.y);
    }
    for (let looks = 0; looks < looksMax; looks += 1) {
      const place = heap.pop();
      if (place === undefined || place === goal) break;
      if (doneIn[place] === search) continue;
      doneIn[place] = search;
      const cost = costs[place] ?? 0;
      const isUpright = place % 2 === 1;
      const crossing = place >> 1;
      const row = crossing % rows;
      const column = (crossing - row) / rows;
      const x = xs[column] ?? 0;
      const y = ys[row] ?? 0;
      const level = cost + (isUpright ? turnPx : 0);
      const upright = cost + (isUpright ? 0 : turnPx);
      if (column === last && row === endRow) {
        look(goal, place, level + steps.level(y, x, end.x - 6), end.x, end.y);
      }
      if (column + 1 < xs.length)
        look(place - (place % 2) + 2 * rows, place, level + stepRight(column, row), xs[column + 1] ?? 0, y);
      if (column > 0)
        look(place - (place % 2) - 2 * rows, place, level + stepRight(column - 1, row), xs[column - 1] ?? 0, y);
      if (row + 1 < rows) look((crossing + 1) * 2 + 1, place, upright + stepDown(column, row), x, ys[row + 1] ?? 0);
      if (row > 0) look((crossing - 1) * 2 + 1, place, upright + stepDown(column, row - 1), x, ys[row - 1] ?? 0);
    }
    if (seenIn[goal] !== search) return elbow(start, end);
    const back: Point[] = [end];
    for (let place = cameFrom[goal] ?? -1; place >= 0; place = cameFrom[place] ?? -1) {
      const row = (place >> 1) % rows;
      back.push({ x: xs[((place >> 1) - row) / rows] ?? 0, y: ys[row] ?? 0 });
    }
    back.push(start);
    return withoutIdleCorners(back.toReversed());
  };
}

/** Where the search gave up: out, across and in, over whatever lies there. */
export function elbow(start: Point, end: Point): readonly Point[] {
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
