// A path as people say it: `send_tracking, when` rather than /patterns/send_tracking/when.
import type { DocumentPath } from "@laban/model";
import { refOfPath } from "../document/elements.ts";

/** The place of a problem in words; "the document" for its root. */
export function placeInWords(path: DocumentPath): string {
  if (path.length === 0) return "the document";
  const rest = refOfPath(path) === null ? path : path.slice(1);
  return rest.map((part) => (typeof part === "number" ? `no. ${part + 1}` : part)).join(", ");
}
