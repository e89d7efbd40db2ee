// The fields of a `sequence`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD, MAX_RUNS_FIELD, ON_EVICTED_FIELD } from "../record/commonFields.ts";

const outcome = (name: string, label: string, help: string): FieldDescription => ({
  name,
  label,
  help,
  editor: { type: "action" },
  required: false,
  advanced: true,
});

export const sequenceFields: readonly FieldDescription[] = [
  {
    name: "steps",
    label: "Steps",
    help: "Event types in order; a step may have a condition, be optional or repeat.",
    editor: { type: "steps" },
    required: true,
  },
  {
    name: "max_interval",
    label: "Between steps",
    help: "The longest time from one step to the next. Exactly this long is still in time.",
    editor: { type: "duration" },
    required: false,
  },
  {
    name: "within",
    label: "In all",
    help: "The longest time from the first step to the last.",
    editor: { type: "duration" },
    required: false,
  },
  DO_FIELD,
  { ...outcome("on_timeout", "On timeout", "Asked when a step does not come in time."), advanced: false },
  {
    name: "strict",
    label: "Strict",
    help: "No other event of the same key may come between the steps.",
    editor: { type: "flag" },
    required: false,
    advanced: true,
  },
  {
    name: "not",
    label: "Forbidden",
    help: "Events that end the run as violated when they come between the steps.",
    editor: { type: "guards" },
    required: false,
    advanced: true,
  },
  {
    name: "starts",
    label: "A further first event",
    help: "What a further first event does while a run is open.",
    editor: {
      type: "choice",
      options: [
        { value: "one", label: "is ignored" },
        { value: "restart", label: "starts the run again" },
        { value: "overlap", label: "opens a second run" },
      ],
    },
    required: false,
    advanced: true,
  },
  {
    name: "after_match",
    label: "After a match",
    help: "Whether the bound events are used up, or further runs of the key may match as well.",
    editor: {
      type: "choice",
      options: [
        { value: "consume", label: "use the events up" },
        { value: "all", label: "match all" },
      ],
    },
    required: false,
    advanced: true,
  },
  outcome("on_violated", "On a forbidden event", "Asked when a forbidden event came."),
  outcome("on_broken", "On a broken order", "Asked when a strict step was not followed."),
  outcome("on_cancelled", "On cancel", "Asked when a run is given up because it was started again."),
  ON_EVICTED_FIELD,
  MAX_RUNS_FIELD,
  {
    name: "unbounded",
    label: "No window is meant",
    help: "Runs may stay open for ever; the warning about the missing window goes away.",
    editor: { type: "flag" },
    required: false,
    advanced: true,
  },
  ...COMMON_FIELDS,
];
