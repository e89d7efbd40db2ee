// Says what a shared key costs.
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";

/** A note per pattern with `scope: global`. */
export function checkScope({ document }: KindContext): readonly Diagnostic[] {
  return Object.entries(document.patterns)
    .filter(([, { scope }]) => scope === "global")
    .map(([id]) => ({
      code: "pattern/global-scope",
      severity: "info",
      message: `Pattern "${id}" has one key for all events, so its events cannot be spread over partitions; correlate by a field where that is not meant.`,
      path: ["patterns", id, "scope"],
    }));
}
