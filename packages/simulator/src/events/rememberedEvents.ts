// The events that effects may still ask about, by seq, with how long the chain of causes behind each is. Bounded.
import type { ChoreographyEvent } from "@laban/trace";

/** An event and the number of actions between it and what came from outside. */
export interface RememberedEvent {
  readonly event: ChoreographyEvent;
  readonly chain: number;
}

/** How many are kept; past it the oldest is forgotten. A deadline days later then asks without its event, which goes to the dead letters. */
const rememberedMax = 1_000_000;

/** What was accepted lately, oldest first. */
export class RememberedEvents {
  readonly #bySeq = new Map<number, RememberedEvent>();

  remember(seq: number, remembered: RememberedEvent): void {
    this.#bySeq.set(seq, remembered);
    if (this.#bySeq.size <= rememberedMax) return;
    for (const oldest of this.#bySeq.keys()) {
      this.#bySeq.delete(oldest);
      return;
    }
  }

  find(seq: number): RememberedEvent | undefined {
    return this.#bySeq.get(seq);
  }
}
