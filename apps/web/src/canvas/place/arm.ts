// Takes a sign in hand, and lets go of it.
import { useDocument } from "../../document/documentStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { creatables } from "../palette/creatables.ts";

/** Takes the sign of this kind in hand; the canvas gets the focus, so that Enter and Esc are heard there. */
export function arm(kind: string): void {
  const one = creatables(useDocument.getState().catalog).find((creatable) => creatable.kind === kind);
  if (one === undefined) return;
  useCanvas.setState({ armed: { kind, title: one.title }, connecting: null, picking: null, asking: null, menu: null });
  document.querySelector<HTMLElement>("[data-canvas]")?.focus({ preventScroll: true });
  say(`${one.title} in hand. Arrow keys choose where, Enter puts it there, Escape lets go of it.`);
}

/** Lets go of it. */
export function disarm(): void {
  if (useCanvas.getState().armed === null) return;
  useCanvas.setState({ armed: null, aim: null, dropAt: null });
  say("Nothing in hand.");
}
