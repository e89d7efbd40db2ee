// An event on its way through the engine, with what the engine adds to it and never writes into it.
import type { ChoreographyEvent, InstantMs } from "@laban/trace";

/** An accepted event. One object per event: runs that bind the same event share it, and are told apart by identity. */
export interface Admitted {
  readonly event: ChoreographyEvent;
  /** The position that the store gave it. */
  readonly seq: number;
  /** When it is handled: its own time, or the watermark for a late event that is processed all the same. */
  readonly at: InstantMs;
  readonly isLate: boolean;
}
