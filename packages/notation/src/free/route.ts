// Routes the wires of the free layout through the gutters between the cards. In five steps, each in a file of its own:
// gutters.ts finds where wires may run, findWay.ts a way for each, trunks.ts joins the wires of one trunk, lanes.ts lets
// trunks lie side by side, roundedPath.ts draws corners and the gaps at crossings.
import type { Point } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";
import { findWay, type PortsPassed } from "./findWay.ts";
import { findGutters, type Gutters, type Obstacle } from "./gutters.ts";
import { shiftRuns, type Run } from "./lanes.ts";
import { crossingGap, roundedPath } from "./roundedPath.ts";
import { joinTrunks, openGround, type TrunkRun, type Trunks } from "./trunks.ts";

/** A wire to be routed. */
export interface RouteWish extends Omit<PictureWire, "points" | "path" | "head" | "core"> {
  readonly start: Point;
  readonly end: Point;
  /** The right edge of the card that it leaves. */
  readonly leavesAt: number;
  /** Wires with the same trunk run together until they branch. */
  readonly trunk: string;
}

/** The wires, and the lanes of their trunks. */
export interface Routed {
  readonly wires: readonly PictureWire[];
  readonly levels: readonly Run[];
  readonly uprights: readonly Run[];
}

/** A wire may end this far above or below its port where another trunk wants the same place. */
export const portReachPx = 6;
/** Lanes keep this far from cards where there is room. */
const clearLevelPx = 9;
const clearUprightPx = 10;
/** Outside everything a lane is not shifted further than this. */
const shiftMaxPx = 160;

const dotPx = 3.5;

/** Half of how thick wires are drawn: emissions are cased. */
const reachOf = (trunk: string, cased: ReadonlySet<string>): number => (cased.has(trunk) ? 2 : 0.75);

/**
 * Routes all wires round the obstacles. The result of a wire does not depend on the order of `wishes` or `obstacles`,
 * only on where things are and what they are called.
 */
export function routeAll(wishes: readonly RouteWish[], obstacles: readonly Obstacle[]): Routed {
  const gutters = findGutters(obstacles);
  const ways = waysOf(wishes, gutters);
  const trunks = joinTrunks(wishes.map(({ trunk }, index) => ({ trunk, points: ways[index] ?? [] })));
  const cased = new Set(wishes.filter((wish) => wish.form === "emission").map((wish) => wish.trunk));
  const ports = portsOf(wishes, trunks);

  // Upright runs first, for every height at which their ends may come to lie; then level runs, between where those are.
  const roomy = trunks.levels.map((run, index) => levelRun(run, run, obstacles, ports[index] ?? []));
  const ends = endsOf(trunks, roomy);
  const uprights = trunks.uprights.map((run, index): Run => {
    const { from, to } = ends[index] ?? run;
    return { ...run, from, to, ...freeUpright(run.line, from, to, obstacles), reachPx: reachOf(run.trunk, cased) };
  });
  const xs = shiftRuns(uprights);
  const widths = widthsOf(trunks, xs);
  const levels = trunks.levels.map((run, index): Run => {
    const wide = widths[index] ?? run;
    const { low, high } = levelRun(run, wide, obstacles, ports[index] ?? []);
    const room = roomy[index] ?? { low, high };
    return {
      ...run,
      ...wide,
      low: Math.max(low, room.low),
      high: Math.min(high, room.high),
      reachPx: reachOf(run.trunk, cased),
    };
  });
  const ys = shiftRuns(levels);

  const lying = extentsOf(trunks, ys).map((extent, index) => {
    const trunk = trunks.uprights[index]?.trunk ?? "";
    return { trunk, x: xs[index] ?? 0, top: extent.top, bottom: extent.bottom, reachPx: reachOf(trunk, cased) };
  });
  const before = new Map<string, string>();
  const wires = wishes.map((wish, index): PictureWire => {
    const { start, end, leavesAt: _leavesAt, trunk, ...wire } = wish;
    const points = pointsAlong(trunks.routes[index] ?? [], xs, ys, start, end);
    const gaps = (from: Point, to: Point) =>
      lying
        .filter((run) => run.trunk !== trunk && run.top < from.y - 2 && run.bottom > from.y + 2)
        .map((run) => ({ x: run.x, halfPx: crossingGap + run.reachPx }))
        .filter(({ x }) => x > Math.min(from.x, to.x) + 1 && x < Math.max(from.x, to.x) - 1);
    // Dashes are counted from where the wires of a trunk meet, so that they lie on each other there.
    const path = roundedPath(wish.form === "deadline" ? points.toReversed() : points, gaps);
    const core = wish.form === "emission" ? `${before.get(trunk) ?? ""}${path}` : path;
    before.set(trunk, core);
    const last = points.at(-1) ?? end;
    // A dot stands before the card, not half behind it.
    const at = wish.form === "cue" ? { x: last.x - dotPx, y: last.y } : last;
    const head = { at, toward: "right" as const };
    return Object.assign({ points, path, head }, wire, core === path ? {} : { core });
  });
  return {
    wires,
    levels: levels.map((run, index) => Object.assign({}, run, { line: ys[index] ?? run.line })),
    uprights: uprights.map((run, index) => Object.assign({}, run, { line: xs[index] ?? run.line })),
  };
}

/** A way for each wish; within a trunk the near ones first, so that the far ones run along with them. */
function waysOf(wishes: readonly RouteWish[], gutters: Gutters): readonly (readonly Point[])[] {
  const ways: (readonly Point[])[] = wishes.map(() => []);
  const ports = portsAlong(wishes, gutters.uprights);
  const trunks = Map.groupBy(wishes.keys(), (index) => wishes[index]?.trunk ?? "");
  for (const members of trunks.values()) {
    const { ground, take } = openGround();
    for (const index of members.toSorted(nearFirst(wishes))) {
      const wish = wishes[index];
      if (wish === undefined) continue;
      const way = findWay(levelled(wish), gutters, ground, ports);
      take(way);
      ways[index] = way;
    }
  }
  return ways;
}

/** Counts the ports whose wires reach an upright gutter between two heights. */
function portsAlong(wishes: readonly RouteWish[], uprights: readonly number[]): PortsPassed {
  const heights = new Map<number, Set<number>>();
  const add = (x: number | undefined, y: number): void => {
    if (x === undefined) return;
    const known = heights.get(x);
    if (known === undefined) heights.set(x, new Set([y]));
    else known.add(y);
  };
  for (const { start, end, leavesAt } of wishes) {
    add(
      uprights.find((x) => x > leavesAt),
      start.y,
    );
    add(
      uprights.findLast((x) => x < end.x),
      end.y,
    );
  }
  const sorted = new Map([...heights].map(([x, ys]) => [x, [...ys].toSorted((a, b) => a - b)]));
  return (x, fromY, toY) => {
    const ys = sorted.get(x);
    if (ys === undefined) return 0;
    return Math.max(0, countBelow(ys, Math.max(fromY, toY) - 1) - countBelow(ys, Math.min(fromY, toY) + 1));
  };
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ports that lie almost level are joined by a straight wire. */
function levelled(wish: RouteWish): RouteWish {
  return Math.abs(wish.start.y - wish.end.y) <= portReachPx
    ? { ...wish, start: { x: wish.start.x, y: wish.end.y } }
    : wish;
}

function nearFirst(wishes: readonly RouteWish[]): (a: number, b: number) => number {
  const far = ({ start, end }: RouteWish): number => Math.abs(start.x - end.x) + Math.abs(start.y - end.y);
  return (a, b) => {
    const one = wishes[a];
    const other = wishes[b];
    if (one === undefined || other === undefined) return 0;
    return far(one) - far(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
  };
}

/** For each level run the heights of the ports at which it begins or ends. */
function portsOf(wishes: readonly RouteWish[], trunks: Trunks): readonly (readonly number[])[] {
  const ports = trunks.levels.map((): number[] => []);
  for (const [index, { start, end }] of wishes.entries()) {
    const route = trunks.routes[index] ?? [];
    ports[route[0] ?? -1]?.push(start.y);
    ports[route.at(-1) ?? -1]?.push(end.y);
  }
  return ports;
}

/** Between which heights a level run may lie: clear of cards, and at its ports. */
function levelRun(
  run: TrunkRun,
  { from, to }: { readonly from: number; readonly to: number },
  obstacles: readonly Obstacle[],
  ports: readonly number[],
): { readonly low: number; readonly high: number } {
  let low = run.line - shiftMaxPx;
  let high = run.line + shiftMaxPx;
  for (const { rect } of obstacles) {
    if (rect.x + rect.width <= from + 1 || rect.x >= to - 1) continue;
    const bottom = rect.y + rect.height;
    if (bottom <= run.line) low = Math.max(low, Math.min(bottom + clearLevelPx, run.line));
    else if (rect.y >= run.line) high = Math.min(high, Math.max(rect.y - clearLevelPx, run.line));
  }
  for (const port of ports) {
    low = Math.max(low, Math.min(port - portReachPx, run.line));
    high = Math.min(high, Math.max(port + portReachPx, run.line));
  }
  return { low, high };
}

/** Between which x an upright run may lie: clear of cards, with room on their left for what stands at their inlets. */
function freeUpright(
  line: number,
  from: number,
  to: number,
  obstacles: readonly Obstacle[],
): { readonly low: number; readonly high: number } {
  let low = line - shiftMaxPx;
  let high = line + shiftMaxPx;
  for (const { rect, leftRoomPx } of obstacles) {
    if (rect.y + rect.height <= from - 1 || rect.y >= to + 1) continue;
    const right = rect.x + rect.width;
    if (right <= line) low = Math.max(low, Math.min(right + clearUprightPx, line));
    else if (rect.x >= line) high = Math.min(high, Math.max(rect.x - Math.max(leftRoomPx, clearUprightPx), line));
  }
  return { low, high };
}

/** How far up and down each upright run may come to reach, whatever happens to the level runs at its ends. */
function endsOf(
  { routes, uprights }: Trunks,
  levels: readonly { readonly low: number; readonly high: number }[],
): readonly { readonly from: number; readonly to: number }[] {
  const ends = uprights.map((run) => ({ from: run.from, to: run.to }));
  eachCorner(routes, (level, upright) => {
    const end = ends[upright];
    const room = levels[level];
    if (end === undefined || room === undefined) return;
    end.from = Math.min(end.from, room.low);
    end.to = Math.max(end.to, room.high);
  });
  return ends;
}

/** From where to where each level run goes, now that the upright runs at its ends lie where they lie. */
function widthsOf(
  { routes, levels, uprights }: Trunks,
  xs: readonly number[],
): readonly { readonly from: number; readonly to: number }[] {
  const widths = levels.map((run) => ({ from: run.from, to: run.to }));
  const corners = levels.map((): { was: number; is: number }[] => []);
  eachCorner(routes, (level, upright) => {
    corners[level]?.push({ was: uprights[upright]?.line ?? 0, is: xs[upright] ?? 0 });
  });
  for (const [index, run] of levels.entries()) {
    const width = widths[index];
    if (width === undefined) continue;
    const turned = corners[index] ?? [];
    const was = new Set(turned.map((corner) => corner.was));
    const is = turned.map((corner) => corner.is);
    // What does not end at a corner ends at a port, and ports stay where they are.
    const portLeft = was.has(run.from) ? Infinity : run.from;
    const portRight = was.has(run.to) ? -Infinity : run.to;
    width.from = Math.min(portLeft, ...is);
    width.to = Math.max(portRight, ...is);
  }
  return widths;
}

/** From where to where each upright run goes in the end. */
function extentsOf(
  { routes, uprights }: Trunks,
  ys: readonly number[],
): readonly { readonly top: number; readonly bottom: number }[] {
  const extents = uprights.map(() => ({ top: Infinity, bottom: -Infinity }));
  eachCorner(routes, (level, upright) => {
    const extent = extents[upright];
    const y = ys[level];
    if (extent === undefined || y === undefined) return;
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
  });
  return extents;
}

/** Calls with each pair of a level and an upright run at which some wire turns. */
function eachCorner(routes: Trunks["routes"], visit: (level: number, upright: number) => void): void {
  for (const route of routes) {
    for (let index = 0; index + 1 < route.length; index += 1) {
      const here = route[index] ?? -1;
      const next = route[index + 1] ?? -1;
      if (index % 2 === 0) visit(here, next);
      else visit(next, here);
    }
  }
}

/** The corners of a wire along its runs. */
function pointsAlong(
  route: readonly number[],
  xs: readonly number[],
  ys: readonly number[],
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
