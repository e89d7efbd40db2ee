// What only the canvas knows: which view is shown, the gesture under way, which wire is chosen, what is being renamed or
// picked. Ephemeral: gestures reach the document as one command when they end.
import type { ChoreographyDocument, ElementRef } from "@laban/model";
import type { PictureView, PictureWire, Point } from "@laban/notation";
import { create } from "zustand";
import { useDocument } from "../document/documentStore.ts";
import { rememberedView, rememberView } from "./viewport/opening.ts";
import type { ScorePlace } from "./edit/dropPlace.ts";
import type { Guide } from "./edit/guides.ts";
import type { Place } from "./place/place.ts";

/** A connection being drawn: from an event type (to those that shall hear it) or from a pattern (to whom it asks). */
export interface Connecting {
  readonly from: ElementRef;
  /** Set while an end of a wire that is there already is led elsewhere. */
  readonly rewiring?: Rewiring;
  /** Begun by a click: it follows the pointer until the next click, with no button held. */
  readonly isFollowing?: true;
}

/** A wire of which one end is in hand. */
export interface Rewiring {
  readonly wire: PictureWire;
  readonly end: "from" | "to";
}

/** An open picker: what to create, or what to connect with; `screen` is where it stands, `place` where a new thing goes. */
export interface Picking {
  readonly screen: Point;
  readonly place: Place;
  readonly connect: ElementRef | null;
}

/** A sign in hand: the next click puts it, Enter puts it at what is selected, Esc lets go of it. */
export interface Armed {
  /** "event", "agent" or a pattern kind. */
  readonly kind: string;
  /** As the palette calls it. */
  readonly title: string;
}

/** A question with a short list of answers, asked where something was just done. */
export interface Asking {
  readonly screen: Point;
  readonly question: string;
  readonly answers: readonly Answer[];
}

/** One answer, and what it does. */
export interface Answer {
  readonly label: string;
  readonly note: string;
  readonly sign: string;
  readonly run: () => void;
}

/** What a menu was opened on. */
export interface MenuTarget {
  readonly screen: Point;
  readonly flow: Point | null;
  /** The empty ground there. */
  readonly place: Place;
  readonly ref: ElementRef | null;
  readonly wire: PictureWire | null;
}

interface CanvasState {
  readonly view: PictureView;
  readonly connecting: Connecting | null;
  readonly wire: string | null;
  /** Where what is in hand would stand in the score if it were let go now. */
  readonly dropAt: ScorePlace | null;
  /** The helper lines that dragged cards have snapped to. */
  readonly guides: readonly Guide[];
  /** Ids of the cards that are being copied by dragging with Alt. */
  readonly copying: readonly string[] | null;
  readonly renaming: ElementRef | null;
  readonly picking: Picking | null;
  readonly armed: Armed | null;
  /** The place under the pointer while a sign is in hand. */
  readonly aim: Place | null;
  readonly asking: Asking | null;
  readonly menu: MenuTarget | null;
  /** Said to those who hear the canvas; politely. */
  readonly said: string;
}

/** The canvas's own state; change with `useCanvas.setState`. */
export const useCanvas = create<CanvasState>()(() => ({
  view: "score",
  connecting: null,
  wire: null,
  dropAt: null,
  guides: [],
  copying: null,
  renaming: null,
  picking: null,
  armed: null,
  aim: null,
  asking: null,
  menu: null,
  said: "",
}));

/** Another document: nothing is in hand any more, and the view is the one in which it was left here, or its author left it. */
function takeUp({ id, document }: { readonly id: string | null; readonly document: ChoreographyDocument }): void {
  if (id === null) return;
  const view = rememberedView(id) ?? document.layout.view ?? "score";
  useCanvas.setState({ view, armed: null, aim: null, connecting: null, wire: null, renaming: null, menu: null });
}

takeUp(useDocument.getState());
useDocument.subscribe((now, before) => {
  if (now.id !== before.id) takeUp(now);
});

useCanvas.subscribe((now, before) => {
  const { id } = useDocument.getState();
  if (now.view !== before.view && id !== null) rememberView(id, now.view);
});

/** Says something in the polite live region. */
export function say(said: string): void {
  useCanvas.setState({ said });
}
