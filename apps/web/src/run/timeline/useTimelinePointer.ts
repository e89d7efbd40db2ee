// What a hand does on the timeline: the ruler sets the playhead (a click, or the flag dragged) and marks ranges (a drag); lanes pan, show and select.
import { markAt } from "@laban/timeline";
import { type RefObject, useEffect } from "react";
import { pause, seek } from "../player.ts";
import { useRun } from "../runStore.ts";
import type { DrawnScene, HoveredMark } from "./drawScene.ts";
import type { ShownLanes } from "./shownLanes.ts";
import { panBy, showInstant, type TimelineGeometry, type TimelineRoom, zoomAt } from "./timelineScene.ts";
import { selectRecord, useTimelineView } from "./timelineView.ts";
import { positionOfMark } from "./positionOfMark.ts";

/** What pointer and keys work on. */
export interface ActiveScene {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** What was drawn last: what a pointer is over. */
  readonly drawn: RefObject<DrawnScene | undefined>;
  /** How the view stands now, drawn already or not: what a movement starts from, so that two within a frame both count. */
  readonly geometryNow: () => TimelineGeometry | undefined;
  readonly shown: ShownLanes;
  readonly room: TimelineRoom;
}

/** Less than this is a click, not a drag. */
const DRAG_PX = 4;

type Gesture =
  | { readonly kind: "scrub" }
  | { readonly kind: "range"; readonly fromMs: number; isMoved: boolean }
  | { readonly kind: "pan"; readonly x: number; readonly y: number; lastX: number; lastY: number; isMoved: boolean };

/** Listens on the canvas; tells what is hovered. */
export function useTimelinePointer(scene: ActiveScene, onHover: (hovered: HoveredMark | undefined) => void): void {
  const { canvas, drawn, geometryNow, shown, room } = scene;
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    let gesture: Gesture | undefined;
    const pointOf = (event: MouseEvent): readonly [number, number] => {
      const box = target.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const instantAt = (x: number): number => {
      const geometry = drawn.current?.geometry;
      return geometry === undefined ? 0 : geometry.scale.atOf(geometry.leftPx + x);
    };
    const hoverAt = (x: number, y: number): HoveredMark | undefined => {
      if (y < room.rulerPx) return undefined;
      const lane = drawn.current?.lanes.find((each) => y >= each.topPx && y < each.topPx + each.heightPx);
      const mark = lane && markAt(lane.marks, x, y - lane.topPx);
      return lane === undefined || mark === undefined ? undefined : { lane: lane.lane, mark, x, y };
    };

    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || drawn.current === undefined) return;
      const [x, y] = pointOf(event);
      const { cursor } = useRun.getState();
      const { scale, leftPx } = drawn.current.geometry;
      const isOnFlag = y < room.rulerPx && cursor.index > 0 && Math.abs(scale.xOf(cursor.atMs) - leftPx - x) < 9;
      target.setPointerCapture(event.pointerId);
      if (isOnFlag) {
        if (useRun.getState().isPlaying) pause();
        gesture = { kind: "scrub" };
      } else if (y < room.rulerPx || event.shiftKey) gesture = { kind: "range", fromMs: instantAt(x), isMoved: false };
      else gesture = { kind: "pan", x, y, lastX: x, lastY: y, isMoved: false };
      onHover(undefined);
    };
    const move = (event: PointerEvent): void => {
      const [x, y] = pointOf(event);
      const geometry = geometryNow();
      if (gesture === undefined || geometry === undefined) {
        const hovered = hoverAt(x, y);
        target.style.cursor = hovered !== undefined ? "pointer" : y < room.rulerPx ? "col-resize" : "default";
        onHover(hovered);
        return;
      }
      switch (gesture.kind) {
        case "scrub":
          seek(instantAt(x));
          break;
        case "range": {
          const atMs = instantAt(x);
          if (!gesture.isMoved && Math.abs(geometry.scale.xOf(gesture.fromMs) - geometry.scale.xOf(atMs)) < DRAG_PX)
            break;
          gesture.isMoved = true;
          useTimelineView.setState({
            range: { fromMs: Math.min(gesture.fromMs, atMs), toMs: Math.max(gesture.fromMs, atMs) },
          });
          break;
        }
        case "pan":
          if (!gesture.isMoved && Math.hypot(x - gesture.x, y - gesture.y) < DRAG_PX) break;
          gesture.isMoved = true;
          target.style.cursor = "grabbing";
          panBy(geometry, gesture.lastX - x, gesture.lastY - y);
          gesture.lastX = x;
          gesture.lastY = y;
          break;
      }
    };
    const up = (event: PointerEvent): void => {
      const done = gesture;
      gesture = undefined;
      target.style.cursor = "default";
      const [x, y] = pointOf(event);
      if (done?.kind === "range" && !done.isMoved) {
        useTimelineView.setState({ range: null });
        seek(instantAt(x));
      }
      if (done?.kind === "pan" && !done.isMoved) {
        const mark = hoverAt(x, y)?.mark;
        const geometry = geometryNow();
        if (mark?.kind === "away" && geometry !== undefined) showInstant(geometry, room.widthPx, mark.atMs);
        else selectRecord((mark && positionOfMark(useRun.getState().trace.model, mark)) ?? null);
      }
    };
    const twice = (event: MouseEvent): void => {
      const [x] = pointOf(event);
      seek(instantAt(x));
    };
    const leave = (): void => onHover(undefined);
    const wheel = (event: WheelEvent): void => {
      const geometry = geometryNow();
      if (geometry === undefined) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : 1;
      const [x] = pointOf(event);
      if (event.ctrlKey || event.metaKey) zoomAt(geometry, shown, x, Math.exp(-event.deltaY * unit * 0.004));
      else if (event.shiftKey) panBy(geometry, (event.deltaX + event.deltaY) * unit, 0);
      else panBy(geometry, event.deltaX * unit, event.deltaY * unit);
    };
    const listeners = [
      ["pointerdown", down],
      ["pointermove", move],
      ["pointerup", up],
      ["pointercancel", up],
      ["pointerleave", leave],
      ["dblclick", twice],
    ] as const;
    for (const [name, listener] of listeners) target.addEventListener(name, listener as EventListener);
    // Not passive: the page must neither scroll nor zoom under the timeline.
    target.addEventListener("wheel", wheel, { passive: false });
    return () => {
      for (const [name, listener] of listeners) target.removeEventListener(name, listener as EventListener);
      target.removeEventListener("wheel", wheel);
    };
  }, [canvas, drawn, geometryNow, shown, room, onHover]);
}
