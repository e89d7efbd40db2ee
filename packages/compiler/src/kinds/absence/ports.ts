// Where the wires of an `absence` end: start, expected and cancelling events, and what each outcome asks.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { asksOf } from "../record/action.ts";
import { readAbsence } from "./read.ts";

/** The fields that hold actions, with their outcomes: the missed deadline is what an absence is about. */
export const ABSENCE_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "timeout"],
  ["on_fulfilled", "matched"],
  ["on_cancelled", "cancelled"],
  ["on_evicted", "evicted"],
];

export function absenceListens(record: PatternRecord): readonly Listen[] {
  const reading = readAbsence(record);
  return (["start", "expect", "cancel"] as const).flatMap((role) =>
    (reading[role]?.names ?? []).map(({ name, path }): Listen => ({ event: name, path, role })),
  );
}

export function absenceAsks(record: PatternRecord): readonly Ask[] {
  return asksOf(record, ABSENCE_ACTIONS);
}
