// An editing session: text, document, problems and history as one value, with pure functions from state to state. Commands and typing share one undo.
import { planCommand } from "../commands/planCommand.ts";
import type { Command, Refusal } from "../commands/command.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { diffDocuments } from "../diff.ts";
import type { RecordChange } from "../diff.ts";
import type { ChoreographyDocument, ElementRef, Json } from "../document.ts";
import { editSource } from "../edit/editText.ts";
import type { KindCatalog } from "../kind.ts";
import { readDocument, readSource } from "../read/readDocument.ts";
import type { ReadResult } from "../read/readDocument.ts";
import { lineAndColumn } from "../text/source.ts";
import type { TextSource } from "../text/source.ts";
import { emptyDocument } from "../write/documentText.ts";
import { nameOrder } from "./nameOrder.ts";
import { inverse, spliceBetween, spliced } from "./splice.ts";
import type { TextSplice } from "./splice.ts";

/** How many steps can be undone; the oldest are forgotten. */
export const HISTORY_MAX = 500;

/** One undoable step. */
export interface Change {
  /** For the undo menu: "Rename order_received". */
  readonly title: string;
  /** Typing with the same key continues the step. */
  readonly merge?: string;
  readonly splice: TextSplice;
  /** What it changed in the document; empty for comments, blanks, and while the text was not readable. */
  readonly diff: readonly RecordChange[];
}

/** The state of a session. Immutable; every function gives a new one. */
export interface EditState {
  readonly catalog: KindCatalog;
  readonly text: string;
  /** What the text says; while it is not readable, what it said last. */
  readonly document: ChoreographyDocument;
  /** Problems of the text (the compiler adds its own). */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the document is what the text says now. */
  readonly readable: boolean;
  /** The last text that was readable; absent when none was. */
  readonly readableText?: string;
  readonly source: TextSource;
  /** The value in the text before anything was left out, while it is readable. */
  readonly value: Json;
  /** Oldest first. */
  readonly past: readonly Change[];
  /** What was undone; the next to redo last. */
  readonly future: readonly Change[];
}

/** What came of a command. `created` is what is new, to be selected. */
export type CommandResult =
  | { readonly ok: true; readonly state: EditState; readonly created: readonly ElementRef[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Begins a session on a text. A text that is not readable gives an empty document until it is. */
export function openEditing(text: string, catalog: KindCatalog): EditState {
  const start: EditState = {
    catalog,
    text: "",
    document: emptyDocument("Untitled"),
    diagnostics: [],
    readable: false,
    source: { text: "", lineStarts: [0], aliasTargets: new Map() },
    value: null,
    past: [],
    future: [],
  };
  return withRead(start, text, readDocument(text, catalog));
}

/**
 * Carries out a command as one step of the history. Refused with "text-unreadable" while the text cannot be read: mending or discarding the text comes first.
 */
export function applyCommand(state: EditState, command: Command): CommandResult {
  if (!state.readable) return { ok: false, refusal: unreadable(state) };
  const result = planCommand(state.document, command, state.catalog);
  if (!result.ok) return result;
  const { edits, title, created } = result.plan;
  const source = editSource(state.source, edits, { order: nameOrder(state.value, state.catalog) });
  if (source.text === state.text) return { ok: true, state, created };
  return {
    ok: true,
    state: stepped(state, { title, read: readSource(source, [], state.catalog), text: source.text }),
    created,
  };
}

function unreadable(state: EditState): Refusal {
  const first = state.diagnostics[0];
  const line = lineAndColumn(state.source, first?.textRange?.start ?? 0).line;
  const discard = state.readableText === undefined ? "" : ", or discard the text changes since it was last readable";
  return {
    code: "text-unreadable",
    message: `The text cannot be read at line ${line}, so the canvas shows the last readable state and cannot be changed. Mend line ${line}${discard}.`,
  };
}

/**
 * Takes over a text that was typed or loaded. `merge`: typing with the same key as the step before becomes one step with it; whoever calls decides when a
 * new key begins (a pause, another place). The same text changes nothing.
 */
export function replaceText(
  state: EditState,
  text: string,
  options: { readonly merge?: string; readonly title?: string } = {},
): EditState {
  if (text === state.text) return state;
  return stepped(state, {
    title: options.title ?? "Edit the text",
    read: readDocument(text, state.catalog),
    text,
    ...(options.merge === undefined ? {} : { merge: options.merge }),
  });
}

/** Back to the last readable text, as a step that can be undone. Changes nothing when the text is readable or never was. */
export function discardUnreadable(state: EditState): EditState {
  if (state.readable || state.readableText === undefined) return state;
  return replaceText(state, state.readableText, { title: "Discard the text changes" });
}

/** Takes the last step back: the text byte for byte, and the document with it. Without a past the state itself. */
export function undo(state: EditState): EditState {
  const change = state.past.at(-1);
  if (change === undefined) return state;
  const text = spliced(state.text, inverse(change.splice));
  return {
    ...withRead(state, text, readDocument(text, state.catalog)),
    past: state.past.slice(0, -1),
    future: [...state.future, change],
  };
}

/** Makes the last undone step again. Without a future the state itself. */
export function redo(state: EditState): EditState {
  const change = state.future.at(-1);
  if (change === undefined) return state;
  const text = spliced(state.text, change.splice);
  return {
    ...withRead(state, text, readDocument(text, state.catalog)),
    past: [...state.past, change],
    future: state.future.slice(0, -1),
  };
}

interface Step {
  readonly title: string;
  readonly merge?: string;
  readonly text: string;
  readonly read: ReadResult;
}

function stepped(state: EditState, step: Step): EditState {
  const next = withRead(state, step.text, step.read);
  const last = state.past.at(-1);
  const isMerged = step.merge !== undefined && last?.merge === step.merge && state.future.length === 0;
  // The step that goes on began with the text before it: undo the remembered splice to compare with that.
  const before = isMerged ? spliced(state.text, inverse(last.splice)) : state.text;
  const change: Change = {
    title: step.title,
    ...(step.merge === undefined ? {} : { merge: step.merge }),
    splice: spliceBetween(before, step.text),
    diff: [...(isMerged ? last.diff : []), ...diffDocuments(state.document, next.document)],
  };
  const past = isMerged ? state.past.slice(0, -1) : state.past;
  return { ...next, past: [...past, change].slice(-HISTORY_MAX), future: [] };
}

function withRead(state: EditState, text: string, read: ReadResult): EditState {
  const { document, diagnostics, source, value } = read;
  if (document === undefined) return { ...state, text, diagnostics, source, readable: false };
  return { ...state, text, document, diagnostics, source, value: value ?? null, readable: true, readableText: text };
}
