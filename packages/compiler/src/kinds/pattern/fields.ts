// The fields of a `pattern`, in the order of the inspector.
import type { FieldDescription } from "@laban/model";
import { COMMON_FIELDS, DO_FIELD } from "../record/commonFields.ts";

export const patternFields: readonly FieldDescription[] = [
  {
    name: "on",
    label: "On",
    help: "The event types that this pattern listens to.",
    editor: { type: "events" },
    required: true,
  },
  {
    name: "when",
    label: "When",
    help: "A condition over the event; without one every event of the type fires.",
    editor: { type: "condition" },
    required: false,
  },
  DO_FIELD,
  ...COMMON_FIELDS,
];
