// Ends a drag: cards keep where they were put, as one step. In the score that is a beat and a staff.
import type { Picture, PictureCard, Point } from "@laban/notation";
import { change } from "../../document/changes.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import { scorePlaceOf, type ScorePlace } from "./dropPlace.ts";

/** Writes the new places. Answers whether anything changed. */
export function dropNodes(picture: Picture, dragged: readonly CanvasNode[]): boolean {
  const cards = dragged.flatMap((node): { readonly card: PictureCard; readonly at: Point }[] =>
    node.type === "card" ? [{ card: node.data.card, at: node.position }] : [],
  );
  if (picture.view === "free") {
    const free: Record<string, readonly [number, number]> = {};
    for (const { card, at } of cards) {
      if (at.x !== card.rect.x || at.y !== card.rect.y) free[card.id] = [Math.round(at.x), Math.round(at.y)];
    }
    return Object.keys(free).length > 0 && change({ type: "move", free });
  }
  const score: Record<string, ScorePlace> = {};
  for (const { card, at } of cards) {
    const place = scorePlaceOf(picture, card, at);
    const isSame = place.beat === card.beat && (place.staff === undefined || `agent:${place.staff}` === card.staff);
    if (!isSame) score[card.id] = place;
  }
  return Object.keys(score).length > 0 && change({ type: "move", score });
}
