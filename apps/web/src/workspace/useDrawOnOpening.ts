// Draws what was chosen before the document was open: "Draw it" in the report of an import.
import { useEffect } from "react";
import { change } from "../document/changes.ts";
import { takeWaiting } from "../document/drawOnOpening.ts";
import { useDocument } from "../document/documentStore.ts";
import { useSelection } from "../selection/selectionStore.ts";

/** Does nothing where nothing waits. */
export function useDrawOnOpening(): void {
  const id = useDocument((state) => state.id);
  useEffect(() => {
    if (id === null) return;
    for (const pattern of takeWaiting(id)) {
      if (!change({ type: "add_pattern", ...pattern })) continue;
      const [drawn] = useSelection.getState().selected;
      if (drawn !== undefined) useSelection.getState().reveal(drawn);
    }
  }, [id]);
}
