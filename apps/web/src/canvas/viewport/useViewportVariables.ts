// Writes what the canvas as a whole must know of its viewport: the level of detail, which is a matter of style and not of
// state, how large signs and titles are drawn when the picture is small, and where the dots of the free ground lie.
import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, type RefObject } from "react";
import { detailAt, useDetail } from "./detail.ts";
import { useFollowingView } from "./useFollowingView.ts";

/** Inherited variables change in steps: each change costs a new style for every node and wire. */
const stepsOfScale = 8;

/** Keeps the viewport's variables and `data-detail` of `element`, the canvas, at the viewport's values. */
export function useViewportVariables(element: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useFollowingView(element);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const { style } = target;
    let before = "";
    function write(): void {
      const zoom = flow.getState().transform[2];
      // Signs keep 16 px on the screen, as far as their card has room.
      const sign = inSteps(Math.min(2.2, Math.max(1, 0.8 / zoom)));
      const name = inSteps(Math.min(2.6, Math.max(1, 0.92 / zoom)));
      const detail = detailAt(zoom);
      const now = `${sign} ${name} ${detail}`;
      if (now === before) return;
      before = now;
      style.setProperty("--sign-scale", sign);
      style.setProperty("--name-scale", name);
      target?.setAttribute("data-detail", detail);
      useDetail.setState({ detail });
    }
    write();
    return flow.subscribe(write);
  }, [element, flow]);
}

function inSteps(scale: number): string {
  return String(Math.round(scale * stepsOfScale) / stepsOfScale);
}
