// Failures: the bad news an operation may answer with. A typed result, never an exception; every one says what to do next.
import type { ColumnQuestion } from "@laban/interop";

/** Why an operation did not do what was asked. Stable: clients switch on it. */
export type FailureCode =
  | "bad-input"
  | "bad-json"
  | "not-found"
  | "forbidden"
  | "foreign-origin"
  | "conflict"
  | "shrink"
  | "too-large"
  | "too-many"
  | "queue-full"
  | "not-readable"
  | "not-runnable"
  | "unreadable-log"
  | "stopping"
  | "storage"
  | "internal";

/** What happened to which thing (`message`), whether trying again can help, and what to do next (`wayOut`). */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly wayOut: string;
  /** For `unreadable-log`: the column that has to be named (`&time=…` of the import's address), and those that there are. */
  readonly choice?: ColumnQuestion;
  /** For `conflict`: the revision that stands in the store and when it was saved (milliseconds since 1970). */
  readonly current?: { readonly revision: number; readonly updated: number };
}

/** What every operation answers with. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A success. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failure; `retryable` is false unless said. */
export function failed(failure: Omit<Failure, "retryable"> & { readonly retryable?: boolean }): {
  readonly ok: false;
  readonly failure: Failure;
} {
  return { ok: false, failure: { retryable: false, ...failure } };
}

/** The failure of a thing that is not there (or belongs to somebody else: the two look the same from outside). */
export function notFound(
  thing: "document" | "revision" | "log" | "run" | "example" | "scenario",
  id: string,
  wayOut: string,
): { readonly ok: false; readonly failure: Failure } {
  return failed({ code: "not-found", message: `There is no ${thing} "${id.slice(0, 80)}".`, wayOut });
}
