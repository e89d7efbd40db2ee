// What a plan to put a sign at a place is made of.
import type { ChoreographyDocument, Command, DocumentEdit, ElementRef, KindCatalog } from "@laban/model";
import type { Place } from "./place.ts";

/** What is needed to plan. */
export interface PlacingScene {
  readonly document: ChoreographyDocument;
  readonly catalog: KindCatalog;
  readonly place: Place;
}

/** One way to put it there. */
export interface PlacingWay {
  readonly label: string;
  readonly note: string;
  readonly command: Command;
}

/** What would be put there. */
export interface Placing {
  readonly created: ElementRef;
  /** What the place tells, in words: "hears order_received"; null where it tells nothing. */
  readonly says: string | null;
  /** Asked where there are several ways. */
  readonly question: string;
  /** At least one; the likeliest first. */
  readonly ways: readonly PlacingWay[];
}

/** The edits of a new thing: its record, and where it stands. */
export function newThing(ref: ElementRef, record: object, { at }: Place): readonly DocumentEdit[] {
  const section = ref.type === "event" ? "events" : ref.type === "agent" ? "agents" : "patterns";
  const edits: DocumentEdit[] = [{ path: [section, ref.id], value: record as DocumentEdit["value"] & object }];
  // The sign of a card lies at the pointer.
  if (at !== null) {
    edits.push({ path: ["layout", "free", `${ref.type}:${ref.id}`], value: [onGrid(at.x - 16), onGrid(at.y - 16)] });
  }
  return edits;
}

/** Places of the free view lie on a grid of 4 px, as nudging does. */
export function onGrid(px: number): number {
  return Math.round(px / 4) * 4;
}
