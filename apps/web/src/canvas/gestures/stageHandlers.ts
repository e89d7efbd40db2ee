// Gestures on the canvas as a whole: arrow keys, signs dropped from the palette, the picker on empty ground.
import type { DragEvent, HTMLAttributes } from "react";
import { useSelection } from "../../selection/selectionStore.ts";
import { usePanels } from "../../workspace/panelStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { nudge } from "../edit/nudge.ts";
import { putElement } from "../edit/putElement.ts";
import { walk, type Direction } from "../edit/walk.ts";
import { signMime } from "../palette/Palette.tsx";
import { inWords, onCanvas, openMenu, placeOfSelection, staffAt, type Reach } from "./reach.ts";

const directions: ReadonlyMap<string, Direction> = new Map([
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
]);

/** Handlers for the focusable element around everything. */
export function stageHandlers(reach: Reach): HTMLAttributes<HTMLDivElement> {
  return {
    onPointerMove: (event) => {
      reach.pointer.current = { x: event.clientX, y: event.clientY };
    },
    onPointerLeave: () => {
      reach.pointer.current = null;
    },
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(signMime)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event) => dropSign(reach, event),
    onDoubleClick: (event) => {
      if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
      const screen = { x: event.clientX, y: event.clientY };
      useCanvas.setState({ picking: { screen, flow: onCanvas(reach, screen), connect: null } });
    },
    onKeyDown: (event) => {
      if (event.target instanceof HTMLInputElement) return;
      const direction = directions.get(event.key);
      if (direction !== undefined) goOrNudge(reach, direction, event.shiftKey);
      else if (event.key === "Enter" && useSelection.getState().selected.length === 1) {
        usePanels.setState({ isInspectorOpen: true });
      } else if (event.key === "ContextMenu") {
        openMenu(reach, placeOfSelection(reach), useSelection.getState().selected[0] ?? null, null);
      } else return;
      event.preventDefault();
    },
  };
}

function goOrNudge(reach: Reach, direction: Direction, isFar: boolean): void {
  const { selected, reveal } = useSelection.getState();
  if (nudge(reach.picture(), selected, direction, isFar ? 10 : 1)) return;
  const next = walk(reach.picture(), selected[0] ?? null, direction);
  if (next === null) return;
  reveal(next);
  say(inWords(reach.picture(), next));
}

function dropSign(reach: Reach, event: DragEvent): void {
  const kind = event.dataTransfer.getData(signMime);
  if (kind === "") return;
  event.preventDefault();
  const at = onCanvas(reach, { x: event.clientX, y: event.clientY });
  const agent = reach.picture().view === "score" ? staffAt(reach, at.y) : null;
  // Dropped on a staff: the new pattern asks that agent.
  const isPattern = kind !== "event" && kind !== "agent";
  if (agent !== null && isPattern) useSelection.getState().select([{ type: "agent", id: agent }]);
  putElement(kind, at);
}
