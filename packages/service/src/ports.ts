// Ports: what the operations need from the outside world. The server binds them to SQLite and worker threads, tests to what they like.
import type { InstantMs } from "@laban/trace";
import type { Failure, Result } from "./failure.ts";
import type {
  DocumentCounts,
  DocumentDetail,
  DocumentSummary,
  ExampleSummary,
  LogSummary,
  RestorableDocument,
  RevisionDetail,
  RevisionSummary,
  RunDetail,
  RunFrame,
} from "./records.ts";

/** Thrown by a store that cannot do its work (disk full, file damaged): a Failure that has no caller to answer to. */
export class StorageFailed extends Error {
  readonly failure: Failure;
  constructor(message: string, wayOut: string, cause: unknown) {
    super(message, { cause });
    this.name = "StorageFailed";
    this.failure = { code: "storage", message, retryable: true, wayOut };
  }
}

/** The wall clock. */
export interface Clock {
  now(): InstantMs;
}

/** Makes ids that nobody can guess and that are never used twice. */
export interface Ids {
  next(): string;
}

/** A text about to be stored, with what was read from it. */
export interface DocumentDraft {
  readonly name: string;
  readonly text: string;
  readonly counts: DocumentCounts;
  readonly at: InstantMs;
}

/** Documents and their kept texts. Every promise resolves only when the change is durable. */
export interface DocumentStore {
  /** Newest first. */
  list(organisation: string): Promise<readonly DocumentSummary[]>;
  get(organisation: string, id: string): Promise<DocumentDetail | undefined>;
  create(organisation: string, id: string, draft: DocumentDraft): Promise<DocumentDetail>;
  /** Compare and set: stores `draft` as the next revision only if `baseRevision` is the current one; undefined otherwise. */
  save(
    organisation: string,
    id: string,
    change: { readonly baseRevision: number; readonly draft: DocumentDraft },
  ): Promise<DocumentDetail | undefined>;
  /** Hides it; true if it was there. */
  remove(organisation: string, id: string, at: InstantMs): Promise<boolean>;
  /** Those that were hidden at `since` or later, the last one first; at most `most`. */
  removed(
    organisation: string,
    since: InstantMs,
    most: number,
  ): Promise<readonly Omit<RestorableDocument, "restorableUntil">[]>;
  /** Brings back one that was hidden at `since` or later. */
  restore(organisation: string, id: string, since: InstantMs): Promise<DocumentDetail | undefined>;
  /** Newest first. */
  revisions(organisation: string, id: string): Promise<readonly RevisionSummary[]>;
  revision(organisation: string, id: string, revision: number): Promise<RevisionDetail | undefined>;
}

/** Imported logs. */
export interface LogStore {
  list(organisation: string): Promise<readonly LogSummary[]>;
  get(organisation: string, id: string): Promise<LogSummary | undefined>;
  /** Stores the log and all its events in one step: never half a log. `parts`: JSON lists of `ChoreographyEvent`, in order, a thousand or so each. */
  create(organisation: string, log: LogSummary, parts: Iterable<string>): Promise<void>;
  remove(organisation: string, id: string): Promise<boolean>;
}

/** Runs and the frames of their traces. */
export interface RunStore {
  /** Newest first. */
  list(organisation: string, documentId: string | undefined): Promise<readonly RunDetail[]>;
  get(organisation: string, id: string): Promise<RunDetail | undefined>;
  create(organisation: string, run: RunDetail, text: string): Promise<void>;
  /** The text that was run. */
  text(organisation: string, id: string): Promise<string | undefined>;
  /** At most `limit` frames from `from` on, fewer where they are large. */
  frames(organisation: string, id: string, from: number, limit: number): Promise<readonly RunFrame[]>;
  /** Deletes the oldest finished runs of a document so that at most `keep` are left. */
  prune(organisation: string, documentId: string | null, keep: number): Promise<void>;
}

/** What is to be run: everything the thread needs. */
export interface RunOrder {
  readonly organisation: string;
  readonly run: string;
  readonly text: string;
  readonly scenario: string | null;
  readonly log: string | null;
  readonly seed: number | null;
}

/** Carries runs out, somewhere else than in the thread that answers. */
export interface RunHost {
  /** Whether a run would be taken now; the failures of `submit` if not. Asked before anything is stored. */
  room(): Result<void>;
  /** Puts it in the queue; `queue-full` when too many wait, `stopping` when the server is going down. */
  submit(order: RunOrder): Result<void>;
  /** Stops it soon; false if it is neither waiting nor running. */
  cancel(run: string): boolean;
  /** A number that grows with every change of the run. */
  version(run: string): number;
  /** Resolves when the version is no longer `seen`, when `signal` aborts, or after `patienceMs`. */
  changed(
    run: string,
    seen: number,
    options: { readonly signal: AbortSignal; readonly patienceMs: number },
  ): Promise<void>;
}

/** The shelf of examples. */
export interface ExampleShelf {
  list(): Promise<readonly ExampleSummary[]>;
}

/** All ports together. */
export interface Ports {
  readonly documents: DocumentStore;
  readonly logs: LogStore;
  readonly runs: RunStore;
  readonly host: RunHost;
  readonly examples: ExampleShelf;
  readonly clock: Clock;
  readonly ids: Ids;
}
