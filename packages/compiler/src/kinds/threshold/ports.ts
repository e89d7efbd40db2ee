// Where the wires of a `threshold` end: what it measures, and what each outcome asks.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { asksOf } from "../record/action.ts";
import { readThreshold } from "./read.ts";

/** The fields that hold actions, with their outcomes. */
export const THRESHOLD_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "matched"],
  ["on_recovered", "recovered"],
  ["on_evicted", "evicted"],
];

export function thresholdListens(record: PatternRecord): readonly Listen[] {
  return readThreshold(record).names.map(({ name, path }): Listen => ({ event: name, path, role: "on" }));
}

export function thresholdAsks(record: PatternRecord): readonly Ask[] {
  return asksOf(record, THRESHOLD_ACTIONS);
}
