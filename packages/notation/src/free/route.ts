// Routes the wires of the free layout through the gutters between the cards. In five steps, each in a file of its own:
// gutters.ts finds where wires may run, findWay.ts a way for each, trunks.ts joins the wires of one trunk, lanes.ts lets
// trunks lie side by side as far as there is room (room.ts), drawWires.ts draws them.
import type { Point } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";
import { drawWires } from "./drawWires.ts";
import { openSearch } from "./findWay.ts";
import type { PortsPassed } from "./grid.ts";
import { findGutters, type Gutters, type Obstacle } from "./gutters.ts";
import { shiftRuns, type Run } from "./lanes.ts";
import type { RouteWish } from "./routeWish.ts";
import { endsOf, levelRoom, portReachPx, portsOf, uprightRoom, widthsOf, within } from "./room.ts";
import { joinTrunks, openGround } from "./trunks.ts";

/** The wires, and the lanes of their trunks. */
export interface Routed {
  readonly wires: readonly PictureWire[];
  readonly levels: readonly Run[];
  readonly uprights: readonly Run[];
}

/** How many crossings may be looked at for all wires, and for each at least: some 0.3 µs each. */
const looksInAll = 2_000_000;
const looksLeast = 1500;
/** With more crossings times wires than these, good ways must do. */
const carefulMax = 200_000;

/**
 * Routes all wires round the obstacles. The result of a wire does not depend on the order of `wishes` or `obstacles`,
 * only on where things are and what they are called.
 */
export function routeAll(wishes: readonly RouteWish[], obstacles: readonly Obstacle[]): Routed {
  const gutters = findGutters(obstacles);
  const ways = waysOf(wishes, gutters);
  const trunks = joinTrunks(wishes.map(({ trunk }, index) => ({ trunk, points: ways[index] ?? [] })));
  const cased = new Set(wishes.filter((wish) => wish.form === "emission").map((wish) => wish.trunk));
  // Half of how thick wires are drawn: emissions are cased.
  const reachOf = (trunk: string): number => (cased.has(trunk) ? 2 : 0.75);
  const ports = portsOf(wishes, trunks);

  // Upright runs first, for every height at which their ends may come to lie; then level runs, between where those are.
  const roomy = trunks.levels.map((run, index) => levelRoom(run, run, obstacles, ports[index] ?? []));
  const ends = endsOf(trunks, roomy);
  const uprights = trunks.uprights.map((run, index): Run => {
    const { from, to } = ends[index] ?? run;
    return { ...run, from, to, ...uprightRoom(run.line, from, to, obstacles), reachPx: reachOf(run.trunk) };
  });
  const xs = shiftRuns(uprights);
  const widths = widthsOf(trunks, xs);
  const levels = trunks.levels.map((run, index): Run => {
    const wide = widths[index] ?? run;
    const room = levelRoom(run, wide, obstacles, ports[index] ?? []);
    return { ...run, ...wide, ...within(room, roomy[index] ?? room), reachPx: reachOf(run.trunk) };
  });
  const ys = shiftRuns(levels);

  const wires = drawWires(wishes, trunks, { xs, ys, reachOf });
  return {
    wires,
    levels: levels.map((run, index) => Object.assign({}, run, { line: ys[index] ?? run.line })),
    uprights: uprights.map((run, index) => Object.assign({}, run, { line: xs[index] ?? run.line })),
  };
}

/** A way for each wish; within a trunk the near ones first, so that the far ones run along with them. */
function waysOf(wishes: readonly RouteWish[], gutters: Gutters): readonly (readonly Point[])[] {
  const ways: (readonly Point[])[] = wishes.map(() => []);
  const crossings = gutters.uprights.length * gutters.levels.length;
  // The same for every wire, so that no wire's way depends on which was looked for first.
  const findWay = openSearch(gutters, portsAlong(wishes, gutters.uprights), {
    looksMax: Math.max(looksLeast, Math.floor(looksInAll / Math.max(1, wishes.length))),
    haste: crossings * wishes.length > carefulMax ? 1.5 : 1,
  });
  const trunks = Map.groupBy(wishes.keys(), (index) => wishes[index]?.trunk ?? "");
  for (const members of trunks.values()) {
    const { ground, take } = openGround();
    for (const index of members.toSorted(nearFirst(wishes))) {
      const wish = wishes[index];
      if (wish === undefined) continue;
      const way = findWay(levelled(wish), ground);
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
