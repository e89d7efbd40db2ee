// A path marked sensitive that the schema does not have protects nothing.
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import { followPath, mendPath } from "./schemaPath.ts";

/** Warns of sensitive paths that lead nowhere in their schema. */
export function checkSensitive({ document, dataTypes }: KindContext): readonly Diagnostic[] {
  return Object.entries(document.events).flatMap(([event, { sensitive }]) =>
    (sensitive ?? []).flatMap((path, index): readonly Diagnostic[] => {
      const names = path.split(".");
      const finding = followPath(dataTypes.get(event) ?? { kind: "dyn" }, names);
      if (finding.leads !== "nowhere") return [];
      const place = ["events", event, "sensitive", index];
      const mended = mendPath(names, finding);
      return [
        {
          code: "event/sensitive-path",
          severity: "warning",
          message:
            mended === undefined
              ? `Event type "${event}" marks "${path}" as sensitive, but its schema has no such field; add it to the schema or take the mark away.`
              : `Event type "${event}" marks "${path}" as sensitive, but its schema has no such field; did you mean "${mended}"?`,
          path: place,
          fix:
            mended === undefined
              ? { title: "Take the mark away", edits: [{ path: place }] }
              : { title: `Change to "${mended}"`, edits: [{ path: place, value: mended }] },
        },
      ];
    }),
  );
}
