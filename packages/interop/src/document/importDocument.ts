// Reads a choreography that comes from a file or the clipboard: our own text form. Other things are recognised and refused in words.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import type { ChoreographyDocument, Diagnostic } from "@laban/model";
import type { ImportFailure } from "../failure.ts";

/** A document with what its reader says of it, or why there is none. */
export type DocumentImport =
  | { readonly document: ChoreographyDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly failure: ImportFailure };

/** Reads YAML or JSON. A bundle cannot be turned back: what people wrote is not in it. Never throws; nothing is executed or fetched. */
export function importDocument(text: string): DocumentImport {
  if (/^\s*\{[^{}]{0,200}"laban_bundle"\s*:/.test(text) || /^laban_bundle:/m.test(text.slice(0, 10_000))) {
    return refused(
      "bundle",
      "This is a compiled bundle; it cannot be turned back into a document, because names, layout and comments are not in it. Open the document that it was compiled from.",
    );
  }
  const { document, diagnostics } = readDocument(text, kindCatalog);
  if (document === undefined) {
    const [first] = diagnostics;
    return refused("not-a-document", first === undefined ? "The text is no choreography." : first.message);
  }
  return { document, diagnostics };
}

function refused(code: string, message: string): DocumentImport {
  return { failure: { code: `import/${code}`, message } };
}
