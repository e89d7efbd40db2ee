// Where the wires of an `all_of` end: its members, its trigger, and what each outcome asks.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { asksOf } from "../record/action.ts";
import { readAllOf } from "./read.ts";

/** The fields that hold actions, with their outcomes. */
export const ALL_OF_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "matched"],
  ["on_timeout", "timeout"],
  ["on_evicted", "evicted"],
];

export function allOfListens(record: PatternRecord): readonly Listen[] {
  const { members, trigger } = readAllOf(record);
  return [
    ...members.flatMap(({ names }, step) =>
      names.map(({ name, path }): Listen => ({ event: name, path, role: "member", step })),
    ),
    ...(trigger?.names ?? []).map(({ name, path }): Listen => ({ event: name, path, role: "trigger" })),
  ];
}

export function allOfAsks(record: PatternRecord): readonly Ask[] {
  return asksOf(record, ALL_OF_ACTIONS);
}
