// What is selected and hovered, the same for canvas, text, outline, problems and inspector. Selecting is not an undo step.
import type { ElementRef } from "@laban/model";
import { create } from "zustand";

/** A request to bring something into view; `count` grows with every request, so asking twice for the same works. */
export interface RevealRequest {
  readonly ref: ElementRef;
  readonly count: number;
}

interface SelectionState {
  readonly selected: readonly ElementRef[];
  readonly hovered: ElementRef | null;
  readonly revealed: RevealRequest | null;
  /** Replaces the selection, or with `add` toggles the given ones in it. */
  select(refs: readonly ElementRef[], how?: { readonly add?: boolean }): void;
  hover(ref: ElementRef | null): void;
  /** Selects it and asks every view to show it. */
  reveal(ref: ElementRef): void;
}

/** Whether two names name the same thing. */
export function isSameRef(one: ElementRef | null, other: ElementRef | null): boolean {
  return one === other || (one !== null && other !== null && one.type === other.type && one.id === other.id);
}

function isSameList(one: readonly ElementRef[], other: readonly ElementRef[]): boolean {
  return one.length === other.length && one.every((ref, at) => isSameRef(ref, other[at] ?? null));
}

/** The selection. Read it through narrow selectors: `useSelection((s) => s.selected.length)`. */
export const useSelection = create<SelectionState>()((set) => ({
  selected: [],
  hovered: null,
  revealed: null,
  select: (refs, how) =>
    set((state) => {
      if (how?.add === true) {
        const kept = state.selected.filter((ref) => !refs.some((given) => isSameRef(given, ref)));
        const added = refs.filter((ref) => !state.selected.some((old) => isSameRef(old, ref)));
        return { selected: [...kept, ...added] };
      }
      return isSameList(state.selected, refs) ? state : { selected: refs };
    }),
  hover: (ref) => set((state) => (isSameRef(state.hovered, ref) ? state : { hovered: ref })),
  reveal: (ref) =>
    set((state) => ({
      selected: isSameList(state.selected, [ref]) ? state.selected : [ref],
      revealed: { ref, count: (state.revealed?.count ?? 0) + 1 },
    })),
}));

/** The one selected thing, or null when there are none or several. */
export function onlySelected(state: { readonly selected: readonly ElementRef[] }): ElementRef | null {
  return state.selected.length === 1 ? (state.selected[0] ?? null) : null;
}
