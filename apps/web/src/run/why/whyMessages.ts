// What the page asks of its explaining worker, and what comes back: plain words and lines, nothing of the engine's own.
import type { ChoreographyEvent } from "@laban/trace";
import type { ClauseLine, ClauseVerdict } from "./clauses.ts";

/** To the worker: what did this pattern make of the last of these events? */
export interface ToWhy {
  readonly question: number;
  readonly text: string;
  readonly pattern: string;
  /** In the order in which they were handled, the one that is asked about last. */
  readonly events: readonly ChoreographyEvent[];
}

/** A condition that was asked. */
export interface AskedClauses {
  /** "its condition", "step paid", "the guard against cancelled". */
  readonly place: string;
  readonly verdict: ClauseVerdict;
  readonly lines: readonly ClauseLine[];
}

/** What a pattern made of an event. */
export interface Why {
  /** Sentences, the most telling first. */
  readonly reasons: readonly string[];
  /** A few of each place; `omitted` says how many more there were, and is empty where all are told. */
  readonly asked: readonly AskedClauses[];
  readonly omitted: string;
}

/** From the worker. */
export type FromWhy =
  | { readonly question: number; readonly type: "told"; readonly why: Why }
  | { readonly question: number; readonly type: "failed"; readonly message: string };
