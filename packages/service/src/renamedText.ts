// The texts that the service writes itself: a new document's, and a document's under another name.
import { documentText, editText, emptyDocument, readDocument } from "@laban/model";

/** The text of a new document. */
export function emptyText(name: string): string {
  return documentText(emptyDocument(name));
}

/** `text` under another name, everything else (comments too) as it was; undefined where it cannot be read. */
export function renamedText(text: string, name: string): string | undefined {
  const { value, diagnostics } = readDocument(text);
  // Only what is a map of sections and has no syntax errors can be edited in place.
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (diagnostics.some(({ code }) => code === "text/syntax")) return undefined;
  return editText(text, [{ path: ["name"], value: name }]);
}
