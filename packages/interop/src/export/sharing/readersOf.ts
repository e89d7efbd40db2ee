// Finds what reads a sensitive field: conditions, measures and keys that name its path.
import type { ChoreographyDocument } from "@laban/model";

/** A text in the document that reads a sensitive field. */
export interface FieldReader {
  readonly path: readonly string[];
  /** The sensitive field, as it is marked: "customer.email". */
  readonly field: string;
  /** The text itself. */
  readonly text: string;
}

const DEPTH_MAX = 64;

/** Every text of correlation, patterns and behaviours that names `data.FIELD` for a field that some event type marks as sensitive. */
export function readersOf(document: ChoreographyDocument): readonly FieldReader[] {
  const fields = [...new Set(Object.values(document.events).flatMap(({ sensitive = [] }) => sensitive))];
  const readers: FieldReader[] = [];
  const look = (value: unknown, path: readonly string[]): void => {
    if (path.length > DEPTH_MAX) return;
    if (typeof value === "string") {
      for (const field of fields) if (mentions(value, field)) readers.push({ path, field, text: value });
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) look(inner, [...path, name]);
    }
  };
  if (fields.length === 0) return [];
  look(document.correlation, ["correlation"]);
  look(document.patterns, ["patterns"]);
  // What agents send is stripped; when they choose an answer by a condition, that condition stays.
  for (const [id, { behaviours }] of Object.entries(document.agents)) {
    for (const [action, { outcomes }] of Object.entries(behaviours)) {
      for (const [at, { when }] of outcomes.entries()) {
        look(when, ["agents", id, "behaviours", action, "outcomes", String(at), "when"]);
      }
    }
  }
  return readers;
}

/** Whether a text names the field of an event's data as a whole name: `data.card` is not in `data.card_holder`. */
export function mentions(text: string, field: string): boolean {
  const wanted = `data.${field}`;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const after = text[at + wanted.length] ?? "";
    const before = text[at - 1] ?? "";
    if (!/\w/.test(after) && !/\w/.test(before)) return true;
  }
  return false;
}
