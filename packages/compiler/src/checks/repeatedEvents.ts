// An event type that is named twice at one place of a pattern says nothing new, and is usually a slip.
import type { Diagnostic, DocumentPath } from "@laban/model";
import type { Wiring } from "./wiring.ts";

/** Warns of types that are listed twice where any of them fits. */
export function checkRepeatedEvents({ listens }: Wiring): readonly Diagnostic[] {
  const seen = new Set<string>();
  return listens.flatMap(({ pattern, role, step, event, path }): readonly Diagnostic[] => {
    const at: DocumentPath = ["patterns", pattern, ...path];
    // Different guards may forbid the same type after different steps.
    const place = JSON.stringify([pattern, role, role === "guard" ? path.slice(0, -1) : step, event]);
    if (!seen.has(place)) {
      seen.add(place);
      return [];
    }
    return [
      {
        code: "pattern/repeated-event",
        severity: "warning",
        message: `Pattern "${pattern}" names "${event}" twice; once is enough.`,
        path: at,
        fix: { title: "Remove the repetition", edits: [{ path: at }] },
      },
    ];
  });
}
