// Deletes what is chosen: a wire ends its reference, things go with their places. What an agent answers is no wire of ours.
import type { Picture } from "@laban/notation";
import { toast } from "../../controls/index.ts";
import { change, removeElements } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { healedRemoval } from "./heal.ts";

/** Removes the chosen wire, or else the selected things. */
export function removeChosen(picture: Picture): void {
  const id = useCanvas.getState().wire;
  const wire = id === null ? undefined : picture.wires.find((one) => one.id === id);
  if (wire === undefined) {
    removeElements(useSelection.getState().selected);
    return;
  }
  const { reference, form } = wire;
  useCanvas.setState({ wire: null });
  if (form === "cue" && reference !== undefined) {
    change({ type: "disconnect_event", pattern: reference.pattern, path: reference.path });
  } else if ((form === "ask" || form === "deadline") && wire.to.type === "agent" && reference !== undefined) {
    change({ type: "disconnect_capability", pattern: reference.pattern, path: reference.path });
  } else {
    toast({
      title: `That ${wire.from.id} may bring about ${wire.to.id} is what the asked agent answers.`,
      description: "Change the agent's behaviour, or what the pattern asks.",
    });
  }
}

/** Removes the selected things and their uses, and closes the gap: what is behind hears what they heard. */
export function removeHealing(): void {
  const { selected, select } = useSelection.getState();
  const { document, catalog, undo } = useDocument.getState();
  const healing = healedRemoval(document, catalog, selected);
  if (healing === null || !change(healing.command)) return;
  select([]);
  const { rewired } = healing;
  const what = selected.length === 1 ? `“${selected[0]?.id ?? ""}”` : `${selected.length} things`;
  toast({
    title: `${what} deleted`,
    ...(rewired.length === 0 ? {} : { description: `The gap is closed: ${rewired.join(", ")} goes on without it.` }),
    action: { label: "Undo", run: undo },
  });
}
