// A request to show a place of the document in the text; the text pane, when it is open, listens.
import type { Diagnostic } from "@laban/model";
import { create } from "zustand";
import { usePanels } from "../workspace/panelStore.ts";

interface TextPlace {
  readonly wanted: { readonly place: Pick<Diagnostic, "path" | "span" | "textRange">; readonly count: number } | null;
}

/** The last request. */
export const useTextPlace = create<TextPlace>()(() => ({ wanted: null }));

/** Asks for a place to be shown. */
export function showInText(place: Pick<Diagnostic, "path" | "span" | "textRange">): void {
  useTextPlace.setState((state) => ({ wanted: { place, count: (state.wanted?.count ?? 0) + 1 } }));
}

/** Opens the text beside the canvas, at a place. */
export function openTextAt(place: Pick<Diagnostic, "path" | "span" | "textRange">): void {
  usePanels.setState({ mode: "design", isTextOpen: true });
  showInText(place);
}
