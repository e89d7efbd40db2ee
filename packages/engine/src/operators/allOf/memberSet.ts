// The set of events that a run of an `all_of` has bound: which slot each fills, which slots are still empty.
import type { AllOfMember } from "@laban/bundle";
import type { InstantMs } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Run } from "../../run.ts";

/** A live run; `bound` is in order of arrival. */
export interface SetRun extends Run {
  /** The member that each bound event stands for. */
  readonly slots: number[];
  /** How many more events each member waits for. */
  readonly lacking: number[];
  /** The sum of `lacking`: at nought the set is complete. */
  lackingTotal: number;
  /** A set that is kept after a match has fired before. */
  hasFired: boolean;
}

/** What a fresh run lacks: everything. */
export function allLacking(members: readonly AllOfMember[]): Pick<SetRun, "slots" | "lacking" | "lackingTotal"> {
  const lacking = members.map(({ count }) => count);
  return { slots: [], lacking, lackingTotal: lacking.reduce((sum, count) => sum + count, 0) };
}

/** Fills a slot of the member; one must be empty. */
export function fill(run: SetRun, admitted: Admitted, member: number): void {
  run.bound.push(admitted);
  run.slots.push(member);
  run.lacking[member] = (run.lacking[member] ?? 0) - 1;
  run.lackingTotal--;
}

/** Drops the events from before `instant`. They stand first, since instants never fall. */
export function dropBefore(run: SetRun, instant: InstantMs): void {
  let dropped = 0;
  for (const { at } of run.bound) {
    if (at >= instant) break;
    empty(run, run.slots[dropped]);
    dropped++;
  }
  if (dropped === 0) return;
  run.bound.splice(0, dropped);
  run.slots.splice(0, dropped);
}

/** Drops the oldest event of these members, to make room for a later one; gives the member that has room now. */
export function dropOldestOf(run: SetRun, members: readonly number[]): number | undefined {
  const oldest = run.slots.findIndex((member) => members.includes(member));
  if (oldest < 0) return undefined;
  const member = run.slots[oldest];
  empty(run, member);
  run.bound.splice(oldest, 1);
  run.slots.splice(oldest, 1);
  return member;
}

/** "paid, stock_reserved ×2": what is still waited for, or undefined when the set is complete. */
export function missingOf(members: readonly AllOfMember[], lacking: readonly number[]): string | undefined {
  let missing: string | undefined;
  for (let index = 0; index < members.length; index++) {
    const count = lacking[index] ?? 0;
    if (count === 0) continue;
    const { name } = members[index]!;
    const text = count === 1 ? name : `${name} ×${count}`;
    missing = missing === undefined ? text : `${missing}, ${text}`;
  }
  return missing;
}

function empty(run: SetRun, member: number | undefined): void {
  if (member === undefined) return;
  run.lacking[member] = (run.lacking[member] ?? 0) + 1;
  run.lackingTotal++;
}
