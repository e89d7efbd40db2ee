// What agents raise by themselves is declared, and what they offer is listed once.
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import { undeclaredEvent } from "./undeclaredEvent.ts";

/** Warnings about an agent's own lists. */
export function checkAgents({ document, dataTypes }: KindContext): readonly Diagnostic[] {
  return Object.entries(document.agents).flatMap(([id, { emits, capabilities }]) =>
    checkEmits(id, emits ?? [], dataTypes).concat(checkRepeats(id, capabilities)),
  );
}

function checkEmits(id: string, emits: readonly string[], declared: KindContext["dataTypes"]): readonly Diagnostic[] {
  return emits.flatMap((event, index) =>
    undeclaredEvent(event, declared, { speaker: `Agent "${id}" raises`, path: ["agents", id, "emits", index] }),
  );
}

function checkRepeats(id: string, capabilities: readonly string[]): readonly Diagnostic[] {
  return repeated(capabilities).map((index): Diagnostic => {
    const path = ["agents", id, "capabilities", index];
    return {
      code: "agent/repeated-capability",
      severity: "warning",
      message: `Agent "${id}" offers "${capabilities[index]}" twice; once is enough.`,
      path,
      fix: { title: "Remove the repetition", edits: [{ path }] },
    };
  });
}

function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
