// Where a card says how often it fired: a small box on its edge, half outside, so that it covers no word of the card and
// takes the room of no name. Room above each card is kept for it when staffs are stacked.
import type { Rect } from "../geometry.ts";
import type { PictureCard } from "../picture.ts";
import { pointPx } from "../signs/outline.ts";
import type { CountWish } from "./labels.ts";
import type { CardPlace } from "./places.ts";
import type { CardShape } from "./shape.ts";

/** Room for six digits and the gap between their thousands. */
export const countWidthPx = 54;
export const countHeightPx = 14;
/** How far it stands out over the edge. */
export const countOutPx = 8;
/** Kept free at the right of the edge for the badge of a problem. */
const badgePx = 14;
const stepPx = 18;
const baselinePx = 10.5;

/** The boxes that the count of a card may have: along its top edge from the right, then along its bottom edge, at last inside of it. */
export function countWish(card: string, place: CardPlace, shape: CardShape): CountWish {
  const { rect } = place;
  const second = shape.tabs[1];
  const topEnd =
    shape.form === "wedge"
      ? shape.flatRight
      : second === undefined || second.y - 2 < countOutPx
        ? shape.right - pointPx - badgePx
        : second.x - 4;
  const bottomEnd = shape.form === "wedge" ? shape.flatRight : shape.right - pointPx - 4;
  return {
    card,
    boxes: [
      ...along(rect.x + 24, topEnd, rect.y - countOutPx),
      ...along(rect.x + 24, bottomEnd, rect.y + rect.height - countHeightPx + countOutPx),
      // Over words of the card rather than nowhere: both edges may be full of pins.
      ...along(rect.x + 24, bottomEnd, rect.y + rect.height - countHeightPx - 1),
    ],
  };
}

function along(from: number, to: number, y: number): readonly Rect[] {
  const boxes: Rect[] = [];
  for (let x = to - countWidthPx; x >= from; x -= stepPx) {
    boxes.push({ x, y, width: countWidthPx, height: countHeightPx });
  }
  return boxes;
}

/** The place of the count as the card keeps it: the right end of its digits and their baseline, relative to the card. */
export function countAt(box: Rect, card: Rect): NonNullable<PictureCard["countAt"]> {
  return { x: box.x + box.width - card.x, y: box.y + baselinePx - card.y, anchor: "end" };
}

/** The box that the count of a score's card may fill, on the page; none where it has no room. */
export function countBox({ countAt: at, rect }: PictureCard): Rect | undefined {
  if (at === undefined) return undefined;
  return {
    x: rect.x + at.x - countWidthPx,
    y: rect.y + at.y - baselinePx,
    width: countWidthPx,
    height: countHeightPx,
  };
}
