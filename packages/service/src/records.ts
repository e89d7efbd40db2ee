// What the operations give: documents, logs and runs as their readers (the page, the command line, tests) see them.
import type { EngineCounters } from "@laban/engine";
import type { ImportReport as LogReport, PatternProposal } from "@laban/interop";
import type { Diagnostic } from "@laban/model";
import type { Frame, InstantMs } from "@laban/trace";

/** How much there is in a document, counted when it was saved. `problems` are errors and warnings. */
export interface DocumentCounts {
  readonly events: number;
  readonly agents: number;
  readonly patterns: number;
  readonly problems: number;
}

/** A document in a list. `text` is there for previews, and null where it is longer than 128 KiB. */
export interface DocumentSummary {
  readonly id: string;
  readonly name: string;
  readonly created: InstantMs;
  readonly updated: InstantMs;
  readonly revision: number;
  readonly counts: DocumentCounts;
  readonly text: string | null;
}

/** A document with its whole text. */
export interface DocumentDetail extends DocumentSummary {
  readonly text: string;
}

/** What a save gives back. */
export interface SavedDocument {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly updated: InstantMs;
  readonly counts: DocumentCounts;
}

/** What a removal gives back; at `restorableUntil` or at the first start after it the document is gone for good. */
export interface RemovedDocument {
  readonly id: string;
  readonly restorableUntil: InstantMs;
}

/** A removed document that can still be brought back. */
export interface RestorableDocument extends RemovedDocument {
  readonly name: string;
  readonly removed: InstantMs;
  readonly counts: DocumentCounts;
}

/** One kept text of a document; the newest 200 are kept. */
export interface RevisionSummary {
  readonly revision: number;
  readonly saved: InstantMs;
  readonly characters: number;
}

/** A kept text. */
export interface RevisionDetail extends RevisionSummary {
  readonly text: string;
}

/** An example that a new document can start from. */
export interface ExampleSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly counts: DocumentCounts;
  readonly text: string;
}

/** What the compiler says about a text. `bundle` is the canonical bundle as JSON text (byte for byte what `laban compile` writes), or null while there are errors. */
export interface CompiledText {
  readonly diagnostics: readonly Diagnostic[];
  readonly bundle: string | null;
  readonly hash: string | null;
  readonly counts: DocumentCounts;
}

/** What an importer understood, guessed and left out (the importer's own report), with the number of events instead of the events. */
export interface ImportReport extends Omit<LogReport, "events"> {
  readonly events: number;
  /** Times of the first and the last event. */
  readonly from: InstantMs;
  readonly until: InstantMs;
}

/** An imported log in a list. */
export interface LogSummary {
  readonly id: string;
  readonly name: string;
  readonly imported: InstantMs;
  readonly bytes: number;
  readonly report: ImportReport;
}

/** What an import answers: the log, the document that was drawn from it, and first patterns to draw over it. */
export interface ImportedLog {
  readonly log: LogSummary;
  readonly document: SavedDocument;
  /** They are in no document yet; empty for a log without habits. */
  readonly proposals: readonly PatternProposal[];
}

/** Where a run stands. Everything but `queued` and `running` is final. */
export type RunStatus = "queued" | "running" | "finished" | "cancelled" | "interrupted" | "failed";

/** A run and how far it came. Counts grow while it is running. */
export interface RunDetail {
  readonly id: string;
  readonly documentId: string | null;
  readonly documentName: string;
  /** Hash of the bundle that was run. */
  readonly bundle: string;
  readonly scenario: string | null;
  readonly log: { readonly id: string; readonly name: string } | null;
  readonly seed: number | null;
  readonly status: RunStatus;
  readonly created: InstantMs;
  readonly started: InstantMs | null;
  readonly ended: InstantMs | null;
  readonly frames: number;
  readonly records: number;
  readonly events: number;
  /** Virtual time that was reached. */
  readonly reached: InstantMs | null;
  /** From 0 to 1 where the end is known. */
  readonly progress: number | null;
  /** For what did not end as hoped: what happened, and what to do. */
  readonly message: string | null;
  readonly wayOut: string | null;
  readonly summary: RunSummary | null;
}

/** The result of a finished run: equal seeds give equal hashes. */
export interface RunSummary {
  readonly traceHash: string;
  readonly counters: EngineCounters;
}

/** A frame of a run's trace: the `index`-th, from 0; `createFrameReader` of the trace package takes it apart. */
export interface RunFrame {
  readonly index: number;
  readonly frame: Frame;
}

/** Some frames of a run; `next` is where to go on, null at the end of what is there. */
export interface RunFrames {
  readonly frames: readonly RunFrame[];
  readonly next: number | null;
}

/** What a follower of a run is told: frames in order, how it stands from time to time, and its end. */
export type RunNews =
  | { readonly type: "frame"; readonly index: number; readonly frame: Frame }
  | { readonly type: "progress"; readonly run: RunDetail }
  | { readonly type: "ended"; readonly run: RunDetail };
