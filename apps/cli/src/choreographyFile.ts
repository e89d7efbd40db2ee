// A choreography named on the command line: a document (YAML or JSON), or a bundle that was compiled from one.
import { type Bundle, type BundleFile, type BundleFailure, readBundleFile } from "@laban/bundle";
import { compileDocument, kindCatalog, mergeDiagnostics, type SourceMap } from "@laban/compiler";
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
  /** From the parts of the bundle to the document; absent where the text is no document. */
  readonly sourceMap?: SourceMap;
}

/** Reads and compiles a document. Throws CommandProblem (3) when there is no such text, or it is a bundle. */
export async function readDocumentFile(terminal: Terminal, file: string): Promise<DocumentFile> {
  const text = textOf(file, await readInput(terminal, file));
  if (parsedBundle(file, text) !== undefined)
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
): Promise<{ readonly document: DocumentFile } | BundleFile | { readonly failure: BundleFailure }> {
  const text = textOf(file, await readInput(terminal, file));
  const bundle = parsedBundle(file, text);
  return bundle === undefined ? { document: compiledText(text) } : readBundleFile(bundle);
}

/** The bundle in `file`, or of the document in it. Throws CommandProblem: 1 for problems in it, 3 when it cannot be read. */
export async function readChoreography(terminal: Terminal, file: string): Promise<Bundle> {
  const text = textOf(file, await readInput(terminal, file));
  const bundle = parsedBundle(file, text);
  if (bundle !== undefined) {
    const read = readBundleFile(bundle);
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
  const { bundle, sourceMap } = compilation;
  return { document, source, diagnostics, bundle: hasError ? undefined : bundle, sourceMap };
}

/** The JSON of a bundle, signed or not, that nobody has checked yet; undefined for anything else (the reader of documents says what it is). */
function parsedBundle(file: string, text: string): unknown {
  // A bundle that was cut off may have lost its version: then its canonical beginning tells.
  if (!/^\s*\{/.test(text) || !/"laban_(bundle|signed)"\s*:|^\{"(bundle":\{")?defaultKey":/.test(text))
    return undefined;
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new CommandProblem(3, `${file} is a bundle that is cut off or damaged; copy it again.`, problem);
  }
}
