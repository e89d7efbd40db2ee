// The size of the canvas's pane, followed as panels open and close. Null until it has one.
import { useLayoutEffect, useState, type RefObject } from "react";

/** Size in CSS pixels. */
export interface PaneSize {
  readonly width: number;
  readonly height: number;
}

/** Watches an element's size. */
export function usePaneSize(element: RefObject<HTMLElement | null>): PaneSize | null {
  const [size, setSize] = useState<PaneSize | null>(null);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    function take(width: number, height: number): void {
      if (width < 1 || height < 1) return;
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    }
    take(target.clientWidth, target.clientHeight);
    const observer = new ResizeObserver(() => take(target.clientWidth, target.clientHeight));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
