// Where a card dropped on a score stands: the nearest beat, and the staff under it.
import type { Picture, PictureCard, Point } from "@laban/notation";

/** A place in the score: beat from 1, staff as an agent's id where the staff is an agent's. */
export interface ScorePlace {
  readonly beat: number;
  readonly staff?: string;
}

/** The place of a card whose top left was dropped at `at`. */
export function scorePlaceOf(picture: Picture, card: PictureCard, at: Point): ScorePlace {
  const signX = at.x + card.signAt.x;
  const middle = at.y + card.rect.height / 2;
  const staff = picture.staffs.find((one) => middle >= one.rect.y && middle < one.rect.y + one.rect.height);
  let beat = 1;
  let nearest = Infinity;
  for (const one of picture.beats) {
    const distance = Math.abs(one.x - signX);
    if (distance >= nearest) continue;
    nearest = distance;
    beat = one.number;
  }
  return staff?.ref === undefined ? { beat } : { beat, staff: staff.ref.id };
}
