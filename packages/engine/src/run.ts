// A run: one life of a stateful pattern for one key, from its opening event to exactly one outcome.
import type { InstantMs } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import type { HeapItem } from "./heap.ts";
import type { Key } from "./keys.ts";
import { OldestFirst } from "./oldestFirst.ts";
import type { Pattern } from "./pattern.ts";

/** What all runs have; operators add where they stand. */
export interface Run extends HeapItem {
  /** Unique in the trace, ascending in opening order. */
  readonly number: number;
  readonly key: Key;
  readonly pattern: Pattern;
  /** The events bound so far, in binding order; the first one opened the run. */
  readonly bound: Admitted[];
  /** When its timer fires; Infinity without a deadline. */
  due: InstantMs;
  isLive: boolean;
}

/** The order in which timers fire: due, then priority and declaration (the rank), key, opening order. Total, so every host agrees. */
export function firesBefore(a: Run, b: Run): boolean {
  if (a.due !== b.due) return a.due < b.due;
  if (a.pattern.rank !== b.pattern.rank) return a.pattern.rank < b.pattern.rank;
  if (a.key.text !== b.key.text) return a.key.text < b.key.text;
  return a.number < b.number;
}

/** The live runs of one pattern by key, each key's oldest first. A key without a live run is not kept. */
export class KeyedRuns<R extends Run> {
  readonly #byKey = new OldestFirst<R[]>();

  get keyCount(): number {
    return this.#byKey.size;
  }

  /** The live runs of a key. The array is the map's own and changes as runs end: copy it to walk while ending. */
  of(key: Key): readonly R[] {
    return this.#byKey.get(key.text) ?? [];
  }

  /** The runs of the key that has had live runs for longest. */
  ofOldestKey(): readonly R[] {
    return this.#byKey.oldest()?.value ?? [];
  }

  add(run: R): void {
    const runs = this.#byKey.get(run.key.text);
    if (runs === undefined) this.#byKey.set(run.key.text, [run]);
    else runs.push(run);
  }

  remove(run: R): void {
    const runs = this.#byKey.get(run.key.text);
    if (runs === undefined) return;
    if (runs.length === 1 && runs[0] === run) {
      this.#byKey.delete(run.key.text);
      return;
    }
    const index = runs.indexOf(run);
    if (index >= 0) runs.splice(index, 1);
  }

  /** All live runs; keys by age, runs of a key by opening order. */
  *all(): Generator<R> {
    for (const [, runs] of this.#byKey.entries()) yield* runs;
  }
}
