// Where the wires of an `any_of` end: its start, its alternatives, and what these and each outcome ask.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { askOf, asksOf } from "../record/action.ts";
import { readAnyOf } from "./read.ts";

/** The fields that hold actions, with their outcomes. */
export const ANY_OF_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "matched"],
  ["on_timeout", "timeout"],
  ["on_cancelled", "cancelled"],
  ["on_evicted", "evicted"],
];

export function anyOfListens(record: PatternRecord): readonly Listen[] {
  const { start, alternatives } = readAnyOf(record);
  return [
    ...(start?.names ?? []).map(({ name, path }): Listen => ({ event: name, path, role: "start" })),
    ...alternatives.flatMap(({ names }, step) =>
      names.map(({ name, path }): Listen => ({ event: name, path, role: "alternative", step })),
    ),
  ];
}

export function anyOfAsks(record: PatternRecord): readonly Ask[] {
  const own = readAnyOf(record).alternatives.flatMap(({ action }) => askOf(action, "matched"));
  return [...asksOf(record, ANY_OF_ACTIONS), ...own];
}
