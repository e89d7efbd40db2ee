// What happens when a drawn wire is let go: over a legal target it becomes a reference, over an illegal one it says why,
// over empty ground it asks what to create there.
import type { ElementRef } from "@laban/model";
import type { Point } from "@laban/notation";
import { toast } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import type { Place } from "../place/place.ts";
import { chooseWay } from "./chooseWay.ts";
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

/** The id of the wire under a point of the page; null where none lies. */
export function wireAt(screen: Point): string | null {
  for (const element of document.elementsFromPoint(screen.x, screen.y)) {
    const id = element.closest<HTMLElement>(".react-flow__edge")?.dataset["id"];
    if (id !== undefined) return id;
  }
  return null;
}

/** "pattern:check_stock" as a reference; null for echoes. */
export function refOfId(id: string): ElementRef | null {
  const [type = "", ...rest] = id.split(":");
  if (type !== "event" && type !== "pattern" && type !== "agent") return null;
  return { type, id: rest.join(":") };
}

/** Connects if that has a meaning, asking which where it has several (at `screen`); else says why not. */
export function connect(from: ElementRef, to: ElementRef, screen: Point): void {
  const { document, catalog } = useDocument.getState();
  const found = connectionOf(document, catalog, from, to);
  if (!found.isLegal) {
    toast({ title: found.reason });
    say(found.reason);
    return;
  }
  chooseWay(found, screen, () => say(`Connected: ${found.says}`));
}

/** Ends the gesture at a point of the page; `place` is what lies there where no thing does. */
export function finishConnection(from: ElementRef, screen: Point, place: Place): void {
  useCanvas.setState({ connecting: null });
  const over = elementAt(screen);
  if (over !== null) {
    if (over.type !== from.type || over.id !== from.id) connect(from, over, screen);
    return;
  }
  if (from.type === "pattern" && place.staff !== null) {
    connect(from, { type: "agent", id: place.staff }, screen);
    return;
  }
  useCanvas.setState({ asking: null, picking: { screen, place: { ...place, from }, connect: from } });
}
