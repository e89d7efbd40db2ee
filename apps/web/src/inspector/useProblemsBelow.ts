// The problems of a field, as they are said below it.
import { isWithin, type Diagnostic, type DocumentPath, type ElementRef } from "@laban/model";
import { useMemo } from "react";
import type { FieldProblem } from "../controls/index.ts";
import { applyFix } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { refOfPath } from "../document/elements.ts";
import { messageHere } from "../problems/messageHere.ts";

/** The problems at a path or below it, with their fixes. */
export function useProblemsBelow(path: DocumentPath): readonly FieldProblem[] {
  const diagnostics = useDocument((state) => state.diagnostics);
  return useMemo(() => {
    const ref = refOfPath(path);
    return diagnostics
      .filter((diagnostic) => isWithin(diagnostic.path, path))
      .map((diagnostic) => fieldProblem(diagnostic, ref));
  }, [diagnostics, path]);
}

function fieldProblem(diagnostic: Diagnostic, ref: ElementRef | null): FieldProblem {
  const { severity, message, fix } = diagnostic;
  const said = { severity, message: ref === null ? message : messageHere(diagnostic, ref) };
  return fix === undefined ? said : { ...said, fix: { title: fix.title, apply: () => applyFix(fix) } };
}
