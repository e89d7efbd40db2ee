// What agents raise by themselves is declared, and what they offer is listed once.
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import { undeclaredEvent } from "./undeclaredEvent.ts";

/** Warnings about an agent's own lists. */
export function checkAgents({ document, dataTypes }: KindContext): readonly Diagnostic[] {
  return Object.entries(document.agents).flatMap(([id, { emits, capabilities }]) => [
    ...(emits ?? []).flatMap((event, index) =>
      undeclaredEvent(event, dataTypes, { speaker: `Agent "${id}" raises`, path: ["agents", id, "emits", index] }),
    ),
    ...repeated(capabilities).map((index): Diagnostic => {
      const place = ["agents", id, "capabilities", index];
      return {
        code: "agent/repeated-capability",
        severity: "warning",
        message: `Agent "${id}" offers "${capabilities[index]}" twice; once is enough.`,
        path: place,
        fix: { title: "Remove the repetition", edits: [{ path: place }] },
      };
    }),
  ]);
}

function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
