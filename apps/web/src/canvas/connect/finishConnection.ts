// What happens when a drawn wire is let go: over a legal target it becomes a reference, over an illegal one it says why,
// over empty ground it asks what to create there.
import type { ElementRef } from "@laban/model";
import type { Point } from "@laban/notation";
import { toast } from "../../controls/index.ts";
import { change } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { connectionOf } from "./legality.ts";

/** What lies under a point of the page: a card, a pin or a staff's head; null over empty ground. */
export function elementAt(screen: Point): ElementRef | null {
  for (const element of document.elementsFromPoint(screen.x, screen.y)) {
    const agent = element.closest<HTMLElement>("[data-agent]")?.dataset["agent"];
    if (agent !== undefined) return { type: "agent", id: agent };
    const id = element.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
    const ref = id === undefined ? null : refOfId(id);
    if (ref !== null) return ref;
  }
  return null;
}

/** "pattern:check_stock" as a reference; null for echoes. */
export function refOfId(id: string): ElementRef | null {
  const [type = "", ...rest] = id.split(":");
  if (type !== "event" && type !== "pattern" && type !== "agent") return null;
  return { type, id: rest.join(":") };
}

/** Connects if that has a meaning; else says why not. Answers whether it was done. */
export function connect(from: ElementRef, to: ElementRef): boolean {
  const { document, catalog } = useDocument.getState();
  const found = connectionOf(document, catalog, from, to);
  if (!found.isLegal) {
    toast({ title: found.reason });
    say(found.reason);
    return false;
  }
  const isDone = change(found.command);
  if (isDone) say(`Connected: ${found.says}`);
  return isDone;
}

/** Ends the gesture at a point of the page; `staff` is the agent whose staff lies there, for wires let go on a staff. */
export function finishConnection(from: ElementRef, screen: Point, flow: Point, staff: string | null): void {
  useCanvas.setState({ connecting: null });
  const over = elementAt(screen);
  if (over !== null) {
    if (over.type !== from.type || over.id !== from.id) connect(from, over);
    return;
  }
  if (from.type === "pattern" && staff !== null) {
    connect(from, { type: "agent", id: staff });
    return;
  }
  useCanvas.setState({ picking: { screen, flow, connect: from } });
}
