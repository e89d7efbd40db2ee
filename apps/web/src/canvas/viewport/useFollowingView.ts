// Lets the grounds around the nodes follow the viewport without drawing again: each element that moves gets the
// viewport's figures as style variables of its own. They are not inherited (see viewport.module.css): written on the
// canvas as a whole, every pan would compute the style of every node and wire anew.
import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, type RefObject } from "react";

/** Put on every element below the root whose style uses --x, --y, --zoom or --head-left. */
export const following = { "data-following": "" } as const;

/** Keeps --x, --y, --zoom and --head-left of the root and of all marked elements below it at the viewport's values. */
export function useFollowingView(root: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  // After every drawing: it may have brought new elements.
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const followers = [element, ...element.querySelectorAll<HTMLElement>("[data-following]")];
    let before: readonly number[] = [];
    function write(): void {
      const { transform } = flow.getState();
      if (transform.every((figure, index) => figure === before[index])) return;
      before = transform;
      const [x, y, zoom] = transform;
      for (const { style } of followers) {
        style.setProperty("--x", `${x}px`);
        style.setProperty("--y", `${y}px`);
        style.setProperty("--zoom", String(zoom));
        style.setProperty("--head-left", `${Math.max(0, x)}px`);
      }
    }
    write();
    return flow.subscribe(write);
  });
}
