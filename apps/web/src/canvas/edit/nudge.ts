// Moves selected cards of the free view by the arrow keys: one grid step, or ten with Shift; presses in a row are one step of undo.
import type { ElementRef } from "@laban/model";
import type { Picture } from "@laban/notation";
import { change } from "../../document/changes.ts";
import type { Direction } from "./walk.ts";

const gridPx = 4;
const steps: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Nudges; false where there is nothing to nudge, as in a score, where places follow from meaning. */
export function nudge(picture: Picture, selected: readonly ElementRef[], direction: Direction, times: number): boolean {
  if (picture.view !== "free") return false;
  const [x, y] = steps[direction];
  const free: Record<string, readonly [number, number]> = {};
  for (const card of picture.cards) {
    if (!selected.some((ref) => ref.type === card.ref.type && ref.id === card.ref.id)) continue;
    free[card.id] = [Math.round(card.rect.x + x * gridPx * times), Math.round(card.rect.y + y * gridPx * times)];
  }
  if (Object.keys(free).length === 0) return false;
  return change({ type: "move", free }, { merge: `nudge ${Object.keys(free).join(" ")}` });
}
