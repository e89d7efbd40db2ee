// Places all words around the signs in one pass: counts on the edges of their cards, names of pins and echoes, shares
// and notes. What is placed first keeps its place. Nothing lies on a card, on a sign or on other words, no cue runs
// through a word, and none leaves the page; other wires may pass behind, where there is no better place.
import { stretch, type Rect } from "../geometry.ts";
import type { PictureLabel, PictureStaff, PictureWire, TextStyle } from "../picture.ts";
import { ascent, lineHeight, textWidth } from "../text/measure.ts";
import { shortenMiddle } from "../text/shorten.ts";
import { candidatesOf, farCandidates, skipCost, type Candidate, type LabelWish } from "./candidates.ts";
import { takenBy, type Taken } from "./taken.ts";

export type { LabelWish } from "./candidates.ts";

/** The box of a count, wherever on its card's edge it may stand, best place first. */
export interface CountWish {
  readonly card: string;
  readonly boxes: readonly Rect[];
}

/** What words keep clear of. */
export interface LabelGround {
  readonly solids: readonly Rect[];
  /** Cues are kept clear of altogether, other wires where possible. */
  readonly wires: readonly PictureWire[];
  readonly staffs: readonly PictureStaff[];
  /** The part of the page on which words may stand; all of the plane when absent. */
  readonly page?: Rect;
}

/** All words, placed. */
export interface PlacedWords {
  readonly labels: readonly PictureLabel[];
  /** By card; a card whose every box was taken has none. */
  readonly counts: ReadonlyMap<string, Rect>;
}

interface Space {
  /** Cards, signs and words: never met. */
  readonly solid: Taken;
  readonly cues: Taken;
  readonly wires: Taken;
  readonly page: Rect | undefined;
}

interface Placing {
  readonly at: Candidate;
  readonly text: string;
  readonly rect: Rect;
  readonly cost: number;
}

/** Names shorter than a whole one are tried at these widths; each costs more than one row further away. */
const shorterPx = [132, 104, 80, 60, 44, 30] as const;
/** Its first and last letter: the least that tells one from another. */
const leastPx = 22;
const shorterCost = 9;
const crossedCost = 3;

/** Places counts, then words in the order of their wishes. A word that has no clear place at all is left out. */
export function placeWords(
  wishes: readonly LabelWish[],
  ground: LabelGround,
  countWishes: readonly CountWish[] = [],
): PlacedWords {
  const space: Space = {
    solid: takenBy(ground.solids),
    cues: takenBy(ground.wires.filter((wire) => wire.form === "cue").flatMap(runsOf)),
    wires: takenBy(ground.wires.filter((wire) => wire.form !== "cue").flatMap(runsOf)),
    page: ground.page,
  };
  const heads = takenBy(ground.wires.flatMap(headRoom));
  const counts = new Map<string, Rect>();
  for (const { card, boxes } of countWishes) {
    const possible = boxes.filter((one) => isOnPage(one, space.page) && heads.isFree(one) && freeOfOthers(one, space));
    // A cue that passes behind the card may pass behind its count, too.
    const box =
      possible.find((one) => space.cues.isFree(one, 2)) ??
      possible[0] ??
      // In a throng of wires it covers a head rather than that nothing is counted.
      boxes.find((one) => isOnPage(one, space.page) && freeOfOthers(one, space));
    if (box === undefined) continue;
    space.solid.add(box);
    counts.set(card, box);
  }
  const placed = new Map<string, PictureLabel>();
  for (const wish of wishes) {
    const best = bestPlace(wish, space, wish.after === undefined ? undefined : placed.get(wish.after)?.rect);
    if (best === undefined) continue;
    space.solid.add(best.rect);
    placed.set(wish.id, {
      id: wish.id,
      ref: wish.ref,
      role: wish.role,
      text: best.text,
      style: wish.style,
      x: best.at.x,
      y: best.at.y,
      anchor: best.at.anchor,
      rect: best.rect,
      ground: groundAt(best.rect, ground.staffs),
      ...(best.text === wish.words ? {} : { full: wish.words }),
    });
  }
  return { labels: [...placed.values()], counts };
}

/** Words alone, without counts. */
export function placeLabels(wishes: readonly LabelWish[], ground: LabelGround): readonly PictureLabel[] {
  return placeWords(wishes, ground).labels;
}

function bestPlace(wish: LabelWish, space: Space, after: Rect | undefined): Placing | undefined {
  const whole = shortenMiddle(wish.words, wish.style, wish.roomPx);
  let best = cheapest({ wish, text: whole, base: 0, places: candidatesOf(wish, after) }, space);
  if (wish.role === "share") return best;
  for (const [index, room] of shorterPx.entries()) {
    const cost = (index + 1) * shorterCost;
    if (best !== undefined && best.cost <= cost) break;
    if (textWidth(whole, wish.style) <= room) continue;
    const text = shortenMiddle(wish.words, wish.style, room);
    const found = cheapest({ wish, text, base: cost, places: candidatesOf(wish, after) }, space);
    if (found !== undefined && (best === undefined || found.cost < best.cost)) best = found;
  }
  return best ?? (wish.role === "pin" ? farPlace(wish, space) : undefined);
}

/** An event type is named in any case: where there is no room around its pin, as near as there is some. */
function farPlace(wish: LabelWish, space: Space): Placing | undefined {
  for (const room of [Infinity, ...shorterPx, leastPx]) {
    const text = shortenMiddle(wish.words, wish.style, room);
    const found = cheapest({ wish, text, base: 0, places: farCandidates(wish) }, space);
    if (found !== undefined) return found;
  }
  return undefined;
}

function cheapest(
  {
    wish,
    text,
    base,
    places,
  }: {
    readonly wish: LabelWish;
    readonly text: string;
    readonly base: number;
    readonly places: readonly Candidate[];
  },
  space: Space,
): Placing | undefined {
  // A share changes during a run: it gets the room of the longest.
  const width = textWidth(wish.role === "share" ? "100 %" : text, wish.style);
  let best: Placing | undefined;
  for (const first of places) {
    if (best !== undefined && best.cost <= base + first.cost) continue;
    for (const at of withSkips(first, width, wish.style, space)) {
      const rect = rectOf(at, width, wish.style);
      if (!isOnPage(rect, space.page) || !space.solid.isFree(rect, 1) || !space.cues.isFree(rect)) continue;
      const cost = base + at.cost + crossedCost * space.wires.meeting(rect).length;
      if (best === undefined || cost < best.cost) best = { at, text, rect, cost };
    }
  }
  return best;
}

/** The place itself, and, where cues would run through the words, the places right behind each of them. */
function withSkips(at: Candidate, width: number, style: TextStyle, space: Space): readonly Candidate[] {
  if (at.anchor === "end" || !at.maySkip) return [at];
  const places = [at];
  for (let tries = 0; tries < 4; tries += 1) {
    const last = places.at(-1) ?? at;
    const met = space.cues.meeting(rectOf(last, width, style));
    if (met.length === 0) break;
    const behind = Math.min(...met.map((run) => run.x + run.width)) + 4;
    places.push({ ...last, x: behind, cost: last.cost + skipCost(behind - last.x) });
  }
  return places;
}

/** A count lies on the edge of its own card, and of nothing else. */
function freeOfOthers(box: Rect, space: Space): boolean {
  return space.solid.meeting(box).length <= 1;
}

function isOnPage(rect: Rect, page: Rect | undefined): boolean {
  if (page === undefined) return true;
  return (
    rect.x >= page.x &&
    rect.y >= page.y &&
    rect.x + rect.width <= page.x + page.width &&
    rect.y + rect.height <= page.y + page.height
  );
}

function groundAt(rect: Rect, staffs: readonly PictureStaff[]): PictureLabel["ground"] {
  const middle = rect.y + rect.height / 2;
  const staff = staffs.find((one) => middle >= one.rect.y && middle < one.rect.y + one.rect.height);
  return staff?.shaded === true ? "panel" : "canvas";
}

function rectOf(at: Candidate, width: number, style: TextStyle): Rect {
  return {
    x: at.anchor === "end" ? at.x - width : at.x,
    y: at.y - ascent(style),
    width,
    height: lineHeight(style),
  };
}

/** The arrow head of a wire: no count covers it. */
function headRoom({ head }: PictureWire): readonly Rect[] {
  return head === undefined ? [] : [{ x: head.at.x - 5, y: head.at.y - 9, width: 10, height: 18 }];
}

/** The stretches of a wire, a little thinned so that words may stand close to their own wire. */
function runsOf(wire: PictureWire): readonly Rect[] {
  const runs: Rect[] = [];
  for (let index = 1; index < wire.points.length; index += 1) {
    const from = wire.points[index - 1];
    const to = wire.points[index];
    if (from !== undefined && to !== undefined) runs.push(stretch(from, to, 1));
  }
  return runs;
}
