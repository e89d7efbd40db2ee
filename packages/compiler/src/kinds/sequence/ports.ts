// Where the wires of a `sequence` end: its steps, its guards, and what each outcome asks.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { asksOf } from "../record/action.ts";
import { readSequence } from "./read.ts";

/** The fields that hold actions, with their outcomes. */
export const SEQUENCE_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "matched"],
  ["on_timeout", "timeout"],
  ["on_violated", "violated"],
  ["on_broken", "broken"],
  ["on_cancelled", "cancelled"],
  ["on_evicted", "evicted"],
];

export function sequenceListens(record: PatternRecord): readonly Listen[] {
  const { steps, guards } = readSequence(record);
  const bound = steps.flatMap(({ names }, step) =>
    names.map(({ name, path }): Listen => ({ event: name, path, role: "step", step })),
  );
  const forbidden = guards.flatMap(({ names, after }) =>
    names.map(({ name, path }): Listen => ({
      event: name,
      path,
      role: "guard",
      ...(after === undefined ? {} : { step: after }),
    })),
  );
  return [...bound, ...forbidden];
}

export function sequenceAsks(record: PatternRecord): readonly Ask[] {
  return asksOf(record, SEQUENCE_ACTIONS);
}
