// The document that is open: its text, what was read from it, what the compiler says, and how its saving stands. The one writer is the model's edit session.
import {
  compileDocument,
  kindCatalog,
  mergeDiagnostics,
  type Compilation,
  type CompilableKindCatalog,
} from "@laban/compiler";
import {
  applyCommand,
  openEditing,
  redo,
  replaceText,
  undo,
  type ChoreographyDocument,
  type Command,
  type CommandResult,
  type Diagnostic,
  type EditState,
} from "@laban/model";
import { create } from "zustand";
import type { ShownFailure } from "../api/failureOf.ts";
import { useSelection } from "../selection/selectionStore.ts";
import type { SaveState } from "./autosave.ts";
import { compileSoon } from "./compileSoon.ts";
import { flushPendingText } from "./pendingText.ts";

export type { SaveState } from "./autosave.ts";

/** What components may read; use narrow selectors: `useDocument((d) => d.document.patterns)`. */
export interface DocumentState {
  readonly status: "none" | "loading" | "open" | "missing" | "failed";
  /** Why it could not be opened, while `status` is "failed". */
  readonly openFailure: ShownFailure | null;
  readonly id: string | null;
  readonly name: string;
  readonly text: string;
  /** The last document that could be read. */
  readonly document: ChoreographyDocument;
  readonly catalog: CompilableKindCatalog;
  /** The edit session; for places in the text (`editing.source`) and the titles of the history. */
  readonly editing: EditState;
  /** Text and compiler together, errors first. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the compiler made of `document`; it follows within a few milliseconds. With `partial`: the valid part can be run. */
  readonly compiled: Compilation;
  /** False while the text cannot be read: then the canvas shows the last readable document. */
  readonly readable: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
  /**
   * Carries out a command as one undo step and selects what is new. A refusal says why; show it (`document/changes.ts` does).
   * Commands with the same `merge` key, one after the other, are one step: for fields that are written while a person types.
   */
  readonly dispatch: (command: Command, options?: { readonly merge?: string }) => CommandResult;
  /** Takes over typed text; typing with the same `merge` key is one undo step. */
  readonly setText: (text: string, options?: { readonly merge?: string; readonly title?: string }) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

const empty = openEditing("", kindCatalog);
const emptyCompiled = compileDocument(empty.document, { partial: true });

function partsOf(
  editing: EditState,
): Pick<DocumentState, "editing" | "text" | "document" | "name" | "readable" | "canUndo" | "canRedo"> {
  return {
    editing,
    text: editing.text,
    document: editing.document,
    name: editing.document.name,
    readable: editing.readable,
    canUndo: editing.past.length > 0,
    canRedo: editing.future.length > 0,
  };
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** Errors first; the compiler has nothing to say about a text that cannot be read, what it said before is old news then. */
export function allDiagnostics(editing: EditState, compiled: Compilation): readonly Diagnostic[] {
  const all = editing.readable ? mergeDiagnostics(editing.diagnostics, compiled.diagnostics) : editing.diagnostics;
  return all.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}

/** The open document. */
export const useDocument = create<DocumentState>()((set, get) => {
  function take(editing: EditState): void {
    if (editing === get().editing) return;
    set({ ...partsOf(editing), diagnostics: allDiagnostics(editing, get().compiled) });
    compileSoon(editing.document, (compiled) => {
      const now = get();
      if (now.document === editing.document) set({ compiled, diagnostics: allDiagnostics(now.editing, compiled) });
    });
  }
  return {
    status: "none",
    openFailure: null,
    id: null,
    catalog: kindCatalog,
    ...partsOf(empty),
    compiled: emptyCompiled,
    diagnostics: [],
    save: { type: "saved", at: 0 },
    dispatch: (command, options) => {
      if (options?.merge === undefined) flushPendingText();
      const before = get().editing;
      const result = applyCommand(before, command);
      if (!result.ok) return result;
      if (options?.merge === undefined) take(result.state);
      else
        take(
          replaceText(before, result.state.text, {
            merge: options.merge,
            title: result.state.past.at(-1)?.title ?? "Change",
          }),
        );
      if (result.created.length > 0) useSelection.getState().select(result.created);
      return result;
    },
    setText: (text, options) => take(replaceText(get().editing, text, options)),
    undo: () => {
      flushPendingText();
      take(undo(get().editing));
    },
    redo: () => {
      flushPendingText();
      take(redo(get().editing));
    },
  };
});

/**
 * A session on a text that cannot be read, after the last one that could: the canvas shows that one, and undo leads back to it.
 */
export function openedAfter(readable: string, text: string): EditState {
  return replaceText(openEditing(readable, kindCatalog), text, { title: "Changes that cannot be read" });
}

/** Begins a session: at opening only; everything later is a change that can be undone. */
export function beginEditing(id: string, editing: EditState): void {
  const compiled = compileDocument(editing.document, { partial: true });
  useDocument.setState({
    status: "open",
    openFailure: null,
    id,
    ...partsOf(editing),
    compiled,
    diagnostics: allDiagnostics(editing, compiled),
  });
}

/** Ends the session. */
export function endEditing(): void {
  useDocument.setState({
    status: "none",
    openFailure: null,
    id: null,
    ...partsOf(empty),
    compiled: emptyCompiled,
    diagnostics: [],
    save: { type: "saved", at: 0 },
  });
}
