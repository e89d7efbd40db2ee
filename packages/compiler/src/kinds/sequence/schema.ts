// The spelling of a `sequence` record.
import {
  ACTION,
  COMMON_PROPERTIES,
  CONDITION,
  DURATION,
  EVENT_NAMES,
  MAX_RUNS,
  ON_EVICTED,
} from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

const MEMBER: SchemaObject = {
  description: "An event type, or one with a condition of its own.",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: { event: EVENT_NAMES, any_of: EVENT_NAMES, when: CONDITION },
      additionalProperties: false,
    },
  ],
};

const STEP: SchemaObject = {
  description: "An event type, or a step with its own condition and bounds.",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: {
        event: EVENT_NAMES,
        any_of: { description: "One of these.", anyOf: [{ type: "string" }, { type: "array", items: MEMBER }] },
        all_of: { description: "Each of these once, in any order.", type: "array", items: MEMBER },
        when: CONDITION,
        name: { type: "string", description: "How later conditions call it: steps.NAME. Default: the event type." },
        min: { type: "integer", minimum: 0, maximum: 1000, default: 1 },
        max: { anyOf: [{ type: "integer", minimum: 1, maximum: 1000 }, { const: "unbounded" }], default: 1 },
        optional: { type: "boolean", description: "The same as min 0." },
        strict: { type: "boolean", description: "The very next event of the key must fit this step." },
      },
      additionalProperties: false,
    },
  ],
};

const GUARD: SchemaObject = {
  description: "An event that must not come: between step `after` and the next, or anywhere.",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: {
        event: EVENT_NAMES,
        any_of: EVENT_NAMES,
        when: CONDITION,
        after: {
          description: "The step, by name or 1-based position, after which it must not come.",
          anyOf: [{ type: "string" }, { type: "integer", minimum: 1 }],
        },
      },
      additionalProperties: false,
    },
  ],
};

export const sequenceSchema: SchemaObject = {
  title: "Sequence",
  description: "Steps in order, within a time between neighbours and in all.",
  type: "object",
  properties: {
    kind: { const: "sequence" },
    steps: { type: "array", items: STEP },
    max_interval: { ...DURATION, description: "The longest time between neighbouring steps." },
    within: { ...DURATION, description: "The longest time from the first step to the last." },
    unbounded: { type: "boolean", description: "Says that having no window is meant." },
    strict: { type: "boolean", description: "No other event of the key may come between the steps." },
    not: { anyOf: [GUARD, { type: "array", items: GUARD }] },
    starts: { enum: ["one", "restart", "overlap"], default: "one" },
    after_match: { enum: ["consume", "all"], default: "consume" },
    do: ACTION,
    on_timeout: ACTION,
    on_violated: ACTION,
    on_broken: ACTION,
    on_cancelled: ACTION,
    on_evicted: ON_EVICTED,
    max_runs: MAX_RUNS,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
