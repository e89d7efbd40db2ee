// Underlines what the compiler says about one condition, in the editor of that condition.
import type * as Monaco from "monaco-editor/editor";
import { samePath, type DocumentPath } from "@laban/model";
import { useDocument, type DocumentState } from "../document/documentStore.ts";
import { severityOf } from "./severityOf.ts";

/** Keeps the markers of `model` in step with the problems at `path`; the answer stops it. */
export function watchConditionMarkers(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  path: () => DocumentPath,
): () => void {
  const show = ({ diagnostics }: Pick<DocumentState, "diagnostics">): void => {
    const markers = diagnostics
      .filter((diagnostic) => samePath(diagnostic.path, path()))
      .map((diagnostic): Monaco.editor.IMarkerData => {
        const from = model.getPositionAt(diagnostic.span?.start ?? 0);
        const to = model.getPositionAt(diagnostic.span?.end ?? model.getValueLength());
        return {
          severity: severityOf(monaco, diagnostic.severity),
          message: diagnostic.message,
          startLineNumber: from.lineNumber,
          startColumn: from.column,
          endLineNumber: to.lineNumber,
          endColumn: to.column,
        };
      });
    monaco.editor.setModelMarkers(model, "laban", markers);
  };
  show(useDocument.getState());
  return useDocument.subscribe((state, before) => {
    if (state.diagnostics !== before.diagnostics) show(state);
  });
}
