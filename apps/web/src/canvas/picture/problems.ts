// Problems by the thing they belong to, worked out once for each list of diagnostics and read by every card.
import type { Diagnostic } from "@laban/model";
import { refOfPath } from "../../document/elements.ts";

/** What is wrong with one thing. */
export interface ElementProblem {
  readonly severity: "error" | "warning";
  readonly count: number;
  /** The first message. */
  readonly message: string;
  /** The field of the first: it gets the wavy underline. */
  readonly field: string | null;
}

const known = new WeakMap<readonly Diagnostic[], ReadonlyMap<string, ElementProblem>>();

/** Problems keyed "pattern:check_stock"; errors before warnings, hints left out. */
export function problemsByElement(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, ElementProblem> {
  const before = known.get(diagnostics);
  if (before !== undefined) return before;
  const found = new Map<string, ElementProblem>();
  for (const severity of ["error", "warning"] as const) {
    for (const diagnostic of diagnostics) {
      const ref = refOfPath(diagnostic.path);
      if (diagnostic.severity !== severity || ref === null) continue;
      const key = `${ref.type}:${ref.id}`;
      const first = found.get(key);
      const field = diagnostic.path[2];
      found.set(key, {
        severity: first?.severity ?? severity,
        count: (first?.count ?? 0) + 1,
        message: first?.message ?? diagnostic.message,
        field: first === undefined ? (typeof field === "string" ? field : null) : first.field,
      });
    }
  }
  known.set(diagnostics, found);
  return found;
}
