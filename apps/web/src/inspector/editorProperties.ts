// What every editor of a field is given, whatever it edits.
import type { DocumentPath, Json } from "@laban/model";

/** What every editor of a field is given. */
export interface EditorProperties {
  /** For the label. */
  readonly id: string;
  /** Where the value stands in the document. */
  readonly path: DocumentPath;
  readonly value: Json | undefined;
  /** Writes the value; undefined removes the field. Typing that goes on with the same `merge` is one undo step. */
  readonly onChange: (value: Json | undefined, merge?: string) => void;
  readonly isInvalid: boolean;
}

/** What an editor of rows is given: it writes its rows where they stand, by itself. */
export type RowsProperties = Omit<EditorProperties, "onChange">;
