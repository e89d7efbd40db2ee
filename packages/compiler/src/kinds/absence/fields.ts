// The fields of an `absence`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD, MAX_RUNS_FIELD, ON_EVICTED_FIELD } from "../record/commonFields.ts";

export const absenceFields: readonly FieldDescription[] = [
  {
    name: "start",
    label: "After",
    help: "The event that opens the obligation.",
    editor: { type: "eventTest" },
    required: true,
  },
  {
    name: "expect",
    label: "Expect",
    help: "The event that fulfils it.",
    editor: { type: "eventTest" },
    required: true,
  },
  {
    name: "within",
    label: "Within",
    help: "The time until the deadline. Exactly then is still in time.",
    editor: { type: "duration" },
    required: true,
  },
  {
    name: "quiet",
    label: "Quiet",
    help: "Instead of After and Expect: tells when nothing more is heard of this event for so long.",
    editor: { type: "eventTest" },
    required: false,
    advanced: true,
  },
  {
    name: "cancel",
    label: "Cancelled by",
    help: "The event that makes the obligation void.",
    editor: { type: "eventTest" },
    required: false,
  },
  { ...DO_FIELD, label: "Ask when missed", help: "Asked at the deadline when the expected event has not come." },
  {
    name: "starts",
    label: "A further start",
    help: "What a further start does while an obligation is open.",
    editor: {
      type: "choice",
      options: [
        { value: "overlap", label: "opens its own obligation" },
        { value: "restart", label: "restarts the open one" },
      ],
    },
    required: false,
    advanced: true,
  },
  {
    name: "repeat",
    label: "Deadlines",
    help: "How many deadlines in a row are reported before the obligation is given up.",
    editor: { type: "integer", min: 1, max: 1000 },
    required: false,
    advanced: true,
  },
  {
    name: "on_fulfilled",
    label: "Ask when fulfilled",
    help: "Asked when the expected event came in time.",
    editor: { type: "action" },
    required: false,
    advanced: true,
  },
  {
    name: "on_cancelled",
    label: "Ask when cancelled",
    help: "Asked when the obligation was cancelled.",
    editor: { type: "action" },
    required: false,
    advanced: true,
  },
  ON_EVICTED_FIELD,
  MAX_RUNS_FIELD,
  ...COMMON_FIELDS,
];
