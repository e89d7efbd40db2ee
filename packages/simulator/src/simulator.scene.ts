// What the tests of this package play: documents in their text form, small ones and the e-commerce example.
import { readFileSync } from "node:fs";
import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument, type ChoreographyDocument } from "@laban/model";
import type { TraceRecord } from "@laban/trace";
import { createSimulation, readScenario, type Playing, type Scenario } from "./index.ts";

/** The e-commerce example as it stands in the repository. */
export const exampleText: string = readFileSync(
  new URL("../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url),
  "utf8",
);

/** Reads a document that is known to be right. */
export function documentOf(text: string): ChoreographyDocument {
  const { document, diagnostics } = readDocument(text, kindCatalog);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (document === undefined || errors.length > 0)
    throw new Error(`The scene's text is wrong: ${JSON.stringify(errors)}`);
  return document;
}

/** What a run gave. */
export interface Played {
  readonly records: readonly TraceRecord[];
  readonly run: Playing;
  readonly scenario: Scenario;
}

/** Plays a scenario of a document to its end. */
export function play(
  text: string,
  options: { readonly scenario?: string; readonly seed?: number; readonly slice?: number } = {},
): Played {
  const document = documentOf(text);
  const { bundle, diagnostics: problems } = compileDocument(document);
  const { scenario, diagnostics } = readScenario(document, options.scenario ?? "test");
  if (bundle === undefined || scenario === undefined) throw new Error(JSON.stringify([...problems, ...diagnostics]));
  const records: TraceRecord[] = [];
  const run = createSimulation({
    document,
    bundle,
    scenario,
    ...(options.seed !== undefined && { seed: options.seed }),
    observe: (record) => records.push(record),
  });
  while (!run.advance({ maxEvents: options.slice ?? 1_000 }).done);
  return { records, run, scenario };
}

/** The records of one type. */
export function only<T extends TraceRecord["type"]>(
  played: Played,
  type: T,
): readonly (TraceRecord & { readonly type: T })[] {
  return played.records.filter((record): record is TraceRecord & { readonly type: T } => record.type === type);
}

/** A document with one order, one pattern that asks and one agent that answers; parts can be replaced. */
export function smallText(parts: {
  readonly ask?: string;
  readonly agents?: string;
  readonly arrivals?: string;
  readonly patterns?: string;
  readonly horizon?: string;
  readonly correlation?: string;
}): string {
  const object =
    "{ type: object, required: [order_id], properties: { order_id: { type: string }, n: { type: integer } } }";
  return `
laban: 1
name: Small
events:
  order: { schema: ${object} }
  done: { schema: ${object} }
  shipped: { schema: ${object} }
correlation: ${parts.correlation ?? "{ default: [data.order_id] }"}
agents:
${parts.agents ?? agentText("worker", "latency: 1s, outcomes: [{ weight: 1, emits: done }]")}
patterns:
  start_work: { kind: pattern, on: order, do: ${parts.ask ?? "{ action: work, capability: working }"} }
${parts.patterns ?? ""}
scenarios:
  test:
    start: 2026-11-20T14:00:00Z
    horizon: ${parts.horizon ?? "1h"}
    arrivals:
${parts.arrivals ?? "      - { event: order, source: shop, at: [0s], data: { order_id: a } }"}
`;
}

/** An agent that offers \`working\` and behaves so when asked to work. */
export function agentText(id: string, behaviour: string): string {
  return `  ${id}: { capabilities: [working], behaviours: { work: { ${behaviour} } } }`;
}
