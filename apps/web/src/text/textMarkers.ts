// The problems of the document as markers in its text, each with its fix as a quick action (Mod+.).
import type * as Monaco from "monaco-editor/editor";
import { placeOfDiagnostic, type Diagnostic } from "@laban/model";
import { applyFix } from "../document/changes.ts";
import { useDocument, type DocumentState } from "../document/documentStore.ts";
import { severityOf } from "./severityOf.ts";

const fixCommand = "laban.applyFix";

/** Keeps the markers in step; the answer stops it. */
export function showMarkers(monaco: typeof Monaco, model: Monaco.editor.ITextModel): () => void {
  let shown: readonly { readonly marker: Monaco.editor.IMarkerData; readonly diagnostic: Diagnostic }[] = [];
  const show = (state: Pick<DocumentState, "diagnostics" | "editing">): void => {
    // What was typed since is not read yet: the places would be wrong.
    if (model.getValueLength() !== state.editing.text.length) return;
    shown = state.diagnostics.map((diagnostic) => {
      const { start, end } = placeOfDiagnostic(state.editing.source, diagnostic);
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(Math.max(end, start + 1));
      return {
        diagnostic,
        marker: {
          severity: severityOf(monaco, diagnostic.severity),
          message: diagnostic.message,
          startLineNumber: from.lineNumber,
          startColumn: from.column,
          endLineNumber: to.lineNumber,
          endColumn: to.column,
        },
      };
    });
    monaco.editor.setModelMarkers(
      model,
      "laban",
      shown.map(({ marker }) => marker),
    );
  };
  show(useDocument.getState());
  const unsubscribe = useDocument.subscribe((state, before) => {
    if (state.diagnostics !== before.diagnostics) show(state);
  });
  const command = monaco.editor.registerCommand(fixCommand, (_accessor: unknown, at: number) => {
    const fix = shown[at]?.diagnostic.fix;
    if (fix !== undefined) applyFix(fix);
  });
  const actions = monaco.languages.registerCodeActionProvider("yaml", {
    provideCodeActions: (asked, range) => {
      if (asked !== model) return { actions: [], dispose: () => {} };
      const here = shown
        .map(({ marker, diagnostic }, at) => ({ marker, fix: diagnostic.fix, at }))
        .filter(
          ({ marker }) =>
            marker.startLineNumber <= range.endLineNumber && marker.endLineNumber >= range.startLineNumber,
        );
      return {
        actions: here.flatMap(({ marker, fix, at }) =>
          fix === undefined
            ? []
            : [
                {
                  title: fix.title,
                  kind: "quickfix",
                  diagnostics: [marker],
                  isPreferred: true,
                  command: { id: fixCommand, title: fix.title, arguments: [at] },
                },
              ],
        ),
        dispose: () => {},
      };
    },
  });
  return () => {
    unsubscribe();
    command.dispose();
    actions.dispose();
  };
}
