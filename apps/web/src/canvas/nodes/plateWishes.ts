// Which names a picture shows when it is small, and where on the pane the things stand that they name.
import type { ElementRef } from "@laban/model";
import type { Picture, PlateWish, Point, Rect } from "@laban/notation";
import type { SoundingKey } from "../../run/liveStore.ts";
import type { ElementProblem } from "../picture/problems.ts";

/** What is drawn attention to. */
export interface Attention {
  readonly sounding: ReadonlyMap<SoundingKey, number>;
  readonly selected: readonly ElementRef[];
  readonly problems: ReadonlyMap<string, ElementProblem>;
}

/** Why a name stays; the first reason that holds. */
export type PlateReason = "sounding" | "selected" | "error" | "warning";

/** Where the picture stands on the pane. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Why the name of this thing stays, or null where it does not. */
export function reasonOf(id: string, attention: Attention): PlateReason | null {
  if (attention.sounding.has(id as SoundingKey)) return "sounding";
  if (attention.selected.some((ref) => `${ref.type}:${ref.id}` === id)) return "selected";
  return attention.problems.get(id)?.severity ?? null;
}

/** The names that stay: what sounds before what is selected before what is wrong, cards before pins. */
export function plateWishes(picture: Picture, view: View, attention: Attention): readonly PlateWish[] {
  const wishes: { readonly wish: PlateWish; readonly rank: number }[] = [];
  const rank = { sounding: 0, selected: 1, error: 2, warning: 3 } as const satisfies Record<PlateReason, number>;
  for (const card of picture.cards) {
    const reason = reasonOf(card.id, attention);
    if (reason === null) continue;
    const signY = onPane({ x: 0, y: card.rect.y + signMiddle(card) }, view).y;
    const words = card.kind === "agent" ? (card.texts[0]?.full ?? card.texts[0]?.text ?? card.ref.id) : card.ref.id;
    wishes.push({
      rank: rank[reason],
      wish: { id: card.id, words, form: "card", rect: rectOnPane(card.rect, view), signY },
    });
  }
  for (const pin of picture.pins) {
    const reason = reasonOf(pin.id, attention);
    if (reason === null) continue;
    wishes.push({
      rank: rank[reason] + 0.5,
      wish: { id: pin.id, words: pin.ref.id, form: "pin", rect: discOnPane(pin.at, view), signY: 0 },
    });
  }
  return wishes.sort((a, b) => a.rank - b.rank).map(({ wish }) => wish);
}

/** All signs on the pane: plates keep off those that they do not name. */
export function signsOnPane(picture: Picture, view: View): readonly Rect[] {
  return [
    ...picture.cards.map((card) => rectOnPane(card.rect, view)),
    ...picture.pins.map((pin) => discOnPane(pin.at, view)),
  ];
}

/** y of the sign's centre, as the small picture shows it. */
function signMiddle({ kind, signAt, rect }: Picture["cards"][number]): number {
  return kind === "sequence" || kind === "agent" ? signAt.y : rect.height / 2;
}

function onPane(at: Point, { x, y, zoom }: View): Point {
  return { x: at.x * zoom + x, y: at.y * zoom + y };
}

function rectOnPane(rect: Rect, view: View): Rect {
  return { ...onPane(rect, view), width: rect.width * view.zoom, height: rect.height * view.zoom };
}

function discOnPane(centre: Point, view: View): Rect {
  const reach = 5;
  const { x, y } = onPane(centre, view);
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}
