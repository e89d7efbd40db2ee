// A path as people say it: `send_tracking, when` rather than /patterns/send_tracking/when.
import type { DocumentPath } from "@laban/model";
import { refOfPath } from "../document/elements.ts";

/** The name of the thing that a place lies in, and where in it; the latter is empty for the thing as a whole. */
export function partsOfPlace(path: DocumentPath): { readonly name: string; readonly below: string } {
  if (path.length === 0) return { name: "the document", below: "" };
  const [name = "", ...below] = (refOfPath(path) === null ? path : path.slice(1)).map((part) =>
    typeof part === "number" ? `no. ${part + 1}` : part,
  );
  return { name, below: below.join(", ") };
}
