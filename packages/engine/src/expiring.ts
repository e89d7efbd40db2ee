// Texts remembered since an instant, until a horizon or a cap drops them: the ids seen (dedup) and the keys that cool down.
import type { InstantMs } from "@laban/trace";
import { OldestFirst } from "./oldestFirst.ts";

/** Instants must be given in ascending order; then the oldest entry is always the first to go. Every operation is O(1) amortised. */
export class Expiring {
  readonly #instants = new OldestFirst<InstantMs>();
  readonly #max: number;
  #forgotten = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** How many the cap dropped before their horizon. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Since when a text is remembered. */
  since(text: string): InstantMs | undefined {
    return this.#instants.get(text);
  }

  has(text: string): boolean {
    return this.#instants.get(text) !== undefined;
  }

  remember(text: string, at: InstantMs): void {
    this.#instants.set(text, at);
    while (this.#instants.size > this.#max) {
      const oldest = this.#instants.oldest();
      if (oldest === undefined) return;
      this.#instants.delete(oldest.key);
      this.#forgotten++;
    }
  }

  /** Drops everything that was remembered before `instant`. */
  dropBefore(instant: InstantMs): void {
    for (let oldest = this.#instants.oldest(); oldest !== undefined; oldest = this.#instants.oldest()) {
      if (oldest.value >= instant) return;
      this.#instants.delete(oldest.key);
    }
  }

  save(): { readonly forgotten: number; readonly entries: readonly (readonly [string, InstantMs])[] } {
    return { forgotten: this.#forgotten, entries: [...this.#instants.entries()] };
  }

  restore(forgotten: number, entries: Iterable<readonly [string, InstantMs]>): void {
    for (const [text, at] of entries) this.#instants.set(text, at);
    this.#forgotten = forgotten;
  }
}
