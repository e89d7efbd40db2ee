// The spelling of an `all_of` record.
import {
  ACTION,
  COMMON_PROPERTIES,
  CONDITION,
  DURATION,
  EVENT_NAMES,
  EVENT_TEST,
  ON_EVICTED,
} from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

const MEMBER: SchemaObject = {
  description: "An event type, or a member with its own condition and count.",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: {
        event: EVENT_NAMES,
        any_of: EVENT_NAMES,
        when: CONDITION,
        name: { type: "string", description: "How traces call it. Default: the event type." },
        count: { type: "integer", minimum: 1, maximum: 1000, default: 1, description: "How many are waited for." },
      },
      additionalProperties: false,
    },
  ],
};

export const allOfSchema: SchemaObject = {
  title: "All of",
  description: "Every member of a list, in any order, within a time.",
  type: "object",
  properties: {
    kind: { const: "all_of" },
    events: { type: "array", items: MEMBER },
    within: { ...DURATION, description: "The time in which all must come. Exactly that is still in time." },
    anchor: {
      enum: ["sliding", "first"],
      default: "sliding",
      description:
        "sliding: the latest events count, none older than the window. first: the window begins with the first event.",
    },
    trigger: { ...EVENT_TEST, description: "Only such an event completes the set." },
    after_match: {
      enum: ["consume", "every"],
      default: "consume",
      description: "consume: a match empties the set. every: it is kept, and each further member fires.",
    },
    do: { ...ACTION, description: "Asked when the set is complete." },
    on_timeout: { ...ACTION, description: "Asked when it is not complete in time." },
    on_evicted: ON_EVICTED,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
