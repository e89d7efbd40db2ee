// Puts something new on the canvas: one command, then the new thing is selected with its name in edit.
import type { Point } from "@laban/notation";
import { change } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { createCommand } from "../palette/creatables.ts";

/** Creates a thing of this kind; in the free view at `at`. Answers whether it was done. */
export function putElement(kind: string, at?: Point): boolean {
  const { document, catalog } = useDocument.getState();
  const { selected } = useSelection.getState();
  if (!change(createCommand(document, catalog, kind, selected))) return false;
  const [created] = useSelection.getState().selected;
  if (created === undefined) return true;
  if (at !== undefined && useCanvas.getState().view === "free") {
    change({ type: "move", free: { [`${created.type}:${created.id}`]: [Math.round(at.x), Math.round(at.y)] } });
  }
  useSelection.getState().reveal(created);
  useCanvas.setState({ renaming: created });
  say(`${kind.replaceAll("_", " ")} ${created.id} created, its name is in edit`);
  return true;
}
