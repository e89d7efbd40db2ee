// The crossings of gutters that one search walks over: the upright gutters, the level ones, and the rows of the two ports
// of the wire that is looked for. What a step costs is worked out once for the gutters, and anew for the two rows.
import type { Gutters } from "./gutters.ts";

/** What steps cost that have nothing to share. */
export interface StepCosts {
  /** Down from the level gutter `row` to the next, in the upright gutter `column`. */
  readonly down: (column: number, row: number) => number;
  /** Right from the upright gutter `column` to the next, along the level gutter `row`. */
  readonly right: (column: number, row: number) => number;
  /** Any stretch of an upright or level gutter, looked at as it is. */
  readonly upright: (x: number, fromY: number, toY: number) => number;
  readonly level: (y: number, fromX: number, toX: number) => number;
}

/** The rows of one search from top to bottom. */
export interface Rows {
  readonly ys: Float64Array;
  /** Which level gutter each is; -1 for the row of a port. */
  readonly gutters: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** How many other wires an upright stretch crosses where they leave or reach their cards. */
export type PortsPassed = (x: number, fromY: number, toY: number) => number;

/** Passing a port of another card: its wire will be crossed. */
const portPx = 7;
/** Squeezing through between cards, for each px that is lacking there. */
const lackPx = 4;
/** Crossing a card is dearer than any way round it. */
const onCardPx = 4000;

/** The costs of steps between neighbouring crossings, each worked out when it is first asked for. */
export function openCosts(gutters: Gutters, ports: PortsPassed): StepCosts {
  const { uprights: xs, levels: ys } = gutters;
  const downs = new Float64Array(xs.length * ys.length).fill(-1);
  const rights = new Float64Array(xs.length * ys.length).fill(-1);
  const upright = (x: number, fromY: number, toY: number): number => {
    const covered = gutters.acrossUpright(x, fromY, toY);
    return Math.abs(toY - fromY) + portPx * ports(x, fromY, toY) + (covered > 0 ? onCardPx + 10 * covered : 0);
  };
  const level = (y: number, fromX: number, toX: number): number => {
    const covered = gutters.acrossLevel(y, fromX, toX);
    return Math.abs(toX - fromX) + (covered > 0 ? onCardPx + 10 * covered : 0);
  };
  return {
    upright,
    level,
    down: (column, row) => {
      const at = column * ys.length + row;
      const known = downs[at] ?? -1;
      if (known >= 0) return known;
      const stretch = [xs[column] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0] as const;
      const cost = upright(...stretch) + lackPx * gutters.lackUpright(...stretch);
      downs[at] = cost;
      return cost;
    },
    right: (column, row) => {
      const at = column * ys.length + row;
      const known = rights[at] ?? -1;
      if (known >= 0) return known;
      const stretch = [ys[row] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0] as const;
      const cost = level(...stretch) + lackPx * gutters.lackLevel(...stretch);
      rights[at] = cost;
      return cost;
    },
  };
}

/** The level gutters with the rows of both ports among them. */
export function rowsWith(levels: readonly number[], startY: number, endY: number): Rows {
  const own = startY <= endY ? [startY, endY] : [endY, startY];
  const ys = new Float64Array(levels.length + 2);
  const gutters = new Int32Array(levels.length + 2).fill(-1);
  let count = 0;
  const put = (y: number, gutter: number): number => {
    if (count > 0 && ys[count - 1] === y) {
      if (gutter >= 0) gutters[count - 1] = gutter;
      return count - 1;
    }
    ys[count] = y;
    gutters[count] = gutter;
    count += 1;
    return count - 1;
  };
  const rows = [0, 0];
  let next = 0;
  for (const [index, y] of levels.entries()) {
    for (; next < 2 && (own[next] ?? 0) <= y; next += 1) rows[next] = put(own[next] ?? 0, -1);
    put(y, index);
  }
  for (; next < 2; next += 1) rows[next] = put(own[next] ?? 0, -1);
  const [upper = 0, lower = 0] = rows;
  return {
    ys: ys.subarray(0, count),
    gutters: gutters.subarray(0, count),
    start: startY <= endY ? upper : lower,
    end: startY <= endY ? lower : upper,
  };
}
