// Puts events into order: holds them back for the tolerance, moves the watermark, and says which ones are late.
// Compared with disorder.reference.ts on random arrivals.
import type { ChoreographyEvent, InstantMs } from "@laban/trace";
import { Heap, type HeapItem } from "./heap.ts";

/** An event that waits for the watermark. */
export interface Waiting extends HeapItem {
  readonly event: ChoreographyEvent;
  readonly seq: number;
}

/** The watermark promises that no event with an earlier time will come: one that comes all the same is late. */
export class Disorder {
  readonly #toleranceMs: number;
  readonly #bufferMax: number;
  readonly #waiting = new Heap<Waiting>(comesBefore);
  #watermark: InstantMs = -Infinity;
  #releasedEarly = 0;

  constructor(toleranceMs: number, bufferMax: number) {
    this.#toleranceMs = toleranceMs;
    this.#bufferMax = bufferMax;
  }

  get watermark(): InstantMs {
    return this.#watermark;
  }

  /** How many were released before the watermark came to them, since the buffer was full. */
  get releasedEarly(): number {
    return this.#releasedEarly;
  }

  isLate(event: ChoreographyEvent): boolean {
    return event.time < this.#watermark;
  }

  /** Whether an event that is not late would be released at once: nothing is held back, neither it nor anything before it. */
  get isStraight(): boolean {
    return this.#toleranceMs === 0 && this.#waiting.size === 0;
  }

  /** Takes an event in that is not late, and moves the watermark: w = max(w, time - tolerance). */
  take(event: ChoreographyEvent, seq: number): void {
    this.#waiting.push({ event, seq, slot: -1 });
    this.moveTo(event.time - this.#toleranceMs);
    while (this.#waiting.size > this.#bufferMax && !this.#isReleasable()) {
      // Forced: the watermark jumps to the earliest event; what comes before it from now on is late, and counted as such.
      this.#releasedEarly++;
      this.moveTo(this.#waiting.peek()?.event.time ?? this.#watermark);
    }
  }

  /** Moves the watermark, never back. */
  moveTo(instant: InstantMs): void {
    if (instant > this.#watermark) this.#watermark = instant;
  }

  /** The next event with time ≤ watermark, in (time, seq) order, if there is one. */
  release(): Waiting | undefined {
    return this.#isReleasable() ? this.#waiting.pop() : undefined;
  }

  #isReleasable(): boolean {
    const next = this.#waiting.peek();
    return next !== undefined && next.event.time <= this.#watermark;
  }

  waiting(): readonly Waiting[] {
    return this.#waiting.items().toSorted((a, b) => (comesBefore(a, b) ? -1 : 1));
  }

  restore(
    watermark: InstantMs,
    releasedEarly: number,
    waiting: Iterable<{ event: ChoreographyEvent; seq: number }>,
  ): void {
    this.#watermark = watermark;
    this.#releasedEarly = releasedEarly;
    for (const { event, seq } of waiting) this.#waiting.push({ event, seq, slot: -1 });
  }
}

function comesBefore(a: Waiting, b: Waiting): boolean {
  return a.event.time !== b.event.time ? a.event.time < b.event.time : a.seq < b.seq;
}
