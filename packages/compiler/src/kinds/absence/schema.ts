// The spelling of an `absence` record.
import { ACTION, COMMON_PROPERTIES, DURATION, EVENT_TEST, MAX_RUNS, ON_EVICTED } from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

export const absenceSchema: SchemaObject = {
  title: "Absence",
  description: "Something expected does not come in time.",
  type: "object",
  properties: {
    kind: { const: "absence" },
    start: { ...EVENT_TEST, description: "What opens the obligation." },
    expect: { ...EVENT_TEST, description: "What fulfils it." },
    quiet: {
      ...EVENT_TEST,
      description: "Instead of start and expect: each such event must be followed by the next one in time.",
    },
    cancel: { ...EVENT_TEST, description: "What makes it void." },
    within: { ...DURATION, description: "The time until the deadline. Exactly then is still in time." },
    starts: { enum: ["overlap", "restart"], default: "overlap" },
    repeat: { type: "integer", minimum: 1, maximum: 1000, default: 1, description: "How many deadlines in a row." },
    do: { ...ACTION, description: "Asked at the missed deadline." },
    on_fulfilled: ACTION,
    on_cancelled: ACTION,
    on_evicted: ON_EVICTED,
    max_runs: MAX_RUNS,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
