// The door of exports: a document and the name of a format → files with a report, compiled once.
import { compileDocument } from "@laban/compiler";
import { nearestName } from "@laban/model";
import type { ChoreographyDocument, Diagnostic } from "@laban/model";
import type { ExportFormat, ExportResult } from "./exportFormat.ts";
import { exportFormats } from "./exportFormats.ts";

/**
 * Exports to the format of that id. Never throws: a document with errors gives those errors, an unknown format the error `export/unknown-format`,
 * which names the known ones. Deterministic.
 */
export function exportDocument(document: ChoreographyDocument, formatId: string): ExportResult {
  const format = exportFormats.find(({ id }) => id === formatId);
  if (format === undefined) return { errors: [unknownFormat(formatId)] };
  return exportTo(format, document);
}

/** The same, for a format that is at hand. */
export function exportTo(format: ExportFormat, document: ChoreographyDocument): ExportResult {
  const { bundle, sourceMap, diagnostics } = compileDocument(document);
  if (bundle === undefined) return { errors: diagnostics.filter(({ severity }) => severity === "error") };
  return format.write({ document, bundle, sourceMap });
}

function unknownFormat(wanted: string): Diagnostic {
  const ids = exportFormats.map(({ id }) => id);
  const near = nearestName(wanted, ids);
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  return {
    code: "export/unknown-format",
    severity: "error",
    message: `There is no export format ${JSON.stringify(wanted)}.${meant} Formats are ${ids.join(", ")}.`,
    path: [],
  };
}
