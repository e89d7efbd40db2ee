// Says that an agent emits an event type that the document does not declare.
import { nearestName } from "@laban/model";
import type { Diagnostic, DocumentPath } from "@laban/model";

/** One warning, or nothing for a declared type. `speaker` begins the sentence: `Agent "shop" raises`. */
export function undeclaredEvent(
  event: string,
  declared: ReadonlyMap<string, unknown>,
  { speaker, path }: { readonly speaker: string; readonly path: DocumentPath },
): readonly Diagnostic[] {
  if (declared.has(event)) return [];
  const near = nearestName(event, declared.keys());
  return [
    {
      code: "agent/unknown-event",
      severity: "warning",
      message:
        near === undefined
          ? `${speaker} "${event}", which is no declared event type; declare it under events.`
          : `${speaker} "${event}", which is no declared event type; did you mean "${near}"?`,
      path,
      fix:
        near === undefined
          ? { title: `Declare "${event}"`, edits: [{ path: ["events", event], value: {} }] }
          : { title: `Change to "${near}"`, edits: [{ path, value: near }] },
    },
  ];
}
