// The spelling of an `any_of` record.
import {
  ACTION,
  COMMON_PROPERTIES,
  CONDITION,
  DURATION,
  EVENT_NAMES,
  EVENT_TEST,
  MAX_RUNS,
  ON_EVICTED,
} from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

const ALTERNATIVE: SchemaObject = {
  description: "An event type, or an alternative with its own condition and action.",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: {
        event: EVENT_NAMES,
        any_of: EVENT_NAMES,
        when: CONDITION,
        name: { type: "string", description: "How the effect calls it. Default: the event type." },
        do: { ...ACTION, description: "Asked when this one comes, instead of what the pattern asks." },
      },
      additionalProperties: false,
    },
  ],
};

export const anyOfSchema: SchemaObject = {
  title: "Any of",
  description: "The first of several events, after a start or at any time.",
  type: "object",
  properties: {
    kind: { const: "any_of" },
    start: { ...EVENT_TEST, description: "What opens the wait; without it every such event fires." },
    events: { type: "array", items: ALTERNATIVE },
    within: {
      ...DURATION,
      description: "The time after the start in which one must come. Exactly that is still in time.",
    },
    starts: {
      enum: ["one", "restart", "overlap"],
      default: "one",
      description: "What a further start does while one waits: nothing, restart the wait, or open another.",
    },
    do: { ...ACTION, description: "Asked for the alternative that comes, unless it has an action of its own." },
    on_timeout: { ...ACTION, description: "Asked when none comes in time." },
    on_cancelled: { ...ACTION, description: "Asked when a further start restarts the wait." },
    on_evicted: ON_EVICTED,
    max_runs: MAX_RUNS,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
