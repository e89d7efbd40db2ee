// What another field of the same pattern holds, found by how it is edited: guards stand behind steps, transitions lead to states.
import {
  entryOf,
  isJsonObject,
  type DocumentPath,
  type FieldDescription,
  type Json,
  type PatternRecord,
} from "@laban/model";
import { useMemo } from "react";
import type { SelectOption } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";

/** The value of the pattern's first field that is edited so. */
export function useSibling(path: DocumentPath, editor: FieldDescription["editor"]["type"]): Json | undefined {
  return useDocument((state) => {
    const record = entryOf<PatternRecord>(state.document.patterns, String(path[1]));
    if (record === undefined) return undefined;
    const field = state.catalog.find(record.kind)?.fields.find((one) => one.editor.type === editor);
    return field === undefined ? undefined : record[field.name];
  });
}

/** The states of the pattern as choices. */
export function useStateOptions(path: DocumentPath): readonly SelectOption[] {
  const states = useSibling(path, "states");
  return useMemo(
    () =>
      states !== undefined && isJsonObject(states)
        ? Object.keys(states).map((name) => ({ value: name, label: name }))
        : [],
    [states],
  );
}
