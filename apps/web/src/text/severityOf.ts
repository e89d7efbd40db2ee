// Our three severities in the editor's words.
import type { Diagnostic } from "@laban/model";
import type * as Monaco from "monaco-editor/editor";

/** The editor's severity. */
export function severityOf(monaco: typeof Monaco, severity: Diagnostic["severity"]): Monaco.MarkerSeverity {
  return {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  }[severity];
}
