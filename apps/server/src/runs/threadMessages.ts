// What the host of runs and a run's thread say to each other.
import type { RunOrder, RunSummary } from "@laban/service";
import type { RunProgress } from "../store/sqliteRuns.ts";

/** What a thread is started with. */
export interface RunThreadData {
  readonly order: RunOrder;
  /** The store's file, opened for reading only, for the events of a log. */
  readonly storeFile: string;
  readonly eventsMax: number;
  readonly recordsPerFrame: number;
}

/** From the thread. Every `frames` is answered with `kept` once it is on the disk; the thread waits when too many are not. */
export type FromRunThread =
  | { readonly type: "frames"; readonly frames: readonly string[]; readonly progress: RunProgress }
  | { readonly type: "finished"; readonly summary: RunSummary }
  | { readonly type: "limit"; readonly message: string; readonly wayOut: string }
  | { readonly type: "cancelled" }
  | { readonly type: "failed"; readonly message: string; readonly wayOut: string };

/** To the thread. */
export type ToRunThread = { readonly type: "kept" } | { readonly type: "cancel" };
