// The edge between two panels: drag it, or focus it and use the arrow keys; double click gives back the size of the look.
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import css from "./Splitter.module.css";

/** A splitter. `grows` says in which direction the pointer must go for the panel to grow. */
export function Splitter({
  label,
  sizePx,
  minPx,
  maxPx,
  grows,
  onSize,
  onReset,
}: {
  readonly label: string;
  readonly sizePx: number;
  readonly minPx: number;
  readonly maxPx: number;
  readonly grows: "right" | "left" | "up";
  readonly onSize: (sizePx: number) => void;
  readonly onReset: () => void;
}): ReactElement {
  const from = useRef<{ readonly at: number; readonly sizePx: number } | null>(null);
  const isVertical = grows !== "up";
  const position = (event: PointerEvent): number => (isVertical ? event.clientX : event.clientY);
  const clamp = (size: number): number => Math.round(Math.min(maxPx, Math.max(minPx, size)));

  function onKeyDown(event: KeyboardEvent): void {
    const larger = { right: "ArrowRight", left: "ArrowLeft", up: "ArrowUp" }[grows];
    const smaller = { right: "ArrowLeft", left: "ArrowRight", up: "ArrowDown" }[grows];
    const stepPx = event.shiftKey ? 64 : 16;
    if (event.key === larger) onSize(clamp(sizePx + stepPx));
    else if (event.key === smaller) onSize(clamp(sizePx - stepPx));
    else if (event.key === "Home") onSize(minPx);
    else if (event.key === "End") onSize(maxPx);
    else return;
    event.preventDefault();
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isVertical ? "vertical" : "horizontal"}
      aria-valuenow={sizePx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      className={css.splitter}
      data-grows={grows}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: position(event), sizePx };
      }}
      onPointerMove={(event) => {
        if (from.current === null) return;
        const moved = position(event) - from.current.at;
        onSize(clamp(from.current.sizePx + (grows === "right" ? moved : -moved)));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    />
  );
}
