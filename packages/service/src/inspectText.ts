// Reads a text as the store needs it: its name, how much there is in it, and what the compiler says. Never fails: a document may be wrong at any moment.
import { bundleText } from "@laban/bundle";
import { compileDocument, kindCatalog, mergeDiagnostics } from "@laban/compiler";
import { readDocument, type ChoreographyDocument, type Diagnostic } from "@laban/model";
import type { CompiledText, DocumentCounts } from "./records.ts";

/** A text, looked at. */
export interface InspectedText {
  /** The name that the text gives itself; undefined where it cannot be read. */
  readonly name: string | undefined;
  readonly description: string;
  readonly counts: DocumentCounts;
  /** As far as the text could be read; undefined where it is no document at all. */
  readonly document: ChoreographyDocument | undefined;
  readonly compiled: CompiledText;
}

/** Reads and compiles `text`; milliseconds for a hundred patterns. */
export function inspectText(text: string): InspectedText {
  const { document, diagnostics: ofText } = readDocument(text, kindCatalog);
  if (document === undefined) return unreadable(ofText);
  const compilation = compileDocument(document);
  const diagnostics = mergeDiagnostics(ofText, compilation.diagnostics);
  // What the reader left out must not be run as if it had been meant.
  const bundle = diagnostics.some(isError) ? undefined : compilation.bundle;
  const counts = countsOf(document, diagnostics);
  return {
    name: document.name,
    description: document.description ?? "",
    counts,
    document,
    compiled: {
      diagnostics,
      bundle: bundle === undefined ? null : bundleText(bundle),
      hash: bundle?.hash ?? null,
      counts,
    },
  };
}

function unreadable(diagnostics: readonly Diagnostic[]): InspectedText {
  const counts: DocumentCounts = { events: 0, agents: 0, patterns: 0, problems: problemsIn(diagnostics) };
  return {
    name: undefined,
    description: "",
    counts,
    document: undefined,
    compiled: { diagnostics, bundle: null, hash: null, counts },
  };
}

function countsOf(document: ChoreographyDocument, diagnostics: readonly Diagnostic[]): DocumentCounts {
  return {
    events: Object.keys(document.events).length,
    agents: Object.keys(document.agents).length,
    patterns: Object.keys(document.patterns).length,
    problems: problemsIn(diagnostics),
  };
}

function problemsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity !== "info").length;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
