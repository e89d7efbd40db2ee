// The canvas's commands as functions: what a key, a menu entry or the command palette does.
import type { ElementRef } from "@laban/model";
import type { Rect } from "@laban/notation";
import { useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { nextFocus, useDimming } from "../../selection/dimming.ts";
import { align, alignable } from "../edit/align.ts";
import { moveStaff, placedByHand, putBack } from "../edit/arrange.ts";
import { removeChosen, removeHealing } from "../edit/removeChosen.ts";
import { alongWires } from "../edit/walk.ts";
import { disarm } from "../place/arm.ts";
import { nowhere } from "../place/place.ts";
import { rectOf } from "../viewport/useViewport.ts";
import { placeByKey } from "./armedHandlers.ts";
import { onCanvas, openMenu, placeOfSelection, type Reach } from "./reach.ts";
import type { CanvasActions } from "./useCanvasCommands.ts";

/** Builds the actions; they keep working when the picture changes. */
export function canvasActions(reach: Reach): CanvasActions {
  const selected = (): readonly ElementRef[] => useSelection.getState().selected;
  return {
    remove: () => removeChosen(reach.picture()),
    removeHealing,
    selectAlong: (direction) => useSelection.getState().select(alongWires(reach.picture(), selected(), direction)),
    selectAll: () => {
      const { cards, pins, staffs } = reach.picture();
      const agents = staffs.flatMap((staff) => (staff.ref === undefined ? [] : [staff.ref]));
      useSelection.getState().select([...cards.map((card) => card.ref), ...pins.map((pin) => pin.ref), ...agents]);
    },
    fit: () => reach.viewport().fit(),
    fitSelection: () => {
      const rects = selected().map((ref) => rectOf(reach.picture(), ref));
      reach.viewport().fitRects(rects.filter((rect): rect is Rect => rect !== null));
    },
    zoomIn: () => void reach.flow.zoomIn(),
    zoomOut: () => void reach.flow.zoomOut(),
    zoomReset: () => void reach.flow.zoomTo(1),
    pickAtSelection: (connects) => {
      const screen = placeOfSelection(reach);
      const connect = connects ? (selected()[0] ?? null) : null;
      const place = connect === null ? placeByKey(reach) : { ...nowhere, from: connect };
      useCanvas.setState({ asking: null, picking: { screen, place, connect } });
    },
    menuAtSelection: () => openMenu(reach, placeOfSelection(reach), selected()[0] ?? null, null),
    leave: () => {
      if (useCanvas.getState().armed !== null) disarm();
      else if (useCanvas.getState().connecting !== null) useCanvas.setState({ connecting: null });
      else if (useDimming.getState().focus !== null) useDimming.setState({ focus: null });
      else {
        useCanvas.setState({ wire: null });
        useSelection.getState().select([]);
      }
    },
    moved: () => reach.viewport().moved(reach.flow.getViewport()),
    moveStaff: (by) => moveStaff(reach.picture(), selected(), by),
    align: (alignment) => align(reach.picture(), selected(), alignment),
    alignableCount: () => alignable(reach.picture(), selected()).length,
    focus: () => {
      const focus = nextFocus(useDimming.getState().focus);
      useDimming.setState({ focus });
      say(
        focus === null
          ? "Everything is shown."
          : focus === "near"
            ? "The nearest causes and effects are shown, the rest is dimmed."
            : "All causes and effects are shown, the rest is dimmed.",
      );
    },
    putBack: () => putBack(reach.picture().view, selected()),
    canPutBack: () => placedByHand(reach.picture().view, selected()).length > 0,
    pointer: () => (reach.pointer.current === null ? null : onCanvas(reach, reach.pointer.current)),
  };
}
