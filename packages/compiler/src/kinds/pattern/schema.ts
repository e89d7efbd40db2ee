// The spelling of a `pattern` record.
import { ACTION, COMMON_PROPERTIES, CONDITION, EVENT_NAMES } from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

export const patternSchema: SchemaObject = {
  title: "Pattern",
  description: "Fires per event of one of these types whose condition holds.",
  type: "object",
  properties: {
    kind: { const: "pattern" },
    on: { ...EVENT_NAMES, description: "The event type, or several." },
    when: CONDITION,
    do: ACTION,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
