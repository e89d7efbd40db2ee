// Names in a picture that is shown small: the few that stay (what sounds, is selected or is wrong) get plates, placed on
// the screen itself, so that none is cut by the pane's edge, hidden by a card, or laid on another.
import { overlaps, type Rect } from "../geometry.ts";
import { textWidth } from "../text/measure.ts";

/** A name that must be read; all rectangles are in px of the pane. */
export interface PlateWish {
  readonly id: string;
  readonly words: string;
  /** A card becomes as wide as its name needs; a pin's name stands beside it. */
  readonly form: "card" | "pin";
  /** The card or the pin's disc. */
  readonly rect: Rect;
  /** y of the sign's centre: the plate covers the sign and draws it again. */
  readonly signY: number;
}

/** A placed plate. */
export interface Plate {
  readonly wish: PlateWish;
  readonly rect: Rect;
}

/** Height of a card's plate, and where its name begins behind the sign. */
export const plateHeightPx = 20;
const plateHighestPx = 32;
export const plateTextPx = 22;
/** How far the point of a card's plate stands out. */
export const platePointPx = 7;
const pinNameHeightPx = 15;
/** A pane with more than these is no longer read name by name; the first ones, as wished, have theirs. */
const platesMax = 40;

interface Candidate {
  readonly rect: Rect;
  readonly cost: number;
}

/**
 * Places plates in the order of the wishes. Every plate lies within `pane` as far as it is large enough, and no two lie
 * on each other; one that finds no room is left out. `signs` are the cards and pins that should stay in sight.
 */
export function placePlates(wishes: readonly PlateWish[], signs: readonly Rect[], pane: Rect): readonly Plate[] {
  const plates: Plate[] = [];
  for (const wish of wishes.slice(0, platesMax)) {
    if (!overlaps(wish.rect, pane)) continue;
    const others = signs.filter((rect) => !overlaps(rect, wish.rect));
    let best: Candidate | undefined;
    for (const candidate of wish.form === "card" ? cardPlaces(wish) : pinPlaces(wish)) {
      const rect = shiftedInto(candidate.rect, pane);
      const shift = Math.abs(rect.x - candidate.rect.x) + Math.abs(rect.y - candidate.rect.y);
      if (!isWithin(rect, pane) || plates.some((plate) => overlaps(plate.rect, rect, 1))) continue;
      // A pin's name that is pushed back over its own pin would hide what sounds.
      const onItself = wish.form === "pin" && overlaps(rect, wish.rect) ? 40 : 0;
      const covered = others.filter((other) => overlaps(other, rect)).length;
      const cost = candidate.cost + shift / 6 + 8 * covered + onItself;
      if (best === undefined || cost < best.cost) best = { rect, cost };
    }
    if (best !== undefined) plates.push({ wish, rect: best.rect });
  }
  return plates;
}

function cardPlaces({ rect, signY, words }: PlateWish): readonly Candidate[] {
  const named = plateTextPx + textWidth(words, "label") + platePointPx + 4;
  const width = Math.ceil(rect.width < 120 ? Math.max(rect.width, named) : named);
  // It covers a card that is hardly higher than itself, so that no edge of the card shows behind it.
  const height = rect.height > plateHeightPx && rect.height <= plateHighestPx ? Math.ceil(rect.height) : plateHeightPx;
  const on = { x: rect.x, y: Math.round(signY - height / 2), width, height };
  const right = rect.x + rect.width - width;
  return [
    { rect: on, cost: 0 },
    { rect: { ...on, x: right }, cost: 3 },
    { rect: { ...on, y: rect.y - height - 2 }, cost: 5 },
    { rect: { ...on, y: rect.y + rect.height + 2 }, cost: 6 },
    { rect: { ...on, x: right, y: rect.y - height - 2 }, cost: 7 },
    { rect: { ...on, x: right, y: rect.y + rect.height + 2 }, cost: 8 },
  ];
}

function pinPlaces({ rect, words }: PlateWish): readonly Candidate[] {
  const width = Math.ceil(textWidth(words, "label")) + 2;
  const height = pinNameHeightPx;
  const right = rect.x + rect.width + 2;
  const left = rect.x - width - 2;
  const above = rect.y + rect.height / 2 - height - 4;
  const below = rect.y + rect.height / 2 + 3;
  const level = rect.y + rect.height / 2 - height / 2;
  return [
    { rect: { x: right, y: above, width, height }, cost: 0 },
    { rect: { x: left, y: above, width, height }, cost: 1 },
    { rect: { x: right, y: below, width, height }, cost: 2 },
    { rect: { x: left, y: below, width, height }, cost: 3 },
    { rect: { x: right, y: level, width, height }, cost: 4 },
    { rect: { x: right, y: above - height, width, height }, cost: 6 },
    { rect: { x: left, y: above - height, width, height }, cost: 6 },
    { rect: { x: right, y: below + height, width, height }, cost: 7 },
    { rect: { x: left, y: below + height, width, height }, cost: 7 },
  ];
}

function shiftedInto(rect: Rect, pane: Rect): Rect {
  const x = Math.max(pane.x, Math.min(rect.x, pane.x + pane.width - rect.width));
  const y = Math.max(pane.y, Math.min(rect.y, pane.y + pane.height - rect.height));
  return { ...rect, x, y };
}

function isWithin(rect: Rect, pane: Rect): boolean {
  return rect.x + rect.width <= pane.x + pane.width + 0.01 && rect.y + rect.height <= pane.y + pane.height + 0.01;
}
