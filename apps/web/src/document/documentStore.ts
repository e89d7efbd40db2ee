// The document that is open: its text, what was read from it, what the compiler says, and how its saving stands.
import type { ChoreographyDocument, Diagnostic, KindCatalog } from "@laban/model";
import { create } from "zustand";
import type { Command } from "./editing.ts";

/** How the saving stands; shown at all times. */
export type SaveState =
  | { readonly type: "saved"; readonly at: number }
  | { readonly type: "unsaved" }
  | { readonly type: "saving" }
  | { readonly type: "failed"; readonly reason: string; readonly wayOut: string; readonly willRetry: boolean }
  | { readonly type: "conflict"; readonly reason: string }
  | { readonly type: "shrink"; readonly reason: string };

/** What components may read; use narrow selectors: `useDocument((d) => d.document.patterns)`. */
export interface DocumentState {
  readonly status: "none" | "loading" | "open" | "missing" | "failed";
  readonly id: string | null;
  readonly name: string;
  readonly text: string;
  /** The last document that could be read. */
  readonly document: ChoreographyDocument;
  readonly catalog: KindCatalog;
  /** Text and compiler together, errors first, in document order. */
  readonly diagnostics: readonly Diagnostic[];
  /** False while the text cannot be read: then the canvas shows the last readable document. */
  readonly readable: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
  dispatch(command: Command): void;
  setText(text: string): void;
  undo(): void;
  redo(): void;
}

const nothing: ChoreographyDocument = {
  laban: 1,
  name: "",
  events: {},
  correlation: { default: [], keys: {} },
  agents: {},
  patterns: {},
  scenarios: {},
  layout: {},
};

/** The open document. */
export const useDocument = create<DocumentState>()(() => ({
  status: "none",
  id: null,
  name: "",
  text: "",
  document: nothing,
  catalog: { kinds: [], find: () => undefined },
  diagnostics: [],
  readable: true,
  canUndo: false,
  canRedo: false,
  save: { type: "saved", at: 0 },
  dispatch: () => {},
  setText: () => {},
  undo: () => {},
  redo: () => {},
}));
