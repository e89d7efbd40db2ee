// The contract of an exporter: a pure function from a document (and its bundle) to files, with a report that accounts for every construct.
import type { Bundle } from "@laban/bundle";
import type { SourceMap } from "@laban/compiler";
import type { ChoreographyDocument, Diagnostic } from "@laban/model";
import type { LossReport } from "./lossReport.ts";

/** A file that an exporter made. The name is made here, never taken from outside as it is; folders are separated by "/". */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** What every exporter is given: a document without errors, and what the compiler made of it. */
export interface ExportSource {
  readonly document: ChoreographyDocument;
  readonly bundle: Bundle;
  readonly sourceMap: SourceMap;
}

/** What an exporter made of it. The same source and options give the same bytes, on every host. */
export interface Export {
  readonly files: readonly ExportedFile[];
  readonly report: LossReport;
}

/** The files with their report, or the errors that keep the document from being compiled. */
export type ExportResult = Export | { readonly errors: readonly Diagnostic[] };

/** A format that a choreography can be taken to: one line of the registry (`exportFormats.ts`), one folder, one page in docs/formats. */
export interface ExportFormat {
  /** As it is written after `laban export --to`: "asyncapi", "xstate". */
  readonly id: string;
  /** As people call it: "AsyncAPI 3". */
  readonly title: string;
  /** What one gets, in a sentence without a full stop. */
  readonly says: string;
  /** Must not throw for a document that compiles; what the format cannot say is a loss, not an error. */
  readonly write: (source: ExportSource) => Export;
}
