// Deletes what is chosen: a wire ends its reference, things go with their places. What an agent answers is no wire of ours.
import type { Picture } from "@laban/notation";
import { toast } from "../../controls/index.ts";
import { change, removeElements } from "../../document/changes.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";

/** Removes the chosen wire, or else the selected things; with `heals` also their uses, so that nothing is left dangling. */
export function removeChosen(picture: Picture, heals = false): void {
  const id = useCanvas.getState().wire;
  const wire = id === null ? undefined : picture.wires.find((one) => one.id === id);
  if (wire === undefined) {
    const { selected, select } = useSelection.getState();
    if (!heals) removeElements(selected);
    else if (change({ type: "remove_elements", refs: selected, heal: true })) select([]);
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
