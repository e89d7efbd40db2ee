// Mermaid's own parser for the tests, and what it read: nodes with their labels, and how many arrows.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import mermaid from "mermaid";

/** What the parser made of a text. */
export interface ReadMermaid {
  readonly type: string;
  readonly labels: readonly string[];
  readonly arrows: number;
}

/** Parses with Mermaid. @throws what Mermaid throws for a text that is none of its own. */
export async function readMermaid(text: string): Promise<ReadMermaid> {
  await sanitizerWithoutBrowser();
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { db } = diagram;
  if (diagram.type.startsWith("flowchart")) {
    const { vertices, edges, subGraphs } = db as unknown as FlowDatabase;
    const labels = [...vertices.values(), ...subGraphs.map(({ title }) => ({ text: title }))];
    return { type: diagram.type, labels: labels.map((label) => decoded(label.text)), arrows: edges.length };
  }
  const machine = db as unknown as StateDatabase;
  const described = [...machine.getStates().values()].flatMap(({ descriptions }) => descriptions);
  return { type: diagram.type, labels: described.map(decoded), arrows: machine.getRelations().length };
}

interface FlowDatabase {
  readonly vertices: ReadonlyMap<string, { readonly text: string }>;
  readonly edges: readonly unknown[];
  readonly subGraphs: readonly { readonly title: string }[];
}

interface StateDatabase {
  getStates(): ReadonlyMap<string, { readonly descriptions: readonly string[] }>;
  getRelations(): readonly unknown[];
}

/** Mermaid keeps `#34;` as a placeholder until it draws. */
function decoded(text: string): string {
  return text.replaceAll(/ﬂ°°(\d+)¶ß/gu, (_, code: string) => String.fromCodePoint(Number(code)));
}

// Mermaid cleans labels with DOMPurify, which does nothing without a browser's document; the grammar does not need it.
let isReady = false;

async function sanitizerWithoutBrowser(): Promise<void> {
  if (isReady) return;
  const near = createRequire(import.meta.resolve("mermaid"));
  const file = join(dirname(near.resolve("dompurify")), "purify.es.mjs");
  const { default: purify } = (await import(pathToFileURL(file).href)) as { default: Record<string, unknown> };
  purify["addHook"] = () => undefined;
  purify["sanitize"] = (text: string) => text;
  mermaid.initialize({ startOnLoad: false });
  isReady = true;
}
