// The name of a card or pin, being written: Enter keeps it everywhere it is used, Esc leaves it as it was.
import type { ElementRef } from "@laban/model";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { renameElement } from "../../document/changes.ts";
import { useCanvas } from "../canvasStore.ts";
import css from "./rename.module.css";

/** An input over the name; selects the whole name at once. */
export function RenameField({
  elementRef,
  x,
  y,
  width,
}: {
  readonly elementRef: ElementRef;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}): ReactElement {
  const [name, setName] = useState(elementRef.id);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  function finish(isKept: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    useCanvas.setState({ renaming: null });
    const wanted = name.trim();
    if (isKept && wanted !== "" && wanted !== elementRef.id) renameElement(elementRef, wanted);
    document.querySelector<HTMLElement>("[data-canvas]")?.focus();
  }

  return (
    <input
      ref={input}
      className={`${css.rename} nodrag nopan nowheel`}
      style={{ left: x, top: y, width }}
      aria-label={`New name of ${elementRef.id}`}
      value={name}
      spellCheck={false}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(true);
        if (event.key === "Escape") finish(false);
      }}
    />
  );
}
