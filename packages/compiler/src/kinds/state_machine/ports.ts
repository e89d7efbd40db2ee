// Where the wires of a `state_machine` end: the events of its transitions, and what transitions, deadlines and the end ask.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { askOf, asksOf } from "../record/action.ts";
import { readStateMachine } from "./read.ts";

/** The fields that hold the actions of the ends, with their outcomes. */
export const STATE_MACHINE_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "matched"],
  ["on_timeout", "timeout"],
  ["on_evicted", "evicted"],
];

export function stateMachineListens(record: PatternRecord): readonly Listen[] {
  return readStateMachine(record).transitions.flatMap(({ names }) =>
    names.map(({ name, path }): Listen => ({ event: name, path, role: "transition" })),
  );
}

export function stateMachineAsks(record: PatternRecord): readonly Ask[] {
  const { states, transitions } = readStateMachine(record);
  return [
    ...asksOf(record, STATE_MACHINE_ACTIONS),
    ...transitions.flatMap(({ action }) => askOf(action, "matched")),
    ...states.flatMap(({ action }) => askOf(action, "timeout")),
  ];
}
