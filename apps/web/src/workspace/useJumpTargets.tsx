// Everything in the document, to jump to from the command palette.
import { useMemo } from "react";
import type { JumpTarget } from "../commands/CommandPalette.tsx";
import { Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { agentTitle, allElements, signNameOf } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";

const words = { event: "event", pattern: "pattern", agent: "agent", scenario: "scenario" } as const;

/** In document order. */
export function useJumpTargets(): readonly JumpTarget[] {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  return useMemo(
    () =>
      allElements(document).map((ref) => ({
        id: `${ref.type}:${ref.id}`,
        title: ref.type === "agent" ? agentTitle(document, ref.id) : ref.id,
        note:
          ref.type === "pattern"
            ? (catalog.find(document.patterns[ref.id]?.kind ?? "")?.title.toLowerCase() ?? words.pattern)
            : words[ref.type],
        sign: <Sign kind={signNameOf(document, ref)} />,
        run: () => useSelection.getState().reveal(ref),
      })),
    [document, catalog],
  );
}
