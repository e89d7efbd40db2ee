// The sets of an `all_of` as plain JSON and back.
import type { AllOfMember } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Pattern } from "../../pattern.ts";
import { SnapshotError } from "../../snapshot/read.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { MemberSet } from "./memberSet.ts";
import type { SetTable } from "./setTable.ts";

/** Each set as a run, with the member that each of its events fills. */
export function saveSets(sets: SetTable, writer: RunWriter): readonly Json[] {
  return Array.from(sets.all(), (set) => writer.write(set, { slots: set.members(), hasFired: set.hasFired }));
}

/**
 * Fills an empty table; gives the sets, which are not yet queued.
 *
 * @throws SnapshotError
 */
export function restoreSets(
  states: readonly unknown[],
  reader: RunReader,
  pattern: Pattern,
  sets: SetTable,
  members: readonly AllOfMember[],
): readonly MemberSet[] {
  return states.map((state) => {
    const slots = reader.integers(state, "slots", members.length - 1);
    const { bound, ...run } = reader.read(state, pattern);
    reader.expectEqual(slots.length, bound.length, "slots");
    if (sets.get(run.key) !== undefined) throw new SnapshotError(`"${pattern.operator.id}" has two runs of one key`);
    const set = sets.make(run, reader.flag(state, "hasFired"));
    for (const [index, admitted] of bound.entries()) {
      const member = slots[index] ?? 0;
      reader.expectBelow(set.countOf(member), members[member]?.count ?? 0, "slots");
      set.fill(admitted, member);
    }
    sets.add(set);
    return set;
  });
}
