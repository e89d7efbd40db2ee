// Where the wires of a `state_machine` end: the events of its transitions, and what transitions, deadlines and the end ask.
import type { Ask, Listen, PatternRecord } from "@laban/model";
import { asksOf, type ActionReading } from "../record/action.ts";
import { readStateMachine } from "./read.ts";

/** The fields that hold the actions of the end, with their outcomes. */
export const STATE_MACHINE_ACTIONS: readonly (readonly [field: string, outcome: Ask["outcome"]])[] = [
  ["do", "matched"],
  ["on_timeout", "timeout"],
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

function askOf(reading: ActionReading | undefined, outcome: Ask["outcome"]): readonly Ask[] {
  if (reading === undefined || (reading.action === undefined && reading.capability === undefined)) return [];
  return [{ action: reading.action ?? "", capability: reading.capability ?? "", path: reading.path, outcome }];
}
