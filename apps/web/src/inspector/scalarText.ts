// A value of the document as a person would write it in a field: text and numbers as they are, anything larger as JSON.
import type { Json } from "@laban/model";

/** The text; empty for nothing. */
export function scalarText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
