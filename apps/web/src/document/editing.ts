// The edit session as this room needs it. The model package gives the meaning; this file is the only one that calls it.
import type { ChoreographyDocument, Diagnostic } from "@laban/model";

/** A command: plain data that changes the document. */
export interface Command {
  readonly type: string;
}

/** One state of an edit session; immutable. */
export interface Editing {
  readonly text: string;
  /** The last document that could be read; while the text is broken it is the one before. */
  readonly document: ChoreographyDocument;
  /** Whether the text as it stands can be read. */
  readonly readable: boolean;
  /** What the reading of the text found. */
  readonly diagnostics: readonly Diagnostic[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}
