// The window of one key: the events that are in it, oldest first, and what they measure together.
import type { InstantMs } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Kept, Key } from "../../keys.ts";
import type { Run } from "../../run.ts";
import type { Gauge, Measured } from "./gauge.ts";

/** One event in a window. */
export interface Entry {
  readonly admitted: Admitted;
  readonly value: Measured;
}

/** From the moment at which the condition became true until it is false again. */
export interface Alarm extends Run {
  readonly window: EventWindow;
}

/** Everything costs O(1) amortised. */
export class EventWindow implements Kept {
  readonly key: Key;
  /** The table that keeps it, and its neighbours there. */
  readonly owner: object;
  older: EventWindow | undefined;
  newer: EventWindow | undefined;
  /** The live alarm, where the threshold fires on the edge. */
  alarm: Alarm | undefined;
  readonly #gauge: Gauge;
  #entries: Entry[] = [];
  /** Where the window begins; what is before has left. */
  #first = 0;

  constructor(key: Key, owner: object, gauge: Gauge) {
    this.key = key;
    this.owner = owner;
    this.#gauge = gauge;
  }

  get size(): number {
    return this.#entries.length - this.#first;
  }

  /** What is measured; undefined while the window is empty. */
  value(): number | undefined {
    return this.#gauge.value();
  }

  oldest(): Entry | undefined {
    return this.#entries[this.#first];
  }

  newest(): Entry | undefined {
    return this.#entries.length > this.#first ? this.#entries[this.#entries.length - 1] : undefined;
  }

  enter(entry: Entry): void {
    this.#entries.push(entry);
    this.#gauge.enter(entry.value);
  }

  /** The oldest event leaves. */
  leave(): void {
    const entry = this.oldest();
    if (entry === undefined) return;
    this.#gauge.leave(entry.value);
    this.#first++;
    if (this.#first * 2 < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#first);
    this.#first = 0;
  }

  /** What happened before `instant` leaves. */
  leaveBefore(instant: InstantMs): void {
    for (let entry = this.oldest(); entry !== undefined && entry.admitted.at < instant; entry = this.oldest())
      this.leave();
  }

  /** The entries, oldest first. */
  entries(): readonly Entry[] {
    return this.#entries.slice(this.#first);
  }
}
