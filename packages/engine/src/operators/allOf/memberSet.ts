// The set of events that an `all_of` has of one key: a live run, and a chain of entries in the log of its pattern, each with the member that
// it fills. How often a member is filled is counted when it is asked: a set is small.
import type { InstantMs } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Kept, Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import type { Run } from "../../run.ts";
import { type Chain, type EntryLog, nowhere } from "../entryLog.ts";

/** The log of all sets of a pattern; its marks are members. */
export type SetLog = EntryLog<MemberSet>;

/** A live run. */
export class MemberSet implements Run, Chain, Kept {
  readonly number: number;
  readonly key: Key;
  readonly pattern: Pattern;
  /** The table that keeps it, and its neighbours there. */
  readonly owner: object;
  older: MemberSet | undefined;
  newer: MemberSet | undefined;
  due: InstantMs;
  queuedDue: InstantMs = -Infinity;
  slot = -1;
  isLive = true;
  /** A set that is kept after a match has fired before. */
  hasFired: boolean;
  first: number = nowhere;
  last: number = nowhere;
  size = 0;
  readonly #log: SetLog;
  #bound: Admitted[] | undefined;

  constructor(run: Pick<Run, "number" | "key" | "pattern" | "due">, owner: object, log: SetLog, hasFired: boolean) {
    this.number = run.number;
    this.key = run.key;
    this.pattern = run.pattern;
    this.due = run.due;
    this.owner = owner;
    this.older = undefined;
    this.newer = undefined;
    this.hasFired = hasFired;
    this.#log = log;
    this.#bound = undefined;
  }

  /** In order of arrival; made when it is asked for, and what it was before once the run has left the log. */
  get bound(): Admitted[] {
    this.#bound ??= this.#log.eventsOf(this);
    return this.#bound;
  }

  /** When the oldest event of it came. */
  get since(): InstantMs {
    return this.#log.instant(this.first);
  }

  /** The member that each bound event stands for. */
  members(): readonly number[] {
    const members: number[] = [];
    for (let place = this.first; place !== nowhere; place = this.#log.next(place))
      members.push(this.#log.mark(place) as number);
    return members;
  }

  /** The members that are filled, as bits; for members below 32. */
  memberBits(): number {
    let bits = 0;
    for (let place = this.first; place !== nowhere; place = this.#log.next(place))
      bits |= 1 << (this.#log.mark(place) as number);
    return bits;
  }

  /** How many events fill this member. */
  countOf(member: number): number {
    let count = 0;
    for (let place = this.first; place !== nowhere; place = this.#log.next(place))
      if (this.#log.mark(place) === member) count++;
    return count;
  }

  fill(admitted: Admitted, member: number): void {
    this.#bound = undefined;
    this.#log.append(this, admitted, member);
  }

  /** Drops the events from before `instant`. They stand first, since instants never fall. */
  dropBefore(instant: InstantMs): void {
    while (this.first !== nowhere && this.#log.instant(this.first) < instant) {
      this.#bound = undefined;
      this.#log.dropFirst(this);
    }
  }

  /** Drops the oldest event of these members, to make room for a later one; gives the member that has room now. */
  dropOldestOf(members: readonly number[]): number | undefined {
    let before = nowhere;
    for (let place = this.first; place !== nowhere; place = this.#log.next(place)) {
      const member = this.#log.mark(place) as number;
      if (members.includes(member)) {
        this.#bound = undefined;
        if (before === nowhere) this.#log.dropFirst(this);
        else this.#log.dropAfter(this, before);
        return member;
      }
      before = place;
    }
    return undefined;
  }

  /** The run is over; what it had bound last can still be asked for. */
  leaveLog(): void {
    this.#bound ??= this.#log.eventsOf(this);
    this.#log.dropAll(this);
  }
}
