// Turns the ways of single wires into trunks: pieces that several wires of one trunk run along become one run, which
// is then shifted as a whole. A wire remembers along which runs it goes, so that it follows them.
import type { Point } from "../geometry.ts";
import type { TrunkGround } from "./findWay.ts";
import type { Turn } from "./lanes.ts";

/** A straight stretch along a line, `from` ≤ `to`. */
export interface Stretch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A straight piece of one trunk, before it has a lane. */
export interface TrunkRun extends Stretch {
  readonly trunk: string;
  readonly turns: readonly Turn[];
}

/** All runs of both directions, and the runs of each wire in order: level first, then alternating. */
export interface Trunks {
  readonly levels: readonly TrunkRun[];
  readonly uprights: readonly TrunkRun[];
  /** For each way the indices of its runs, into `levels` and `uprights` in turn. */
  readonly routes: readonly (readonly number[])[];
}

/** Joins the ways of each trunk. `ways` are corner points; level and upright stretches alternate, beginning level. */
export function joinTrunks(ways: readonly { readonly trunk: string; readonly points: readonly Point[] }[]): Trunks {
  const levels = new Map<string, Stretch[]>();
  const uprights = new Map<string, Stretch[]>();
  for (const { trunk, points } of ways) {
    for (const [index, stretch] of stretchesOf(points).entries()) {
      const side = index % 2 === 0 ? levels : uprights;
      const known = side.get(trunk);
      if (known === undefined) side.set(trunk, [stretch]);
      else known.push(stretch);
    }
  }
  const level = runsOf(levels);
  const upright = runsOf(uprights);
  const routes = ways.map(({ trunk, points }) =>
    stretchesOf(points).map((stretch, index) => (index % 2 === 0 ? level : upright).find(trunk, stretch)),
  );
  const turns = { levels: level.runs.map((): Turn[] => []), uprights: upright.runs.map((): Turn[] => []) };
  for (const [way, { points }] of ways.entries()) {
    const route = routes[way] ?? [];
    const stretches = stretchesOf(points);
    for (let index = 0; index + 1 < route.length; index += 1) {
      const own = points[index];
      const corner = points[index + 1];
      const next = points[index + 2];
      if (own === undefined || corner === undefined || next === undefined || stretches[index + 1] === undefined)
        continue;
      const isLevel = index % 2 === 0;
      const levelTurns = turns.levels[route[isLevel ? index : index + 1] ?? -1];
      const uprightTurns = turns.uprights[route[isLevel ? index + 1 : index] ?? -1];
      const levelEnd = isLevel ? own : next;
      const uprightEnd = isLevel ? next : own;
      levelTurns?.push({ at: corner.x, side: uprightEnd.y < corner.y ? -1 : 1 });
      uprightTurns?.push({ at: corner.y, side: levelEnd.x < corner.x ? -1 : 1 });
    }
  }
  return {
    levels: level.runs.map((run, index) => Object.assign({ turns: distinct(turns.levels[index] ?? []) }, run)),
    uprights: upright.runs.map((run, index) => Object.assign({ turns: distinct(turns.uprights[index] ?? []) }, run)),
    routes,
  };
}

/** The ground that one trunk takes while its wires are being searched for. */
export function openGround(): { readonly ground: TrunkGround; readonly take: (points: readonly Point[]) => void } {
  const levels = new Map<number, Stretch[]>();
  const uprights = new Map<number, Stretch[]>();
  const runs = (known: readonly Stretch[] | undefined, a: number, b: number): boolean =>
    known?.some((one) => one.from <= Math.min(a, b) && one.to >= Math.max(a, b)) ?? false;
  return {
    ground: {
      get isEmpty() {
        return levels.size === 0;
      },
      runsLevel: (y, a, b) => runs(levels.get(y), a, b),
      runsUpright: (x, a, b) => runs(uprights.get(x), a, b),
    },
    take: (points) => {
      for (const [index, stretch] of stretchesOf(points).entries()) {
        const side = index % 2 === 0 ? levels : uprights;
        side.set(stretch.line, merged([...(side.get(stretch.line) ?? []), stretch]));
      }
    },
  };
}

function stretchesOf(points: readonly Point[]): readonly Stretch[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return index % 2 === 0
      ? { line: to.y, from: Math.min(from.x, to.x), to: Math.max(from.x, to.x) }
      : { line: to.x, from: Math.min(from.y, to.y), to: Math.max(from.y, to.y) };
  });
}

/** Stretches on one line that touch become one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && one.from <= last.to) found[found.length - 1] = { ...last, to: Math.max(last.to, one.to) };
    else found.push(one);
  }
  return found;
}

function runsOf(stretches: ReadonlyMap<string, readonly Stretch[]>): {
  readonly runs: readonly (Stretch & { readonly trunk: string })[];
  readonly find: (trunk: string, stretch: Stretch) => number;
} {
  const runs: (Stretch & { readonly trunk: string })[] = [];
  const index = new Map<string, number[]>();
  for (const [trunk, all] of stretches) {
    const lines = Map.groupBy(all, (one) => one.line);
    for (const [line, own] of lines) {
      const key = `${line} ${trunk}`;
      index.set(key, []);
      for (const one of merged(own)) {
        index.get(key)?.push(runs.length);
        runs.push({ ...one, trunk });
      }
    }
  }
  const find = (trunk: string, { line, from, to }: Stretch): number =>
    index.get(`${line} ${trunk}`)?.find((at) => {
      const run = runs[at];
      return run !== undefined && run.from <= from && run.to >= to;
    }) ?? -1;
  return { runs, find };
}

function distinct(turns: readonly Turn[]): readonly Turn[] {
  const seen = new Map(turns.map((turn) => [`${turn.at} ${turn.side}`, turn]));
  return [...seen.values()];
}
