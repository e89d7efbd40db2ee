// Diagnostics: data about the user's drawing, shared by the text reader, the compiler and the linter.
import type { Json } from "./document.ts";

/** A place in a document: names and indexes from its root, ["patterns", "check_stock", "when"]. */
export type DocumentPath = readonly (string | number)[];

/** A problem with the thing, the place and the way out. */
export interface Diagnostic {
  /** Stable, kebab-case with its area first: "text/syntax", "pattern/unknown-event". */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly path: DocumentPath;
  /** Part of the string at the path (UTF-16 offsets in the value), for conditions. */
  readonly span?: { readonly start: number; readonly end: number };
  /** Offsets in the text itself, where it could not be read as a document. */
  readonly textRange?: { readonly start: number; readonly end: number };
  readonly fix?: DiagnosticFix;
}

/** A change that would mend it; applied as one undo step. */
export interface DiagnosticFix {
  readonly title: string;
  readonly edits: readonly DocumentEdit[];
}

/**
 * One change of a document's text or record: `value` sets what stands at the path (making the maps on the way), `rename` gives the entry another
 * name in place, and neither removes it.
 */
export interface DocumentEdit {
  readonly path: DocumentPath;
  readonly value?: Json;
  readonly rename?: string;
}
