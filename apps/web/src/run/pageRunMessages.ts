// What the page and its run worker say to each other.
import type { Frame } from "@laban/trace";

/** To the worker: run this. */
export interface ToPageRun {
  readonly text: string;
  readonly scenario: string | null;
  /** Replaces the scenario's own. */
  readonly seed: number | null;
}

/** From the worker. */
export type FromPageRun =
  | { readonly type: "frame"; readonly frame: Frame; readonly progress: number | null }
  | { readonly type: "ended"; readonly traceHash: string; readonly seed: number | null }
  | { readonly type: "failed"; readonly message: string; readonly wayOut: string };
