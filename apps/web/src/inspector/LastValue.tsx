// Beside the label of a condition: what the field that it reads first was in the run, at the playhead.
import type { DocumentPath } from "@laban/model";
import type { ReactElement } from "react";
import { heardAt } from "../document/conditionScope.ts";
import { useDocument } from "../document/documentStore.ts";
import { useRun } from "../run/runStore.ts";
import { lastEvent, shortValue, valueIn } from "./lastEvent.ts";

/** Nothing without a run, or where the condition reads no field of the payload. */
export function LastValue({
  path,
  condition,
}: {
  readonly path: DocumentPath;
  readonly condition: string;
}): ReactElement | null {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const field = /\bdata\.([A-Za-z_][\w.]*)/.exec(condition)?.[1];
  const events = heardAt(document, catalog, path);
  // Asked with every move of the playhead; only another answer draws again.
  const said = useRun(() => {
    if (field === undefined || isSensitive(field)) return null;
    const record = lastEvent(events);
    if (record === null) return null;
    const value = valueIn(record, field.split("."));
    const where = record.correlation === null ? "" : ` in ${record.correlation}`;
    return value === undefined ? `missing${where}` : `last value ${shortValue(value)}${where}`;
  });
  return said === null ? null : <>{said}</>;

  function isSensitive(name: string): boolean {
    return events.some(
      (event) =>
        document.events[event]?.sensitive?.some((hidden) => name === hidden || hidden.startsWith(`${name}.`)) === true,
    );
  }
}
