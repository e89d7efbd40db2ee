// Finds the gutters between cards, wherever these stand: a few lines, upright and level, along which wires may run, and
// where cards interrupt them. A gutter gets one line; how many wires share it is settled later, in lanes.ts.
import type { Rect } from "../geometry.ts";
import { clearOfCardsPx, crossing, lacking, type Span } from "./ground.ts";

/** Ground that wires keep clear of. */
export interface Obstacle {
  readonly rect: Rect;
  /** Room on the left for what stands at its inlets: dots, heads, shares. */
  readonly leftRoomPx: number;
}

/** The lines along which wires may run, and what lies across them. */
export interface Gutters {
  /** x of the upright gutters, ascending. */
  readonly uprights: readonly number[];
  /** y of the level gutters, ascending. */
  readonly levels: readonly number[];
  /** How much of an upright stretch at `x` lies on cards, in px. */
  readonly acrossUpright: (x: number, fromY: number, toY: number) => number;
  /** How much of a level stretch at `y` lies on cards, in px. */
  readonly acrossLevel: (y: number, fromX: number, toX: number) => number;
  /** How much a stretch lacks of the room that a gutter with some lanes takes, in px. */
  readonly lackUpright: (x: number, fromY: number, toY: number) => number;
  readonly lackLevel: (y: number, fromX: number, toX: number) => number;
}

/** A gutter narrower than this is none. */
const gutterMinPx = 11;
/** How far from its card a line runs where there is all the room of the world. */
const besidePx = 16;
/** A line serves the gutters of several cards where it is no further than this from where each wants it. */
const sharedWithinPx = 34;
/** From so many level lines on, those that cross one column only are left out. */
const levelsMany = 100;
/** Room for the outermost lanes around everything. */
const outsidePx = 30;

/** A gutter as one card sees it: where its line may run and should. */
interface Wish {
  readonly low: number;
  readonly high: number;
  readonly at: number;
}

/** Finds the gutters between `obstacles`. Deterministic and independent of their order; O(obstacles²). */
export function findGutters(obstacles: readonly Obstacle[]): Gutters {
  const across = obstacles.map(({ rect, leftRoomPx }) => ({
    from: rect.x,
    to: rect.x + rect.width,
    sideFrom: rect.y,
    sideTo: rect.y + rect.height,
    room: leftRoomPx,
  }));
  const down = obstacles.map(({ rect }) => ({
    from: rect.y,
    to: rect.y + rect.height,
    sideFrom: rect.x,
    sideTo: rect.x + rect.width,
    room: 0,
  }));
  const uprights = linesOf(across);
  return {
    uprights,
    levels: usefulLevels(linesOf(down), uprights, across),
    acrossUpright: crossing(down),
    acrossLevel: crossing(across),
    lackUpright: lacking(down),
    lackLevel: lacking(across),
  };
}

/** The lines of one direction: the narrowest gutters first, wider ones make do with what runs through them already. */
function linesOf(spans: readonly Span[]): readonly number[] {
  const wishes = distinct(spans.flatMap((span) => wishesOf(span, spans)));
  const ordered = wishes.toSorted((a, b) => a.high - a.low - (b.high - b.low) || a.at - b.at || a.low - b.low);
  const lines: number[] = [];
  for (const wish of ordered) {
    const served = lines.some((line) => serves(line, wish));
    if (!served) lines.push(bestLine(wish, wishes));
  }
  if (spans.length > 0) {
    // Round everything there is always a way.
    lines.push(Math.min(...spans.map((span) => span.from - span.room)) - outsidePx);
    lines.push(Math.max(...spans.map((span) => span.to)) + outsidePx);
  }
  return [...new Set(lines)].toSorted((a, b) => a - b);
}

const serves = (line: number, { low, high, at }: Wish): boolean =>
  line >= low && line <= high && Math.abs(line - at) <= sharedWithinPx;

function distinct(wishes: readonly Wish[]): readonly Wish[] {
  return [...new Map(wishes.map((wish) => [`${wish.low} ${wish.high} ${wish.at}`, wish])).values()];
}

/** Where a line in this gutter serves most others, too: the middle of the stretch that they have in common. */
function bestLine(wish: Wish, wishes: readonly Wish[]): number {
  const near = wishes.filter(
    (other) => other.low <= wish.high && other.high >= wish.low && Math.abs(other.at - wish.at) <= 2 * sharedWithinPx,
  );
  const low = Math.max(wish.low, wish.at - sharedWithinPx);
  const high = Math.min(wish.high, wish.at + sharedWithinPx);
  const edges = near.flatMap((other) => [other.low, other.high]).filter((edge) => edge > low && edge < high);
  const stops = [low, ...edges.toSorted((a, b) => a - b), high];
  let best = { line: wish.at, served: 0, away: Infinity };
  for (let index = 0; index + 1 < stops.length; index += 1) {
    const from = stops[index] ?? low;
    const to = stops[index + 1] ?? high;
    const inset = Math.min(4, (to - from) / 2);
    const line = Math.min(Math.max(wish.at, from + inset), to - inset);
    const served = near.filter((other) => serves(line, other)).length;
    const away = Math.abs(line - wish.at);
    if (served > best.served || (served === best.served && away < best.away)) best = { line, served, away };
  }
  return best.line;
}

/** The gutters before and after a card: up to the next card that stands opposite. */
function wishesOf(span: Span, spans: readonly Span[]): readonly Wish[] {
  let before = -Infinity;
  let after = Infinity;
  let afterRoom = 0;
  for (const other of spans) {
    if (other === span || !besideEachOther(span, other)) continue;
    if (other.to <= span.from) before = Math.max(before, other.to);
    else if (other.from >= span.to && other.from < after) {
      after = other.from;
      afterRoom = other.room;
    }
  }
  const wishes: Wish[] = [];
  const start = span.from - span.room;
  if (span.from - before >= gutterMinPx) {
    const at = Math.max(start - besidePx, before > -Infinity ? (before + Math.max(start, before + 8)) / 2 : -Infinity);
    wishes.push({ low: before + clearOfCardsPx, high: span.from - clearOfCardsPx, at });
  }
  if (after - span.to >= gutterMinPx) {
    const end = after - afterRoom;
    const at = Math.min(span.to + besidePx, after < Infinity ? (span.to + Math.max(end, span.to + 8)) / 2 : Infinity);
    wishes.push({ low: span.to + clearOfCardsPx, high: after - clearOfCardsPx, at });
  }
  return wishes;
}

const besideEachOther = (a: Span, b: Span): boolean =>
  a.sideFrom < b.sideTo + 2 * clearOfCardsPx && b.sideFrom < a.sideTo + 2 * clearOfCardsPx;

/**
 * Level lines that lead from one upright gutter into the next somewhere; the others lead nowhere. In a large document only
 * those that lead on into the one after that: the many cracks between two cards of one column are not looked through.
 */
function usefulLevels(
  levels: readonly number[],
  uprights: readonly number[],
  cards: readonly Span[],
): readonly number[] {
  const blocked = crossing(cards);
  const columnsLeast = levels.length > levelsMany ? 2 : 1;
  return levels.filter((level) => {
    let columns = 0;
    return uprights.some((x, index) => {
      const next = uprights[index + 1];
      if (next === undefined || blocked(level, x, next) > 0) columns = 0;
      // Past the outermost line there is no card to be passed.
      else if (index > 0 && index + 2 < uprights.length) columns += 1;
      return columns >= columnsLeast;
    });
  });
}
