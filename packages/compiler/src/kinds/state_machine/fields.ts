// The fields of a `state_machine`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD, ON_EVICTED_FIELD } from "../record/commonFields.ts";

export const stateMachineFields: readonly FieldDescription[] = [
  {
    name: "states",
    label: "States",
    help: "The states of a key; each may have a deadline that leads on.",
    editor: { type: "states" },
    required: true,
  },
  {
    name: "initial",
    label: "Begins in",
    help: "The state of a key before its first transition.",
    editor: { type: "state" },
    required: true,
  },
  {
    name: "final",
    label: "Ends in",
    help: "The states that end the machine.",
    editor: { type: "stateList" },
    required: false,
  },
  {
    name: "transitions",
    label: "Transitions",
    help: "What an event does in a state; the first that fits is taken.",
    editor: { type: "transitions" },
    required: true,
  },
  { ...DO_FIELD, label: "Ask at the end", help: "Asked when an event leads to a final state." },
  {
    name: "on_timeout",
    label: "Ask when time ends it",
    help: "Asked when a deadline leads to a final state.",
    editor: { type: "action" },
    required: false,
    advanced: true,
  },
  {
    name: "keep_final",
    label: "Remember the end",
    help: "For how long late events of an ended key do not begin another machine.",
    editor: { type: "duration" },
    required: false,
    advanced: true,
  },
  ON_EVICTED_FIELD,
  ...COMMON_FIELDS,
];
