// Which patterns the shown run was made with: a pattern that was drawn since has no numbers in it, rather than zeros.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { useMemo } from "react";
import { useRun } from "./runStore.ts";

/** The ids of the patterns of the text that was run; null while that is not known. */
export function useRanPatterns(): ReadonlySet<string> | null {
  const text = useRun((run) => run.ranText);
  return useMemo(() => (text === null ? null : patternsIn(text)), [text]);
}

function patternsIn(text: string): ReadonlySet<string> | null {
  const { document } = readDocument(text, kindCatalog);
  return document === undefined ? null : new Set(Object.keys(document.patterns));
}
