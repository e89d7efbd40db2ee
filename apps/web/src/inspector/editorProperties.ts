// What every editor of a field is given, whatever it edits.
import type { DocumentPath, Json } from "@laban/model";

/** What every editor of a field is given. */
export interface EditorProperties {
  /** For the label. */
  readonly id: string;
  /** Where the value stands in the document. */
  readonly path: DocumentPath;
  readonly value: Json | undefined;
  /** Writes the value; undefined removes the field. */
  readonly onChange: (value: Json | undefined) => void;
  readonly isInvalid: boolean;
}
