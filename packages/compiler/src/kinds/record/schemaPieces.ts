// JSON Schema pieces that the records of all kinds share; the kinds' schema.ts put them together.
// A schema says how a record is spelled. That something is still missing is said by the kind's diagnose.ts, in better words and once.
import type { Json } from "@laban/model";

/** A JSON Schema, as data. */
export type SchemaObject = { readonly [name: string]: Json };

export const DURATION: SchemaObject = {
  description: 'A duration with its unit ("250ms", "60s", "10m", "2h", "7d"); a bare number means seconds.',
  type: ["string", "number"],
  examples: ["60s", "10m", "1h30m", 60],
};

export const CONDITION: SchemaObject = {
  description: "A condition in CEL over data, event, source, time and correlation_id.",
  type: ["string", "boolean"],
};

export const EVENT_NAMES: SchemaObject = {
  anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }],
};

export const EVENT_TEST: SchemaObject = {
  description: "An event type, several, or { event or any_of, when }.",
  anyOf: [
    EVENT_NAMES,
    {
      type: "object",
      properties: { event: EVENT_NAMES, any_of: EVENT_NAMES, when: CONDITION },
      additionalProperties: false,
    },
  ],
};

export const ACTION: SchemaObject = {
  description: "What is asked of whoever offers the capability.",
  type: "object",
  properties: {
    action: { type: "string", minLength: 1 },
    capability: { type: "string", minLength: 1 },
    timeout: { ...DURATION, description: "How long the asked capability has to answer." },
  },
  additionalProperties: false,
};

/** Kinds that may have several live runs of one key. */
export const MAX_RUNS: SchemaObject = {
  type: "integer",
  minimum: 1,
  maximum: 100_000,
  default: 1000,
  description: "Most live runs of one key; past it the oldest is evicted.",
};

/** Kinds that keep something from event to event. */
export const ON_EVICTED: SchemaObject = {
  ...ACTION,
  description: "Asked when a limit makes the engine forget what it kept for a key.",
};

/** The fields that a pattern of any kind has. */
export const COMMON_PROPERTIES: { readonly [field: string]: SchemaObject } = {
  description: { type: "string" },
  priority: { type: "integer", minimum: -1000, maximum: 1000, default: 1 },
  cooldown: { ...DURATION, description: "After firing, the same key stays silent for this long." },
  exclusive_group: {
    type: "string",
    description: "Of the patterns of one group only the first that fits an event fires.",
  },
  by: {
    type: "array",
    items: { type: "string" },
    description: "Correlation paths for this pattern, instead of the document's.",
  },
  scope: { enum: ["key", "global"], default: "key", description: "global: one shared key for all events." },
};
