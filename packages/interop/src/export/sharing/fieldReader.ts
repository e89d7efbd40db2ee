// What reads a sensitive field: conditions, measures, and keys and other paths.

/** A text in the document that reads a sensitive field. */
export interface FieldReader {
  readonly path: readonly string[];
  /** The sensitive field, as it is marked: "customer.email". */
  readonly field: string;
  /** The text itself, as it stands in the document and not in the copy. */
  readonly text: string;
}
