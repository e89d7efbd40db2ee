// The problems of a field, as they are said below it.
import { isWithin, type Diagnostic, type DocumentPath, type ElementRef } from "@laban/model";
import { useMemo } from "react";
import type { FieldProblem } from "../controls/index.ts";
import { applyFix } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { refOfPath } from "../document/elements.ts";
import { messageHere } from "../problems/messageHere.ts";

const nothing: readonly string[] = [];

/**
 * The problems at a path or below it, with their fixes. `except`: names of lists below it whose items say their problems themselves; "" for
 * a value that is such a list.
 */
export function useProblemsBelow(path: DocumentPath, except: readonly string[] = nothing): readonly FieldProblem[] {
  const diagnostics = useDocument((state) => state.diagnostics);
  return useMemo(() => {
    const ref = refOfPath(path);
    const isSaidDeeper = (place: DocumentPath): boolean =>
      except.some(
        (list) => place.length > path.length + (list === "" ? 0 : 1) && (list === "" || place[path.length] === list),
      );
    return diagnostics
      .filter((diagnostic) => isWithin(diagnostic.path, path) && !isSaidDeeper(diagnostic.path))
      .map((diagnostic) => fieldProblem(diagnostic, ref));
  }, [diagnostics, path, except]);
}

function fieldProblem(diagnostic: Diagnostic, ref: ElementRef | null): FieldProblem {
  const { severity, message, fix } = diagnostic;
  const said = { severity, message: ref === null ? message : messageHere(diagnostic, ref) };
  return fix === undefined ? said : { ...said, fix: { title: fix.title, apply: () => applyFix(fix) } };
}
