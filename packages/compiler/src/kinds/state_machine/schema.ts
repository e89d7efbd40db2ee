// The spelling of a `state_machine` record.
import { ACTION, COMMON_PROPERTIES, CONDITION, DURATION, EVENT_NAMES, ON_EVICTED } from "../record/schemaPieces.ts";
import type { SchemaObject } from "../record/schemaPieces.ts";

const STATE_NAMES: SchemaObject = { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] };

const STATE: SchemaObject = {
  description: "A state; with `after` and `to`, what happens when the machine stays in it for so long.",
  anyOf: [
    { type: "null" },
    {
      type: "object",
      properties: {
        description: { type: "string" },
        after: {
          ...DURATION,
          description: "The time until the deadline of this state. Exactly then is still in time.",
        },
        to: { type: "string", description: "The state that the deadline leads to." },
        do: { ...ACTION, description: "Asked at the deadline." },
      },
      additionalProperties: false,
    },
  ],
};

const TRANSITION: SchemaObject = {
  description: "What an event does to a machine that is in one of the states `from`.",
  type: "object",
  properties: {
    from: { ...STATE_NAMES, description: 'A state, several, or "*" for every state that is not final.' },
    event: EVENT_NAMES,
    any_of: EVENT_NAMES,
    when: CONDITION,
    to: { type: "string", description: "The state that it leads to; the same one is entered anew." },
    do: ACTION,
  },
  additionalProperties: false,
};

export const stateMachineSchema: SchemaObject = {
  title: "State machine",
  description: "The state of each key, moved by events and by time.",
  type: "object",
  properties: {
    kind: { const: "state_machine" },
    initial: { type: "string", description: "The state in which a machine begins." },
    final: { ...STATE_NAMES, description: "The states that end it." },
    states: { type: "object", additionalProperties: STATE },
    transitions: { type: "array", items: TRANSITION },
    keep_final: {
      ...DURATION,
      default: "1h",
      description: "How long an ended machine is remembered, so that late events of its key do not begin another.",
    },
    do: {
      ...ACTION,
      description: "Asked when an event leads to a final state and its transition asks nothing itself.",
    },
    on_timeout: { ...ACTION, description: "The same, when a deadline leads there." },
    on_evicted: ON_EVICTED,
    ...COMMON_PROPERTIES,
  },
  required: ["kind"],
  additionalProperties: false,
};
