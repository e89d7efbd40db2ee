// The spelling of a `threshold` record.
import { ACTION, COMMON_PROPERTIES, CONDITION, DURATION, EVENT_NAMES, ON_EVICTED } from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

const NUMBER: SchemaObject = { type: "number" };
const COMPARED: { readonly [name: string]: SchemaObject } = {
  at_least: NUMBER,
  more_than: NUMBER,
  at_most: NUMBER,
  less_than: NUMBER,
};
const OF: SchemaObject = { type: "string", description: "The value of one event, in CEL: data.amount." };

function measure(description: string): SchemaObject {
  return { description, type: "object", properties: { of: OF, ...COMPARED }, additionalProperties: false };
}

export const thresholdSchema: SchemaObject = {
  title: "Threshold",
  description: "A measure over the events of a window, compared with a value.",
  type: "object",
  properties: {
    kind: { const: "threshold" },
    on: { ...EVENT_NAMES, description: "The event types that are measured." },
    when: CONDITION,
    count: {
      description: "How many events there are.",
      type: "object",
      properties: COMPARED,
      additionalProperties: false,
    },
    sum: measure("What their values come to."),
    avg: measure("Their mean value."),
    min: measure("Their least value."),
    max: measure("Their greatest value."),
    distinct: measure("How many different values there are."),
    within: { ...DURATION, description: "An event stays in the window while it is no older than this." },
    last: {
      type: "integer",
      minimum: 1,
      maximum: 100_000,
      description: "At most so many events stay in the window, the latest ones.",
    },
    fires: {
      enum: ["edge", "every", "consume"],
      default: "edge",
      description:
        "edge: when it becomes true. every: on each event while it is true. consume: then, and the window is emptied.",
    },
    do: { ...ACTION, description: "Asked when it fires." },
    on_recovered: { ...ACTION, description: "Asked when it is false again, also when events have left the window." },
    on_evicted: ON_EVICTED,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
