// What is wrong in a pattern, for its sentence.
import { useMemo } from "react";
import { useDocument } from "../document/documentStore.ts";
import { diagnosticsOf } from "../document/elements.ts";
import { brokenWords, type BrokenWords } from "./brokenWords.ts";

/** Changes only when the pattern or its problems do. */
export function useBroken(id: string): readonly BrokenWords[] {
  const diagnostics = useDocument((state) => state.diagnostics);
  const pattern = useDocument((state) => state.document.patterns[id]);
  return useMemo(
    () => (pattern === undefined ? [] : brokenWords(pattern, diagnosticsOf(diagnostics, { type: "pattern", id }))),
    [diagnostics, pattern, id],
  );
}
