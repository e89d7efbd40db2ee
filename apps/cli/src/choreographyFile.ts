// A choreography named on the command line: a document (YAML or JSON), or a bundle that was compiled from one.
import { readBundle, type Bundle } from "@laban/bundle";
import { compileDocument, kindCatalog, mergeDiagnostics } from "@laban/compiler";
import { readDocument, type ChoreographyDocument, type Diagnostic, type ReadResult } from "@laban/model";
import { countInWords, diagnosticLines } from "./diagnosticLines.ts";
import { CommandProblem } from "./exitCodes.ts";
import { readInput, textOf } from "./inputFile.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** A document as it was read and compiled; `bundle` is there when nothing is an error. */
export interface DocumentFile {
  readonly document: ChoreographyDocument | undefined;
  readonly source: ReadResult["source"];
  readonly diagnostics: readonly Diagnostic[];
  readonly bundle: Bundle | undefined;
}

/** Reads and compiles a document. Throws CommandProblem (3) when there is no such text, or it is a bundle. */
export async function readDocumentFile(terminal: Terminal, file: string): Promise<DocumentFile> {
  const text = textOf(file, await readInput(terminal, file));
  if (parsedBundle(text) !== undefined)
    throw new CommandProblem(
      3,
      `${file} is a bundle, which has no agents and no scenarios; name the document that it was compiled from.`,
    );
  return compiledText(text);
}

/** A document that was read and compiled, or a bundle that was looked at. Throws CommandProblem (3) when there is no such text. */
export async function readEither(
  terminal: Terminal,
  file: string,
): Promise<{ readonly document: DocumentFile } | ReturnType<typeof readBundle>> {
  const text = textOf(file, await readInput(terminal, file));
  const bundle = parsedBundle(text);
  return bundle === undefined ? { document: compiledText(text) } : readBundle(bundle);
}

/** The bundle in `file`, or of the document in it. Throws CommandProblem: 1 for problems in it, 3 when it cannot be read. */
export async function readChoreography(terminal: Terminal, file: string): Promise<Bundle> {
  const text = textOf(file, await readInput(terminal, file));
  const bundle = parsedBundle(text);
  if (bundle !== undefined) {
    const read = readBundle(bundle);
    if ("bundle" in read) return read.bundle;
    throw new CommandProblem(3, `${file} is a bundle that cannot be run: ${read.failure.message}`);
  }
  return bundleOf(file, compiledText(text));
}

/** The bundle of a document that was read. Throws CommandProblem (1) with its problems. */
export function bundleOf(file: string, { bundle, diagnostics, source }: DocumentFile): Bundle {
  if (bundle !== undefined) return bundle;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines = errors.slice(0, 20).map((diagnostic) => diagnosticLines(file, source, diagnostic));
  throw new CommandProblem(
    1,
    `${lines.join("\n")}\n${file} cannot be run: ${countInWords(errors)}. laban check ${file} shows all.`,
  );
}

function compiledText(text: string): DocumentFile {
  const { document, source, diagnostics: ofText } = readDocument(text, kindCatalog);
  if (document === undefined) return { document, source, diagnostics: ofText, bundle: undefined };
  const compilation = compileDocument(document);
  const diagnostics = mergeDiagnostics(ofText, compilation.diagnostics);
  const hasError = diagnostics.some(({ severity }) => severity === "error");
  return { document, source, diagnostics, bundle: hasError ? undefined : compilation.bundle };
}

/** The JSON of a bundle that nobody has checked yet; undefined for anything else (the reader of documents says what it is). */
function parsedBundle(text: string): unknown {
  if (!/^\s*\{/.test(text) || !/"laban_bundle"\s*:/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
