// What an importer understood of a log, what it guessed, and what it left out.
import type { CloudEvent } from "./cloudEvent.ts";
import type { ImportFailure } from "./failure.ts";

/** The formats that are read. */
export type LogFormat = "csv" | "xes" | "ndjson" | "json";

/** Which column became what; names are those of the file. */
export interface ColumnMapping {
  readonly time?: string;
  readonly activity?: string;
  readonly case?: string;
}

/** A column with the reason why it was taken. */
export interface ColumnChoice {
  readonly column: string;
  /** "named by you", "the standard name of process mining", "every value is a time", … */
  readonly because: string;
}

/** A row, element or line that gave no event. */
export interface SkippedRow {
  /** 1-based line in the text of the file. */
  readonly line: number;
  readonly reason: string;
}

/** An event type of the log and how often it comes; in the order of first appearance in time. */
export interface EventTypeCount {
  readonly type: string;
  readonly count: number;
}

/** The result of an import. Events are ordered by (time, order in the file). */
export interface ImportReport {
  readonly name: string;
  readonly format: LogFormat;
  readonly isCompressed: boolean;
  readonly events: readonly CloudEvent[];
  /** How many different correlation ids there are. */
  readonly correlations: number;
  readonly eventTypes: readonly EventTypeCount[];
  readonly mapping: { readonly time: ColumnChoice; readonly activity: ColumnChoice; readonly case?: ColumnChoice };
  readonly skipped: { readonly total: number; readonly rows: readonly SkippedRow[] };
  /** How often an event stands in the file after one that happened later. */
  readonly outOfOrder: number;
  /** What may be wrong with the result. */
  readonly warnings: readonly string[];
  /** What was guessed or changed on the way, in words. */
  readonly notes: readonly string[];
}

/** Either a report or why there is none. */
export type ImportResult = ImportReport | { readonly failure: ImportFailure };

/** How far an import is; `done` and `total` are bytes of the file as given. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** Rows, elements or lines read so far. */
  readonly events: number;
}
