// Saving by itself: within two seconds of a change, one save at a time, again after a failure, and never over somebody else's save unless that is said.
import type { ShownFailure } from "../api/failureOf.ts";

/** How the saving stands; shown at all times. */
export type SaveState =
  | { readonly type: "saved"; readonly at: number }
  | { readonly type: "unsaved" }
  | { readonly type: "saving" }
  | {
      readonly type: "failed";
      readonly reason: string;
      readonly wayOut: string;
      /** When it will be tried again by itself; null when that cannot help. */
      readonly retryAt: number | null;
    }
  /** Somebody saved in between. `revision` is theirs. */
  | { readonly type: "conflict"; readonly reason: string; readonly revision: number; readonly updated: number }
  /** The save would drop more than half of the document, so the server asks first. */
  | { readonly type: "shrink"; readonly reason: string };

/** What saving needs of the world. */
export interface SavePorts {
  save(request: {
    readonly id: string;
    readonly baseRevision: number;
    readonly text: string;
    readonly confirmed?: boolean;
  }): Promise<{ readonly revision: number; readonly updated: number }>;
  /** What a thrown error of `save` means. */
  failureOf(error: unknown): ShownFailure;
  now(): number;
  /** Runs `run` once after `delayMs`; the answer takes it back. */
  after(delayMs: number, run: () => void): () => void;
  /** Keeps a copy in this browser until the text is saved; false when the browser refuses. */
  keepCopy(copy: { readonly text: string; readonly baseRevision: number }): boolean;
  dropCopy(): void;
}

/** A text as it stands in the store. */
export interface SavedText {
  readonly id: string;
  readonly revision: number;
  readonly updated: number;
  readonly text: string;
}

/** The saving of one open document. */
export interface Autosave {
  /** Tells of a new text. */
  changed(text: string): void;
  /** Saves now, if anything is unsaved. */
  saveNow(): void;
  /** After a conflict: saves this text over theirs. */
  overwrite(): void;
  /** After `shrink`: yes, it is meant. */
  confirmShrink(): void;
  /** The text that came from the store (theirs was loaded): it is the saved one now. */
  adopt(saved: SavedText): void;
  /** Somebody else saved this document: a conflict if there is anything unsaved here. Answers whether the text here is clean. */
  heardOf(revision: number, updated: number): boolean;
  /** The unsaved text here began from revision `base`, older than the one in the store: a person decides, and until then the copy keeps its base. */
  startedFromAnother(base: number, revision: number, updated: number): void;
  hasUnsaved(): boolean;
  revision(): number;
  stop(): void;
}

const delayMs = 1200;
const firstRetryMs = 2000;
const lastRetryMs = 15_000;

/** Begins saving; `onState` is called with every change of the state. */
export function startAutosave(ports: SavePorts, opened: SavedText, onState: (state: SaveState) => void): Autosave {
  const { id } = opened;
  let saved = opened;
  let text = opened.text;
  let isSaving = false;
  let isStopped = false;
  let isCopied = true;
  /** What the unsaved text began from, where that is not what the store has and nobody has answered yet. */
  let unansweredBase: number | null = null;
  let retryMs = firstRetryMs;
  let state: SaveState = { type: "saved", at: opened.updated };
  let cancelTimer = (): void => {};

  function show(next: SaveState): void {
    state = next;
    if (!isStopped) onState(next);
  }

  function copy(): void {
    isCopied = ports.keepCopy({ text, baseRevision: unansweredBase ?? saved.revision });
  }

  function schedule(inMs: number): void {
    if (isStopped) return;
    cancelTimer();
    cancelTimer = ports.after(inMs, () => void save({}));
  }

  async function save({
    confirmed = false,
    isLast = false,
  }: {
    readonly confirmed?: boolean;
    /** What was typed during the save that was under way when the document was closed. */
    readonly isLast?: boolean;
  }): Promise<void> {
    if (isSaving || (isStopped && !isLast) || text === saved.text) return;
    cancelTimer();
    isSaving = true;
    const sent = text;
    show({ type: "saving" });
    try {
      const answer = await ports.save({
        id,
        baseRevision: saved.revision,
        text: sent,
        ...(confirmed ? { confirmed } : {}),
      });
      isSaving = false;
      saved = { id, revision: answer.revision, updated: answer.updated, text: sent };
      retryMs = firstRetryMs;
      if (text !== sent) {
        copy();
        show({ type: "unsaved" });
        if (isStopped) void save({ isLast: true });
        else schedule(delayMs);
        return;
      }
      ports.dropCopy();
      show({ type: "saved", at: answer.updated });
    } catch (error) {
      isSaving = false;
      fail(ports.failureOf(error));
    }
  }

  function fail(failure: ShownFailure): void {
    if (failure.code === "conflict" && failure.current !== undefined) {
      show({ type: "conflict", reason: failure.message, ...failure.current });
      return;
    }
    if (failure.code === "shrink") {
      show({ type: "shrink", reason: failure.message });
      return;
    }
    const retryAt = failure.retryable ? ports.now() + retryMs : null;
    // Without a copy the open page is the only place where the text still is.
    const wayOut = isCopied
      ? failure.wayOut
      : `${failure.wayOut} This browser keeps no copy: leave the page open, or copy the text.`;
    show({ type: "failed", reason: failure.message, wayOut, retryAt });
    if (retryAt === null) return;
    schedule(retryMs);
    retryMs = Math.min(lastRetryMs, retryMs * 2);
  }

  /** A person has to say what happens next, so the page does not go on by itself. */
  const isWaitingForAnswer = (): boolean => state.type === "conflict" || state.type === "shrink";

  return {
    changed(next) {
      if (next === text) return;
      text = next;
      if (text === saved.text && !isSaving) {
        cancelTimer();
        ports.dropCopy();
        show({ type: "saved", at: saved.updated });
        return;
      }
      copy();
      // A shrink is asked about once more with the new text; a conflict stays one, whatever is typed.
      if (isSaving || state.type === "conflict" || state.type === "unsaved") return;
      if (state.type === "failed" && state.retryAt !== null) return;
      show({ type: "unsaved" });
      schedule(delayMs);
    },
    saveNow() {
      if (!isWaitingForAnswer()) void save({});
    },
    overwrite() {
      if (state.type !== "conflict") return;
      saved = { ...saved, revision: state.revision };
      unansweredBase = null;
      void save({ confirmed: true });
    },
    confirmShrink() {
      if (state.type === "shrink") void save({ confirmed: true });
    },
    adopt(next) {
      cancelTimer();
      saved = next;
      unansweredBase = null;
      text = next.text;
      ports.dropCopy();
      show({ type: "saved", at: next.updated });
    },
    heardOf(revision, updated) {
      if (revision <= saved.revision) return false;
      if (text === saved.text) return true;
      if (isSaving) return false;
      cancelTimer();
      show({
        type: "conflict",
        reason: "This document was saved in another tab while you were editing it here.",
        revision,
        updated,
      });
      return false;
    },
    startedFromAnother(base, revision, updated) {
      cancelTimer();
      unansweredBase = base;
      show({
        type: "conflict",
        reason: "The unsaved changes in this browser began from an older version than the one that is stored now.",
        revision,
        updated,
      });
    },
    hasUnsaved: () => text !== saved.text,
    revision: () => saved.revision,
    stop() {
      cancelTimer();
      isStopped = true;
    },
  };
}
