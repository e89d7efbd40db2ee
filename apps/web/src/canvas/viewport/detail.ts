// How much of a picture is drawn at a zoom: everything, signs without names, or filled signs alone.
import { create } from "zustand";

/** What stays at a zoom. */
export type Detail = "names" | "signs" | "silhouettes";

/** Below this zoom names go, except of what sounds, is selected or has a problem: a name would be smaller than 7 px. */
const namesFrom = 0.6;
/** Below this zoom only filled signs stay. */
const cardsFrom = 0.25;

/** The detail at a zoom; 1 is 100 %. */
export function detailAt(zoom: number): Detail {
  if (zoom < cardsFrom) return "silhouettes";
  return zoom < namesFrom ? "signs" : "names";
}

/** The detail of the canvas at its present zoom; changes only where a zoom crosses a limit. */
export const useDetail = create<{ readonly detail: Detail }>()(() => ({ detail: "names" }));
