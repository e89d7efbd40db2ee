// Gestures on the canvas as a whole: arrow keys, signs dropped from the palette, the picker on empty ground.
import type { DragEvent, HTMLAttributes } from "react";
import { useSelection } from "../../selection/selectionStore.ts";
import { usePanels } from "../../workspace/panelStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { nudge } from "../edit/nudge.ts";
import { walk, type Direction } from "../edit/walk.ts";
import { signMime } from "../palette/Palette.tsx";
import { placeAt } from "../place/place.ts";
import { put } from "../place/put.ts";
import { aim, armedHandlers, placeUnder, putByKey } from "./armedHandlers.ts";
import { completeConnection, inWords, onCanvas, openMenu, placeOfSelection, type Reach } from "./reach.ts";

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
      aim(reach, reach.pointer.current);
    },
    onPointerLeave: () => {
      reach.pointer.current = null;
      if (useCanvas.getState().armed !== null) useCanvas.setState({ aim: null, dropAt: null });
    },
    ...armedHandlers(reach),
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(signMime)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event) => dropSign(reach, event),
    onDoubleClick: (event) => {
      if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
      const screen = { x: event.clientX, y: event.clientY };
      const place = placeAt(reach.picture(), onCanvas(reach, screen));
      useCanvas.setState({ asking: null, picking: { screen, place, connect: null } });
    },
    onKeyDown: (event) => {
      if (event.target instanceof HTMLInputElement) return;
      const direction = directions.get(event.key);
      const { armed, connecting } = useCanvas.getState();
      const { selected } = useSelection.getState();
      if (direction !== undefined) goOrNudge(reach, direction, event.shiftKey);
      else if (event.key === "Enter" && armed !== null) putByKey(reach);
      else if (event.key === "Enter" && connecting !== null && selected[0] !== undefined) {
        completeConnection(selected[0], placeOfSelection(reach));
      } else if (event.key === "Enter" && selected.length === 1) {
        usePanels.setState({ isInspectorOpen: true });
      } else if (event.key === "ContextMenu") {
        openMenu(reach, placeOfSelection(reach), selected[0] ?? null, null);
      } else return;
      event.preventDefault();
    },
  };
}

function goOrNudge(reach: Reach, direction: Direction, isFar: boolean): void {
  const { selected, reveal } = useSelection.getState();
  // With a sign in hand the arrows choose where it goes; they move nothing.
  const isArmed = useCanvas.getState().armed !== null;
  if (!isArmed && nudge(reach.picture(), selected, direction, isFar ? 10 : 1)) return;
  const next = walk(reach.picture(), selected[0] ?? null, direction);
  if (next === null) return;
  reveal(next);
  say(inWords(reach.picture(), next));
}

function dropSign(reach: Reach, event: DragEvent): void {
  const kind = event.dataTransfer.getData(signMime);
  if (kind === "") return;
  event.preventDefault();
  const screen = { x: event.clientX, y: event.clientY };
  put(kind, placeUnder(reach, screen), screen);
}
