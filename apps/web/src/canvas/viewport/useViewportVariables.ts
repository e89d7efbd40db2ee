// Writes the viewport into style variables of the canvas: grounds, heads and ruler follow it without drawing again, and
// the level of detail is a matter of style, not of state.
import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, type RefObject } from "react";
import { detailAt, type Detail } from "./detail.ts";

/** Keeps --x, --y, --zoom, --head-left and --sign-scale of `element` at the viewport's values. */
export function useViewportVariables(element: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useLayoutEffect(() => {
    let before = "";
    const target = element.current;
    if (target === null) return;
    const { style } = target;
    const detail = (name: Detail): void => target.setAttribute("data-detail", name);
    function write(): void {
      const [x, y, zoom] = flow.getState().transform;
      const now = `${x} ${y} ${zoom}`;
      if (now === before) return;
      before = now;
      style.setProperty("--x", `${x}px`);
      style.setProperty("--y", `${y}px`);
      style.setProperty("--zoom", String(zoom));
      style.setProperty("--head-left", `${Math.max(0, x)}px`);
      // Signs keep 16 px on the screen, as far as their card has room.
      style.setProperty("--sign-scale", String(Math.min(2.2, Math.max(1, 0.8 / zoom))));
      style.setProperty("--name-scale", String(Math.min(2.6, Math.max(1, 0.92 / zoom))));
      detail(detailAt(zoom));
    }
    write();
    return flow.subscribe(write);
  }, [element, flow]);
}
