// The contract of an importer of designs: a pure function from files of another tool to a choreography, with a report of what was understood.
import type { ChoreographyDocument, Diagnostic } from "@laban/model";
import type { ImportFailure } from "../failure.ts";

/** A file as it was given. The name only tells formats apart and appears in messages; it is never a path that is opened. */
export interface DesignFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One thing of the source and what became of it. */
export interface DesignNote {
  /** `understood`: means the same here. `guessed`: the source does not say, and this was chosen. `left_out`: nothing stands for it. */
  readonly fate: "understood" | "guessed" | "left_out";
  /** What it is, in the words of the source: "channel lightMeasured", "EventSequence order_fulfillment". */
  readonly what: string;
  /** Where it became something: ["patterns", "order_fulfillment"]. Absent when left out. */
  readonly path?: readonly string[];
  /** Why, and what to do; always there for what was guessed or left out. */
  readonly why?: string;
  /** Where it stands in the source: the file's name and 1-based line and column, where the format has them. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What an importer makes of a design. The same files give the same document and report. */
export type DesignImport =
  | {
      readonly format: string;
      readonly document: ChoreographyDocument;
      /** The document as its canonical text: what an editor opens and a terminal writes. */
      readonly text: string;
      /** What the reader of our own text and the compiler say of it: an import may be incomplete, but it opens. */
      readonly diagnostics: readonly Diagnostic[];
      /** In the order of the source. */
      readonly notes: readonly DesignNote[];
    }
  | { readonly failure: ImportFailure };

/** A format that designs are taken from: one line of the registry (`designFormats.ts`), one folder, one page in docs/formats. */
export interface DesignFormat {
  /** As it is written after `laban import --from`: "asyncapi", "python". */
  readonly id: string;
  readonly title: string;
  /** What is taken from it, in a sentence without a full stop. */
  readonly says: string;
  /** Whether these files look like it; reads at most the first 64 kB of each. */
  readonly fits: (files: readonly DesignFile[]) => boolean;
  /**
   * Reads plain files (`importDesign` opens archives before). Executes nothing, fetches nothing, stays within the limits of `designLimits.ts`;
   * what it refuses it throws as an `ImportProblem`, which `importDesign` turns into the failure.
   */
  readonly read: (files: readonly DesignFile[]) => DesignDraft;
}

/** What a format makes of its files, before it is read again as our own text. */
export interface DesignDraft {
  readonly document: ChoreographyDocument;
  /** The text itself, where the source was one of ours: comments and layout stay as they are. */
  readonly text?: string;
  readonly notes: readonly DesignNote[];
}
