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

/**
 * An event in time that no pattern will bind: one object for all of them, turned to the next one each time. Hot: saves an allocation, and
 * with it a note to the garbage collector wherever the event is put down while it is handled.
 */
export class Passing implements Admitted {
  #event: ChoreographyEvent | undefined;
  #seq = 0;

  turnTo(event: ChoreographyEvent, seq: number): this {
    this.#event = event;
    this.#seq = seq;
    return this;
  }

  get event(): ChoreographyEvent {
    if (this.#event === undefined) throw new Error("Invariant: no event is passing.");
    return this.#event;
  }

  get seq(): number {
    return this.#seq;
  }

  get at(): InstantMs {
    return this.event.time;
  }

  get isLate(): boolean {
    return false;
  }

  /** The same event, to be kept. */
  kept(): Admitted {
    return new InTime(this.event, this.#seq);
  }
}

/** The event, to be kept. */
export function keptOf(admitted: Admitted): Admitted {
  return admitted instanceof Passing ? admitted.kept() : admitted;
}
