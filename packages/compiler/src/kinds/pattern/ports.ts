// Where the wires of a `pattern` end: the types it listens to and what it asks.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { asksOf } from "../record/action.ts";
import { readEventNames } from "../record/eventTest.ts";

/** The fields that hold actions, with their outcomes. */
export const PATTERN_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [["do", "matched"]];

export function patternListens(record: PatternRecord): readonly Listen[] {
  return readEventNames(record["on"], ["on"]).names.map(({ name, path }) => ({ event: name, path, role: "on" }));
}

export function patternAsks(record: PatternRecord): readonly Ask[] {
  return asksOf(record, PATTERN_ACTIONS);
}
