// The sets of all keys of one `all_of`, the one that was opened longest ago first: one live run per key, kept by the key itself.
import type { Key } from "../../keys.ts";
import type { Run, RunTable } from "../../run.ts";
import { EntryLog } from "../entryLog.ts";
import { MemberSet, type SetLog } from "./memberSet.ts";

/** Every operation is O(1), but for the events of a set that is removed. */
export class SetTable implements RunTable<MemberSet> {
  readonly #log: SetLog = new EntryLog<MemberSet>();
  #size = 0;
  #oldest: MemberSet | undefined;
  #newest: MemberSet | undefined;

  /** How many sets there are. */
  get size(): number {
    return this.#size;
  }

  // What is kept under this owner was put there here, so it is a set.
  get(key: Key): MemberSet | undefined {
    return key.keptBy(this) as MemberSet | undefined;
  }

  /** An empty set, to be filled and added. */
  make(run: Pick<Run, "number" | "key" | "pattern" | "due">, hasFired: boolean): MemberSet {
    return new MemberSet(run, this, this.#log, hasFired);
  }

  oldest(): MemberSet | undefined {
    return this.#oldest;
  }

  add(set: MemberSet): void {
    set.older = this.#newest;
    if (this.#newest === undefined) this.#oldest = set;
    else this.#newest.newer = set;
    this.#newest = set;
    this.#size++;
    set.key.keep(set);
  }

  remove(set: MemberSet): void {
    if (set.older === undefined) this.#oldest = set.newer;
    else set.older.newer = set.newer;
    if (set.newer === undefined) this.#newest = set.older;
    else set.newer.older = set.older;
    set.older = undefined;
    set.newer = undefined;
    this.#size--;
    set.leaveLog();
    set.key.release(set);
  }

  /** By age. */
  *all(): Generator<MemberSet> {
    for (let set = this.#oldest; set !== undefined; set = set.newer) yield set;
  }
}
