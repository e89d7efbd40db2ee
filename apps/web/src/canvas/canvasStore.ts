// What only the canvas knows: which view is shown, the gesture under way, which wire is chosen, what is being renamed or
// picked. Ephemeral: gestures reach the document as one command when they end.
import type { ElementRef } from "@laban/model";
import type { PictureView, PictureWire, Point } from "@laban/notation";
import { create } from "zustand";
import type { ScorePlace } from "./edit/dropPlace.ts";

/** A connection being drawn: from an event type (to those that shall hear it) or from a pattern (to whom it asks). */
export interface Connecting {
  readonly from: ElementRef;
  /** Set while an end of a wire that is there already is led elsewhere. */
  readonly rewiring?: Rewiring;
}

/** A wire of which one end is in hand. */
export interface Rewiring {
  readonly wire: PictureWire;
  readonly end: "from" | "to";
}

/** An open picker: what to create, or what to connect with; `screen` is where it stands, `flow` where a new card goes. */
export interface Picking {
  readonly screen: Point;
  readonly flow: Point | null;
  readonly connect: ElementRef | null;
}

/** What a menu was opened on. */
export interface MenuTarget {
  readonly screen: Point;
  readonly flow: Point | null;
  readonly ref: ElementRef | null;
  readonly wire: PictureWire | null;
}

interface CanvasState {
  readonly view: PictureView;
  readonly connecting: Connecting | null;
  readonly wire: string | null;
  /** Where a dragged card would stand in the score if it were let go now. */
  readonly dropAt: ScorePlace | null;
  readonly renaming: ElementRef | null;
  readonly picking: Picking | null;
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
  renaming: null,
  picking: null,
  menu: null,
  said: "",
}));

/** Says something in the polite live region. */
export function say(said: string): void {
  useCanvas.setState({ said });
}
