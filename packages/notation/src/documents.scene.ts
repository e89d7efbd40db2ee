// Documents for the notation's tests: the e-commerce example as it lies in examples/, and random tangles.
import { readFileSync } from "node:fs";
import type { ChoreographyDocument, JsonObject } from "@laban/model";
import * as fc from "fast-check";
import { parse } from "yaml";

/** A document with nothing in it. */
export const emptyDocument: ChoreographyDocument = {
  laban: 1,
  name: "Empty",
  events: {},
  correlation: { default: [], keys: {} },
  agents: {},
  patterns: {},
  scenarios: {},
  layout: {},
};

/** Fills in what a hand-written document leaves out. */
export function documentFrom(parts: Partial<ChoreographyDocument>): ChoreographyDocument {
  return { ...emptyDocument, ...parts };
}

/** The e-commerce example. */
export function ecommerce(): ChoreographyDocument {
  const file = new URL("../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url);
  return documentFrom(parse(readFileSync(file, "utf8")) as Partial<ChoreographyDocument>);
}

const agentIds = Array.from({ length: 8 }, (_, index) => `agent_${index}`);
const eventIds = Array.from({ length: 14 }, (_, index) => `event_${"abcdefghijklmn".charAt(index)}_happened`);
const capabilityIds = ["pack", "ship", "pay", "check", "tell"];
const eventName = fc.constantFrom(...eventIds, "never_declared");
const action = fc.record({
  action: fc.constantFrom("go", "wait", "stop"),
  capability: fc.constantFrom(...capabilityIds, "nobody_offers_this"),
});

const behaviour = fc.record({
  outcomes: fc.array(
    fc
      .record(
        { weight: fc.integer({ min: 0, max: 9 }), emits: eventName, later: fc.record({ emits: eventName }) },
        { requiredKeys: ["weight"] },
      )
      .map((outcome) =>
        Object.fromEntries(Object.entries(outcome).map(([key, value]) => [key === "later" ? "then" : key, value])),
      ),
    { maxLength: 4 },
  ),
});

const agent = fc.record({
  capabilities: fc.uniqueArray(fc.constantFrom(...capabilityIds), { maxLength: 3 }),
  emits: fc.uniqueArray(eventName, { maxLength: 2 }),
  behaviours: fc.dictionary(fc.constantFrom("go", "wait", "stop"), behaviour, { maxKeys: 3 }),
});

const pattern = fc.oneof(
  fc.record({
    kind: fc.constant("pattern"),
    on: eventName,
    when: fc.constantFrom(
      "data.order_value > 1000",
      'data.payment_status == "confirmed" && data.retry_count < 3',
      "true",
    ),
    do: action,
    priority: fc.integer({ min: 0, max: 10 }),
  }),
  fc.record(
    {
      kind: fc.constant("sequence"),
      steps: fc.array(eventName, { maxLength: 5 }),
      max_interval: fc.constant("60s"),
      do: action,
      on_timeout: action,
    },
    { requiredKeys: ["kind", "steps", "do"] },
  ),
  fc.record(
    {
      kind: fc.constant("absence"),
      start: eventName,
      expect: eventName,
      cancel: eventName,
      within: fc.constant("30m"),
      do: action,
      on_fulfilled: action,
      on_cancelled: action,
    },
    { requiredKeys: ["kind", "start", "expect", "within"] },
  ),
  fc.record(
    {
      kind: fc.constantFrom("all_of", "any_of"),
      start: eventName,
      events: fc.array(eventName, { maxLength: 6 }),
      within: fc.constant("2h"),
      do: action,
      on_timeout: action,
    },
    { requiredKeys: ["kind", "events"] },
  ),
  fc.record({
    kind: fc.constant("threshold"),
    on: fc.uniqueArray(eventName, { maxLength: 3 }),
    within: fc.constant("10m"),
    do: action,
  }),
  fc.record({
    kind: fc.constant("state_machine"),
    initial: fc.constant("new"),
    states: fc.dictionary(fc.constantFrom("new", "paid", "packed", "on_its_way", "closed"), fc.constant({})),
    transitions: fc.array(fc.record({ event: eventName }), { maxLength: 6 }),
    do: action,
  }),
  fc.record({ kind: fc.constant("not_invented_yet") }),
);

/** Any document: loops, shared capabilities, unknown references, half-written patterns, things moved by hand. */
export const anyDocument: fc.Arbitrary<ChoreographyDocument> = fc
  .record({
    events: fc.subarray(eventIds),
    agents: fc.dictionary(fc.constantFrom(...agentIds), agent, { maxKeys: 8 }),
    patterns: fc.array(pattern, { maxLength: 16 }),
    moved: fc.dictionary(
      fc.integer({ min: 0, max: 15 }).map((index) => `pattern_${index}`),
      fc.record({ beat: fc.integer({ min: 1, max: 9 }), staff: fc.constantFrom(...agentIds) }, { requiredKeys: [] }),
      { maxKeys: 3 },
    ),
  })
  .map(({ events, agents, patterns, moved }) =>
    documentFrom({
      events: Object.fromEntries(events.map((id) => [id, {}])),
      agents: agents as unknown as ChoreographyDocument["agents"],
      patterns: Object.fromEntries(
        patterns.map((one, index) => [`pattern_${index}`, one as JsonObject & { kind: string }]),
      ),
      layout: { score: moved },
    }),
  );
