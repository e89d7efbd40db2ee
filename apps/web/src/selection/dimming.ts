// What makes the rest of the drawing step back: a search, or the focus on a thing with its causes and effects. Kept outside
// the nodes: nothing is drawn again when it changes.
import type { ElementRef } from "@laban/model";
import { create } from "zustand";

/** How far a focus reaches: the nearest causes and effects, or all of them. */
export type FocusReach = "near" | "far";

interface DimState {
  /** What a search found; null while none is under way. */
  readonly found: readonly ElementRef[] | null;
  readonly focus: FocusReach | null;
}

/** Change with `useDimming.setState`. */
export const useDimming = create<DimState>()(() => ({ found: null, focus: null }));

/** Off, the nearest, all, off again. */
export function nextFocus(focus: FocusReach | null): FocusReach | null {
  return focus === null ? "near" : focus === "near" ? "far" : null;
}
