// What is mutated: a small document of every kind, in YAML and in JSON, and the bundles of them.
import { type Bundle, bundleText } from "../../packages/bundle/src/index.ts";
import { compileDocument, kindCatalog } from "../../packages/compiler/src/index.ts";
import { readDocument } from "../../packages/model/src/index.ts";

const head = `laban: 1
name: Orders
events:
  order: { schema: { type: object, required: [id], properties: { id: { type: string }, value: { type: number, minimum: 0 } } } }
  paid: {}
  failed: {}
correlation: { default: [data.id], keys: { failed: [data.card, source] } }
agents:
  desk: { capabilities: [look], behaviours: { look: { latency: 1s, outcomes: [{ weight: 1, emits: paid }] } } }
`;

const patterns: readonly string[] = [
  `  big: { kind: pattern, on: order, when: "data.value > 10 && size(recent_events) < 9", priority: 8, cooldown: 1m, do: { action: look, capability: look, timeout: 5s } }`,
  `  story:
    kind: sequence
    steps: [order, { any_of: [paid, { event: failed, when: data.v > 1 }], name: either, min: 1, max: 3 }, { all_of: [paid, failed], strict: true }]
    max_interval: 60s
    within: 10m
    not: { event: failed, when: "data.code == steps.order.data.id", after: order }
    starts: overlap
    on_timeout: { action: look, capability: look }`,
  `  unpaid: { kind: absence, start: order, expect: [paid, failed], within: 30m, repeat: 3, do: { action: look, capability: look } }
  silent: { kind: absence, quiet: order, within: 5m }`,
  `  all: { kind: all_of, events: [order, { event: paid, count: 2, when: data.ok }], within: 30s, trigger: failed, after_match: every }
  any: { kind: any_of, start: order, events: [paid, { event: failed, do: { action: look, capability: look } }], within: 1m }`,
  `  many: { kind: threshold, on: failed, count: { at_least: 5 }, within: 10m, by: [data.card], on_recovered: { action: look, capability: look } }
  mean: { kind: threshold, on: order, avg: { of: data.value, more_than: 3.5 }, last: 4, fires: every }`,
  `  status:
    kind: state_machine
    initial: new
    final: [done]
    states: { new: { after: 1h, to: done }, busy: {}, done: {} }
    transitions: [{ from: new, event: order, to: busy }, { from: "*", event: paid, when: data.v > 0, to: done }]`,
];

/** The texts of small documents: one per kind, and two of them as JSON. */
export const documentTexts: readonly string[] = patterns
  .map((pattern) => `${head}patterns:\n${pattern}\n`)
  .concat(JSON.stringify(readDocument(`${head}patterns:\n${patterns.slice(0, 2).join("\n")}\n`, kindCatalog).value));

/** Their bundles as JSON texts. */
export const bundleTexts: readonly string[] = documentTexts.map((text) => bundleText(bundleOf(text)));

function bundleOf(text: string): Bundle {
  const { document, diagnostics } = readDocument(text, kindCatalog);
  const compiled = document === undefined ? undefined : compileDocument(document);
  if (compiled?.bundle === undefined)
    throw new Error(
      `A document to mutate is wrong itself: ${JSON.stringify([...diagnostics, ...(compiled?.diagnostics ?? [])])}`,
    );
  return compiled.bundle;
}
