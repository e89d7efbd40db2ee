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

/**
 * An event that came in time, which nearly all do. Hot: one is made per event, and runs keep them; what follows from the event is not
 * written down again (a field for a time would cost 24 bytes and an allocation of its own).
 */
export class InTime implements Admitted {
  readonly event: ChoreographyEvent;
  readonly seq: number;

  constructor(event: ChoreographyEvent, seq: number) {
    this.event = event;
    this.seq = seq;
  }

  get at(): InstantMs {
    return this.event.time;
  }

  get isLate(): boolean {
    return false;
  }
}
