// Diagnostics as lines that editors and people understand: FILE:LINE:COLUMN, severity, message, code, and the way out.
import { placeOfDiagnostic, type Diagnostic, type ReadResult } from "@laban/model";

/** One diagnostic as text, one or two lines. */
export function diagnosticLines(file: string, source: ReadResult["source"], diagnostic: Diagnostic): string {
  const { line, column } = placeOfDiagnostic(source, diagnostic);
  const head = `${file}:${line}:${column}: ${diagnostic.severity}: ${diagnostic.message} [${diagnostic.code}]`;
  return diagnostic.fix === undefined ? head : `${head}\n  fix: ${diagnostic.fix.title}`;
}

/** "2 errors, 1 warning", or "no problems". */
export function countInWords(diagnostics: readonly Diagnostic[]): string {
  const counts = (["error", "warning"] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? "" : "s"}`);
  return counts.length === 0 ? "no problems" : counts.join(", ");
}
