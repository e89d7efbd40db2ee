// How far each run of a trunk may be shifted across its gutter without coming onto a card or leaving its ports, and from
// where to where it goes once the runs at its ends lie where they lie.
import type { Obstacle } from "./gutters.ts";
import type { TrunkRun, Trunks } from "./trunks.ts";

/** A wire may end this far above or below its port where another trunk wants the same place. */
export const portReachPx = 6;
/** Lanes keep this far from cards where there is room. */
const clearLevelPx = 9;
const clearUprightPx = 10;
/** Nearer than this none comes, however little room there is. */
const closePx = 3;
/** Outside everything a lane is not shifted further than this. */
const shiftMaxPx = 160;

/** For each level run the heights of the ports at which it begins or ends. */
export function portsOf(
  wishes: readonly { readonly start: { readonly y: number }; readonly end: { readonly y: number } }[],
  trunks: Trunks,
): readonly (readonly number[])[] {
  const ports = trunks.levels.map((): number[] => []);
  for (const [index, { start, end }] of wishes.entries()) {
    const route = trunks.routes[index] ?? [];
    ports[route[0] ?? -1]?.push(start.y);
    ports[route.at(-1) ?? -1]?.push(end.y);
  }
  return ports;
}

/** Between which lines a run may lie: clear of cards, and at all. */
export interface Room {
  readonly low: number;
  readonly high: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Between which heights a level run may lie: clear of cards, and at its ports. */
export function levelRoom(
  run: TrunkRun,
  { from, to }: { readonly from: number; readonly to: number },
  obstacles: readonly Obstacle[],
  ports: readonly number[],
): Room {
  let before = -Infinity;
  let after = Infinity;
  for (const { rect } of obstacles) {
    if (rect.x + rect.width <= from + 1 || rect.x >= to - 1) continue;
    const bottom = rect.y + rect.height;
    if (bottom <= run.line) before = Math.max(before, bottom);
    else if (rect.y >= run.line) after = Math.min(after, rect.y);
  }
  let room = between(run.line, { before, after }, { clearBefore: clearLevelPx, clearAfter: clearLevelPx });
  for (const port of ports) {
    const low = Math.min(port - portReachPx, run.line);
    const high = Math.max(port + portReachPx, run.line);
    room = within(room, { low, high, lowest: low, highest: high });
  }
  return room;
}

/** What two rooms have in common. */
export function within(a: Room, b: Room): Room {
  return {
    low: Math.max(a.low, b.low),
    high: Math.min(a.high, b.high),
    lowest: Math.max(a.lowest, b.lowest),
    highest: Math.min(a.highest, b.highest),
  };
}

/** Between which x an upright run may lie: clear of cards, with room on their left for what stands at their inlets. */
export function uprightRoom(line: number, from: number, to: number, obstacles: readonly Obstacle[]): Room {
  let before = -Infinity;
  let after = Infinity;
  let clearAfter = clearUprightPx;
  for (const { rect, leftRoomPx } of obstacles) {
    if (rect.y + rect.height <= from - 1 || rect.y >= to + 1) continue;
    const right = rect.x + rect.width;
    if (right <= line) before = Math.max(before, right);
    else if (rect.x >= line) {
      clearAfter = rect.x < after ? leftRoomPx : rect.x === after ? Math.max(clearAfter, leftRoomPx) : clearAfter;
      after = Math.min(after, rect.x);
    }
  }
  return between(line, { before, after }, { clearBefore: clearUprightPx, clearAfter });
}

/** The room in a gutter; a narrow one gives up clear ground, so that a third of it is left for lanes in comfort. */
function between(
  line: number,
  { before, after }: { readonly before: number; readonly after: number },
  { clearBefore, clearAfter }: { readonly clearBefore: number; readonly clearAfter: number },
): Room {
  const part = Math.min(1, ((2 / 3) * (after - before)) / (clearBefore + clearAfter));
  const close = Math.min(closePx, (after - before) / 6);
  return {
    low: Math.max(line - shiftMaxPx, Math.min(before + clearBefore * part, line)),
    high: Math.min(line + shiftMaxPx, Math.max(after - clearAfter * part, line)),
    lowest: Math.max(line - shiftMaxPx, Math.min(before + close, line)),
    highest: Math.min(line + shiftMaxPx, Math.max(after - close, line)),
  };
}

/** How far up and down each upright run may come to reach, whatever happens to the level runs at its ends. */
export function endsOf(
  { routes, uprights }: Trunks,
  levels: readonly Room[],
): readonly { readonly from: number; readonly to: number }[] {
  const ends = uprights.map((run) => ({ from: run.from, to: run.to }));
  eachCorner(routes, (level, upright) => {
    const end = ends[upright];
    const room = levels[level];
    if (end === undefined || room === undefined) return;
    end.from = Math.min(end.from, room.lowest);
    end.to = Math.max(end.to, room.highest);
  });
  return ends;
}

/** From where to where each level run goes, now that the upright runs at its ends lie where they lie. */
export function widthsOf(
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
export function extentsOf(
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
