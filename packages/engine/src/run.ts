// A run: one life of a stateful pattern for one key, from its opening event to exactly one outcome.
import type { InstantMs } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import type { HeapItem } from "./heap.ts";
import type { Kept, Key } from "./keys.ts";
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
  /** The timers' own, like `slot`: the due time under which it is queued, from when it is pushed; `due` may be later by now. */
  queuedDue: InstantMs;
  isLive: boolean;
}

/** What `slot` says of a run: it is in no queue, in one, or among those that fire now. */
export const notQueued = -1;
export const queued = -2;
export const isReady = -3;

/** Whether a place in a queue, under this due time, is still the run's; it may have been put off since. */
export function isQueuedAt(run: Run, due: InstantMs): boolean {
  return run.slot === queued && run.queuedDue === due;
}

/** The order in which timers fire: due, then priority and declaration (the rank), key, opening order. Total, so every host agrees. */
export function firesBefore(a: Run, b: Run): boolean {
  if (a.due !== b.due) return a.due < b.due;
  if (a.pattern.rank !== b.pattern.rank) return a.pattern.rank < b.pattern.rank;
  if (a.key !== b.key && a.key.text !== b.key.text) return a.key.text < b.key.text;
  return a.number < b.number;
}

/** Where the live runs of a pattern are kept. */
export interface RunTable<R extends Run> {
  add(run: R): void;
  remove(run: R): void;
}

/** The live runs of one key, in the list of keys by age. */
interface KeyRuns<R extends Run> extends Kept {
  readonly runs: R[];
  older: KeyRuns<R> | undefined;
  newer: KeyRuns<R> | undefined;
}

const none: readonly never[] = Object.freeze([]);

/** The live runs of one pattern by key, each key's oldest first. A key without a live run is not kept. */
export class KeyedRuns<R extends Run> implements RunTable<R> {
  #keyCount = 0;
  #oldest: KeyRuns<R> | undefined;
  #newest: KeyRuns<R> | undefined;

  get keyCount(): number {
    return this.#keyCount;
  }

  /** The live runs of a key. The array is the map's own and changes as runs end: copy it to walk while ending. */
  of(key: Key): readonly R[] {
    return this.#at(key)?.runs ?? none;
  }

  /** The run of a key that has lived longest. */
  oldestOf(key: Key): R | undefined {
    return this.#at(key)?.runs[0];
  }

  /** The runs of the key that has had live runs for longest. */
  ofOldestKey(): readonly R[] {
    return this.#oldest?.runs ?? none;
  }

  add(run: R): void {
    const kept = this.#at(run.key);
    if (kept !== undefined) {
      kept.runs.push(run);
      return;
    }
    const first: KeyRuns<R> = { owner: this, runs: [run], older: this.#newest, newer: undefined };
    if (this.#newest === undefined) this.#oldest = first;
    else this.#newest.newer = first;
    this.#newest = first;
    this.#keyCount++;
    run.key.keep(first);
  }

  remove(run: R): void {
    const kept = this.#at(run.key);
    if (kept === undefined) return;
    const { runs } = kept;
    const index = runs[0] === run ? 0 : runs.indexOf(run);
    if (index < 0) return;
    if (runs.length > 1) {
      runs.splice(index, 1);
      return;
    }
    if (kept.older === undefined) this.#oldest = kept.newer;
    else kept.older.newer = kept.newer;
    if (kept.newer === undefined) this.#newest = kept.older;
    else kept.newer.older = kept.older;
    this.#keyCount--;
    run.key.release(kept);
  }

  /** All live runs; keys by age, runs of a key by opening order. */
  *all(): Generator<R> {
    for (let kept = this.#oldest; kept !== undefined; kept = kept.newer) yield* kept.runs;
  }

  // What is kept under this owner was made here, so it is of this kind.
  #at(key: Key): KeyRuns<R> | undefined {
    return key.keptBy(this) as KeyRuns<R> | undefined;
  }
}
