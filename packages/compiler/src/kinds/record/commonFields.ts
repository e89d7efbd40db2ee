// The fields that a pattern of any kind has, as the inspector edits them.
import type { FieldDescription } from "@laban/model";

/** The action at a match; every kind has one. */
export const DO_FIELD: FieldDescription = {
  name: "do",
  label: "Ask",
  help: "The capability that is asked, and the action it is asked for, when this pattern fires.",
  editor: { type: "action" },
  required: false,
};

/** For kinds that may have several live runs of one key. */
export const MAX_RUNS_FIELD: FieldDescription = {
  name: "max_runs",
  label: "Live runs per key",
  help: "How many may be live at once; past it the oldest is evicted.",
  editor: { type: "integer", min: 1, max: 100_000 },
  required: false,
  advanced: true,
};

/** For kinds that keep something from event to event. */
export const ON_EVICTED_FIELD: FieldDescription = {
  name: "on_evicted",
  label: "Ask when evicted",
  help: "Asked when a limit makes the engine forget what it kept for a key.",
  editor: { type: "action" },
  required: false,
  advanced: true,
};

/** Priority first, then what is folded away. */
export const COMMON_FIELDS: readonly FieldDescription[] = [
  {
    name: "priority",
    label: "Priority",
    help: "Of the patterns that fit one event, higher priorities go first; equal ones in the order of the document.",
    editor: { type: "integer", min: -1000, max: 1000 },
    required: false,
  },
  {
    name: "cooldown",
    label: "Cool-down",
    help: "After firing, the same key stays silent for this long.",
    editor: { type: "duration" },
    required: false,
    advanced: true,
  },
  {
    name: "exclusive_group",
    label: "Exclusive group",
    help: "Of the patterns of one group only the first that fits an event fires.",
    editor: { type: "text" },
    required: false,
    advanced: true,
  },
  {
    name: "by",
    label: "Correlate by",
    help: "Paths that make the key for this pattern, instead of the document's correlation.",
    editor: { type: "paths" },
    required: false,
    advanced: true,
  },
  {
    name: "scope",
    label: "Scope",
    help: "Per key, or one shared key for all events: then the pattern cannot be partitioned.",
    editor: {
      type: "choice",
      options: [
        { value: "key", label: "Per key" },
        { value: "global", label: "All events together" },
      ],
    },
    required: false,
    advanced: true,
  },
  {
    name: "description",
    label: "Description",
    help: "Why this pattern exists, for its readers.",
    editor: { type: "text" },
    required: false,
    advanced: true,
  },
];
