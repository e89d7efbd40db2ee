// The fields of an `any_of`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD, MAX_RUNS_FIELD, ON_EVICTED_FIELD } from "../record/commonFields.ts";

export const anyOfFields: readonly FieldDescription[] = [
  {
    name: "events",
    label: "Any of",
    help: "The events of which the first to come wins; each may have a condition and an action of its own.",
    editor: { type: "alternatives" },
    required: true,
  },
  {
    name: "start",
    label: "After",
    help: "The event that opens the wait. Without one, every such event fires.",
    editor: { type: "eventTest" },
    required: false,
  },
  {
    name: "within",
    label: "Within",
    help: "The time after the start in which one must come. Exactly that is still in time.",
    editor: { type: "duration" },
    required: false,
  },
  DO_FIELD,
  {
    name: "on_timeout",
    label: "Ask when late",
    help: "Asked when none comes in time.",
    editor: { type: "action" },
    required: false,
  },
  {
    name: "starts",
    label: "A further start",
    help: "What a further start does while one waits.",
    editor: {
      type: "choice",
      options: [
        { value: "one", label: "does nothing" },
        { value: "restart", label: "restarts the wait" },
        { value: "overlap", label: "opens another wait" },
      ],
    },
    required: false,
    advanced: true,
  },
  {
    name: "on_cancelled",
    label: "Ask when restarted",
    help: "Asked when a further start restarts the wait.",
    editor: { type: "action" },
    required: false,
    advanced: true,
  },
  ON_EVICTED_FIELD,
  MAX_RUNS_FIELD,
  ...COMMON_FIELDS,
];
