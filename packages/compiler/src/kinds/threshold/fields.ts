// The fields of a `threshold`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD, ON_EVICTED_FIELD } from "../record/commonFields.ts";
import { MEASURE_LABELS, MEASURES, takesOf } from "./measures.ts";

export const thresholdFields: readonly FieldDescription[] = [
  {
    name: "on",
    label: "On",
    help: "The events that are measured.",
    editor: { type: "events" },
    required: true,
  },
  {
    name: "when",
    label: "When",
    help: "Only events for which this holds are measured.",
    editor: { type: "condition" },
    required: false,
  },
  ...MEASURES.map((measure): FieldDescription => ({
    name: measure,
    label: MEASURE_LABELS[measure],
    help: "One measure, compared with one value.",
    editor: { type: "measure", takesOf: takesOf(measure) },
    required: false,
    // The others are there when the count is not what is meant.
    advanced: measure !== "count",
  })),
  {
    name: "within",
    label: "Within",
    help: "An event stays in the window while it is no older than this.",
    editor: { type: "duration" },
    required: false,
  },
  {
    name: "last",
    label: "Of the last",
    help: "At most so many events stay in the window, the latest ones.",
    editor: { type: "integer", min: 1, max: 100_000 },
    required: false,
    advanced: true,
  },
  DO_FIELD,
  {
    name: "fires",
    label: "Fires",
    help: "Once when it becomes true, on every event while it is, or then emptying the window.",
    editor: {
      type: "choice",
      options: [
        { value: "edge", label: "when it becomes true" },
        { value: "every", label: "on every event while it is true" },
        { value: "consume", label: "and empties the window" },
      ],
    },
    required: false,
  },
  {
    name: "on_recovered",
    label: "Ask when recovered",
    help: "Asked when it is false again, also when events have left the window.",
    editor: { type: "action" },
    required: false,
  },
  ON_EVICTED_FIELD,
  ...COMMON_FIELDS,
];
