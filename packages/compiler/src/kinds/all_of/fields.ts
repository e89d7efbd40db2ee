// The fields of an `all_of`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD, ON_EVICTED_FIELD } from "../record/commonFields.ts";

export const allOfFields: readonly FieldDescription[] = [
  {
    name: "events",
    label: "All of",
    help: "The events that must all come, in any order; each may have a condition and a count.",
    editor: { type: "members" },
    required: true,
  },
  {
    name: "within",
    label: "Within",
    help: "The time in which all must come. Exactly that is still in time.",
    editor: { type: "duration" },
    required: true,
  },
  DO_FIELD,
  {
    name: "on_timeout",
    label: "Ask when late",
    help: "Asked when the set is not complete in time.",
    editor: { type: "action" },
    required: false,
  },
  {
    name: "anchor",
    label: "The window",
    help: "Whether the window slides with the latest events, or begins with the first and then stands.",
    editor: {
      type: "choice",
      options: [
        { value: "sliding", label: "slides: the latest events count" },
        { value: "first", label: "begins with the first event" },
      ],
    },
    required: false,
    advanced: true,
  },
  {
    name: "trigger",
    label: "Completed by",
    help: "Only such an event completes the set; without it any member does.",
    editor: { type: "eventTest" },
    required: false,
    advanced: true,
  },
  {
    name: "after_match",
    label: "After a match",
    help: "Whether a match empties the set, or keeps it and fires again on each further member.",
    editor: {
      type: "choice",
      options: [
        { value: "consume", label: "the set is empty again" },
        { value: "every", label: "it fires on every further member" },
      ],
    },
    required: false,
    advanced: true,
  },
  ON_EVICTED_FIELD,
  ...COMMON_FIELDS,
];
