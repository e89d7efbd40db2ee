// Aligning and distributing the selected cards of the free view: edges or middles on one line, gaps alike.
import type { ElementRef } from "@laban/model";
import type { Picture, Rect } from "@laban/notation";
import { change } from "../../document/changes.ts";

/** Which edges or middles come onto one line, or along which axis the gaps become alike. */
export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom" | "across" | "down";

/** The alignments as they are offered, with their keys. */
export const alignments: readonly {
  readonly alignment: Alignment;
  readonly title: string;
  readonly keys: string;
  /** How many cards must be selected. */
  readonly countMin: number;
}[] = [
  { alignment: "left", title: "Align left edges", keys: "Alt+A", countMin: 2 },
  { alignment: "center", title: "Align middles, one below the other", keys: "Alt+H", countMin: 2 },
  { alignment: "right", title: "Align right edges", keys: "Alt+D", countMin: 2 },
  { alignment: "top", title: "Align top edges", keys: "Alt+W", countMin: 2 },
  { alignment: "middle", title: "Align middles, side by side", keys: "Alt+V", countMin: 2 },
  { alignment: "bottom", title: "Align bottom edges", keys: "Alt+S", countMin: 2 },
  { alignment: "across", title: "Distribute across", keys: "Alt+Shift+H", countMin: 3 },
  { alignment: "down", title: "Distribute down", keys: "Alt+Shift+V", countMin: 3 },
];

/** A card that takes part. */
export interface Aligned {
  readonly id: string;
  readonly rect: Rect;
}

/** The new top left of each card; those that stay where they are are left out. Fewer than two cards (three to distribute) give none. */
export function alignedPlaces(
  cards: readonly Aligned[],
  alignment: Alignment,
): Readonly<Record<string, readonly [number, number]>> {
  if (alignment === "across" || alignment === "down") return distributed(cards, alignment);
  if (cards.length < 2) return {};
  const left = Math.min(...cards.map(({ rect }) => rect.x));
  const right = Math.max(...cards.map(({ rect }) => rect.x + rect.width));
  const top = Math.min(...cards.map(({ rect }) => rect.y));
  const bottom = Math.max(...cards.map(({ rect }) => rect.y + rect.height));
  return moved(cards, ({ x, y, width, height }) => {
    switch (alignment) {
      case "left":
        return [left, y];
      case "center":
        return [(left + right - width) / 2, y];
      case "right":
        return [right - width, y];
      case "top":
        return [x, top];
      case "middle":
        return [x, (top + bottom - height) / 2];
      case "bottom":
        return [x, bottom - height];
    }
  });
}

/** The first and the last stay; the gaps between all become the same, or, where there is room for none, the steps from card to card. */
function distributed(
  cards: readonly Aligned[],
  axis: "across" | "down",
): Readonly<Record<string, readonly [number, number]>> {
  if (cards.length < 3) return {};
  const isAcross = axis === "across";
  const start = (rect: Rect): number => (isAcross ? rect.x : rect.y);
  const length = (rect: Rect): number => (isAcross ? rect.width : rect.height);
  const order = cards.toSorted((one, other) => start(one.rect) - start(other.rect));
  const first = order[0]?.rect;
  const last = order.at(-1)?.rect;
  if (first === undefined || last === undefined) return {};
  const total = order.reduce((sum, { rect }) => sum + length(rect), 0);
  const gap = (start(last) + length(last) - start(first) - total) / (order.length - 1);
  const places = new Map<string, number>();
  let at = start(first);
  const step = (start(last) - start(first)) / (order.length - 1);
  for (const { id, rect } of order.slice(0, -1)) {
    places.set(id, at);
    at += gap < 0 ? step : length(rect) + gap;
  }
  places.set(order.at(-1)?.id ?? "", start(last));
  return moved(cards, (rect, id) => {
    const to = places.get(id) ?? start(rect);
    return isAcross ? [to, rect.y] : [rect.x, to];
  });
}

// The notation puts some cards on half pixels: a line is exact only if it may lie there, too.
function moved(
  cards: readonly Aligned[],
  to: (rect: Rect, id: string) => readonly [number, number],
): Readonly<Record<string, readonly [number, number]>> {
  const placed = (wanted: number, now: number): number => (wanted === now ? now : Math.round(wanted * 2) / 2);
  return Object.fromEntries(
    cards.flatMap(({ id, rect }): [string, readonly [number, number]][] => {
      const [x, y] = to(rect, id);
      const place = [placed(x, rect.x), placed(y, rect.y)] as const;
      return place[0] === rect.x && place[1] === rect.y ? [] : [[id, place]];
    }),
  );
}

/** The selected cards of the free view; none in a score, where places follow from meaning. */
export function alignable(picture: Picture, selected: readonly ElementRef[]): readonly Aligned[] {
  if (picture.view !== "free") return [];
  const names = new Set(selected.map((ref) => `${ref.type}:${ref.id}`));
  return picture.cards.filter((card) => names.has(card.id));
}

/** Aligns the selection, as one step of undo. */
export function align(picture: Picture, selected: readonly ElementRef[], alignment: Alignment): void {
  const free = alignedPlaces(alignable(picture, selected), alignment);
  if (Object.keys(free).length > 0) change({ type: "move", free });
}
