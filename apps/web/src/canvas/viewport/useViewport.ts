// Where the canvas looks: opened at the beginning, remembered per document and view, following what is revealed, and
// fitted while a run is watched.
import type { ElementRef } from "@laban/model";
import type { Picture, Rect } from "@laban/notation";
import { useReactFlow, type Viewport } from "@xyflow/react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { usePanels } from "../../workspace/panelStore.ts";
import { fittingViewport, openingViewport, rememberedViewport, rememberViewport } from "./opening.ts";
import type { PaneSize } from "./usePaneSize.ts";

/** What the canvas can do with its viewport. */
export interface CanvasViewport {
  readonly opening: Viewport;
  readonly fit: () => void;
  readonly fitRects: (rects: readonly Rect[]) => void;
  /** To be called when a person has moved it. */
  readonly moved: (viewport: Viewport) => void;
}

const quick = (): { duration: number } => ({
  duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
});

/** Where a thing of the picture stands. */
export function rectOf(picture: Picture, ref: ElementRef): Rect | null {
  const card = picture.cards.find((one) => one.ref.type === ref.type && one.ref.id === ref.id);
  if (card !== undefined) return card.rect;
  const pin = ref.type === "event" ? picture.pins.find((one) => one.ref.id === ref.id) : undefined;
  if (pin !== undefined) return { x: pin.at.x - 12, y: pin.at.y - 12, width: 24, height: 24 };
  const staff = ref.type === "agent" ? picture.staffs.find((one) => one.ref?.id === ref.id) : undefined;
  return staff === undefined ? null : { ...staff.rect, width: 200 };
}

/** How far to move a stretch so that it lies within bounds; its beginning wins where it is too long. */
function shiftInto(start: number, end: number, from: number, to: number): number {
  if (start < from || end - start > to - from) return start < from || start > to ? from - start : 0;
  return end > to ? to - end : 0;
}

/** Keeps the viewport. */
export function useViewport(picture: Picture, size: PaneSize): CanvasViewport {
  const flow = useReactFlow();
  const id = useDocument((state) => state.id) ?? "";
  const isRun = usePanels((panels) => panels.mode === "run");
  const revealed = useSelection((state) => state.revealed);
  const latest = useRef({ picture, size });
  useLayoutEffect(() => {
    latest.current = { picture, size };
  });
  // Only the first render counts: React Flow takes its default viewport once.
  const [opening] = useState(() => rememberedViewport(id, picture.view) ?? openingViewport(picture, size));

  // Another view, another size of the pane while nobody has moved it, or a run to be watched whole.
  useEffect(() => {
    if (isRun) {
      void flow.setViewport(fittingViewport(latest.current.picture.bounds, size, latest.current.picture.view));
      return;
    }
    void flow.setViewport(rememberedViewport(id, picture.view) ?? openingViewport(latest.current.picture, size));
  }, [flow, id, picture.view, isRun, size]);

  useEffect(() => {
    if (revealed === null) return;
    const rect = rectOf(latest.current.picture, revealed.ref);
    if (rect === null) return;
    const { x, y, zoom } = flow.getViewport();
    const left = rect.x * zoom + x;
    const top = rect.y * zoom + y;
    const pane = latest.current.size;
    const head = latest.current.picture.view === "score" ? 150 * zoom : 16;
    // No further than needed: what is seen should stay where it is.
    // The heads of a score are always in sight sideways.
    const isHead = revealed.ref.type === "agent" && latest.current.picture.view === "score";
    const dx = isHead ? 0 : shiftInto(left, left + Math.min(rect.width, 400) * zoom, head + 16, pane.width - 24);
    const dy = shiftInto(top, top + rect.height * zoom, 40, pane.height - 24);
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, quick());
  }, [flow, revealed]);

  return useMemo(
    () => ({
      opening,
      fit: () => {
        const { bounds, view } = latest.current.picture;
        void flow.setViewport(fittingViewport(bounds, latest.current.size, view), quick());
      },
      fitRects: (rects) => {
        const [first] = rects;
        if (first === undefined) return;
        const left = Math.min(...rects.map((rect) => rect.x)) - 40;
        const top = Math.min(...rects.map((rect) => rect.y)) - 40;
        const width = Math.max(...rects.map((rect) => rect.x + rect.width)) + 40 - left;
        const height = Math.max(...rects.map((rect) => rect.y + rect.height)) + 40 - top;
        void flow.setViewport(
          fittingViewport({ x: left, y: top, width, height }, latest.current.size, "free"),
          quick(),
        );
      },
      moved: (viewport) => {
        rememberViewport(id, latest.current.picture.view, viewport);
      },
    }),
    [flow, id, opening],
  );
}
