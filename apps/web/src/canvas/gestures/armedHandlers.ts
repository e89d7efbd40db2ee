// What is taken in hand by a click or a key and put down by the next. While it is a sign, nothing is selected, dragged or
// connected; while it is a wire, the next click ends it.
import type { Point } from "@laban/notation";
import type { HTMLAttributes, MouseEvent } from "react";
import { isSameRef, useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { elementAt, refOfId, wireAt } from "../connect/finishConnection.ts";
import { disarm } from "../place/arm.ts";
import { isSamePlace, nowhere, placeAt, type Place } from "../place/place.ts";
import { put } from "../place/put.ts";
import { onCanvas, placeOfSelection, type Reach } from "./reach.ts";

/** Handlers for the stage, in the capture phase: they come before those of cards, pins and heads. */
export function armedHandlers(reach: Reach): HTMLAttributes<HTMLDivElement> {
  return {
    onPointerDownCapture: (event) => {
      if (!isForTheSign(event.target) || event.button !== 0) return;
      event.stopPropagation();
      // No mouse events follow: dragging would begin with them.
      event.preventDefault();
    },
    onClickCapture: (event) => {
      const { armed } = useCanvas.getState();
      if (armed === null) takeWire(event);
      if (armed === null || !isForTheSign(event.target)) return;
      event.stopPropagation();
      const screen = { x: event.clientX, y: event.clientY };
      put(armed.kind, placeUnder(reach, screen), screen);
    },
    onDoubleClickCapture: (event) => {
      if (isForTheSign(event.target)) event.stopPropagation();
    },
    onContextMenuCapture: (event) => {
      if (!isForTheSign(event.target)) return;
      event.stopPropagation();
      event.preventDefault();
      disarm();
    },
  };
}

/** A click on the point that wires leave from takes one in hand. */
function takeWire(event: MouseEvent): void {
  if (!(event.target instanceof Element) || useCanvas.getState().connecting !== null) return;
  if (event.target.closest(".react-flow__handle.source") === null) return;
  const id = event.target.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
  const from = id === undefined ? null : refOfId(id);
  if (from === null) return;
  // A pin is all handle: the first click selects it, the next takes a wire.
  const { selected } = useSelection.getState();
  const isPin = event.target.closest(".react-flow__node-pin") !== null;
  if (isPin && !(selected.length === 1 && isSameRef(selected[0] ?? null, from))) return;
  event.stopPropagation();
  useCanvas.setState({ connecting: { from, isFollowing: true }, picking: null, asking: null });
  say(`A wire from ${from.id} in hand. Click what it leads to; Escape cancels.`);
}

/** Whether a sign is in hand and this is the drawing, not a control that lies over it. */
function isForTheSign(target: EventTarget): boolean {
  if (useCanvas.getState().armed === null || !(target instanceof Element)) return false;
  return target.closest("button, input, [role='dialog'], [role='menu']") === null;
}

/** Keeps what is under the pointer while a sign is in hand. */
export function aim(reach: Reach, screen: Point): void {
  const { armed, aim: before } = useCanvas.getState();
  if (armed === null) return;
  const place = placeUnder(reach, screen);
  if (before !== null && isSamePlace(before, place)) return;
  const isPattern = armed.kind !== "event" && armed.kind !== "agent";
  const standsThere = isPattern && place.beat !== null && place.on.length === 0 && place.wire === null;
  useCanvas.setState({
    aim: place,
    dropAt: standsThere ? { beat: place.beat, ...(place.staff === null ? {} : { staff: place.staff }) } : null,
  });
}

/** The place under a point of the page. */
export function placeUnder(reach: Reach, screen: Point): Place {
  return placeAt(reach.picture(), onCanvas(reach, screen), elementAt(screen), wireAt(screen));
}

/** Enter: at what is selected, else in the middle. */
export function putByKey(reach: Reach): void {
  const { armed } = useCanvas.getState();
  if (armed !== null) put(armed.kind, placeByKey(reach), placeOfSelection(reach));
}

/** The place that is meant by keys. */
export function placeByKey(reach: Reach): Place {
  const on = useSelection.getState().selected.filter((ref) => ref.type !== "scenario");
  if (on.length > 0 || reach.picture().view === "score") return { ...nowhere, on };
  const box = reach.box();
  return { ...nowhere, at: onCanvas(reach, { x: box.left + box.width / 2, y: box.top + box.height / 2 }) };
}
