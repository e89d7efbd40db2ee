// A picture as nodes and edges of React Flow. React Flow is told where everything is; it decides nothing.
import type { ElementRef } from "@laban/model";
import type { Picture, PictureCard, PictureEcho, PictureLabel, PictureWire, Rect } from "@laban/notation";
import { Position, type Edge, type Node, type NodeHandle } from "@xyflow/react";

/** A card, a pin or an echo on the canvas. */
export type CanvasNode =
  | Node<{ readonly card: PictureCard; readonly view: Picture["view"]; readonly spoken: string }, "card">
  | Node<{ readonly ref: ElementRef; readonly label: PictureLabel | null; readonly spoken: string }, "pin">
  | Node<{ readonly echo: PictureEcho; readonly label: PictureLabel | null }, "echo">;

/** A wire on the canvas. */
export type CanvasEdge = Edge<{ readonly wire: PictureWire; readonly share: PictureLabel | null }, "wire">;

/** Half the side of the square in which a pin can be hit: 24 px, larger than it looks. */
export const pinReachPx = 12;

/** Whether an id names something that can be selected: echoes cannot. */
export function refOfNode(node: CanvasNode): ElementRef | null {
  if (node.type === "echo") return null;
  return node.type === "card" ? node.data.card.ref : node.data.ref;
}

/** The nodes of a picture. `spoken` gives each its name for those who hear it. */
export function nodesOf(picture: Picture, spoken: (ref: ElementRef) => string): CanvasNode[] {
  const labels = new Map(picture.labels.map((label) => [label.id, label]));
  const nodes: CanvasNode[] = [];
  for (const card of picture.cards) {
    nodes.push({
      ...placed(card.id, card.rect, [
        handle("in", "target", card.ref.type === "event" ? card.rect.width / 2 : card.signAt.x, card.signAt.y),
        handle("out", "source", card.exit.x, card.exit.y),
      ]),
      type: "card",
      data: { card, view: picture.view, spoken: spoken(card.ref) },
      draggable: picture.view === "free" || card.ref.type === "pattern",
    });
  }
  for (const pin of picture.pins) {
    nodes.push({
      ...placed(pin.id, square(pin.at.x, pin.at.y), [
        handle("in", "target", pinReachPx, pinReachPx),
        handle("out", "source", pinReachPx, pinReachPx),
      ]),
      type: "pin",
      data: { ref: pin.ref, label: labels.get(`label:${pin.id}`) ?? null, spoken: spoken(pin.ref) },
      draggable: false,
    });
  }
  for (const echo of picture.echoes) {
    nodes.push({
      ...placed(echo.id, square(echo.at.x, echo.at.y), [
        handle("in", "target", pinReachPx, pinReachPx),
        handle("out", "source", pinReachPx, pinReachPx),
      ]),
      type: "echo",
      data: { echo, label: labels.get(`label:${echo.id}`) ?? null },
      draggable: false,
      selectable: false,
    });
  }
  return nodes;
}

/** The wires of a picture. Those that end at a staff have no node there; the ground draws them. */
export function edgesOf(picture: Picture): CanvasEdge[] {
  const nodes = new Set([
    ...picture.cards.map((card) => card.id),
    ...picture.pins.map((pin) => pin.id),
    ...picture.echoes.map((echo) => echo.id),
  ]);
  const shares = new Map(
    picture.labels.flatMap((label) => (label.role === "share" ? [[label.id, label] as const] : [])),
  );
  const edges: CanvasEdge[] = [];
  for (const wire of picture.wires) {
    const echo = `echo:${wire.id}`;
    const hasEcho = nodes.has(echo);
    const source = wire.form === "cue" && hasEcho ? echo : `${wire.from.type}:${wire.from.id}`;
    const target = wire.form !== "cue" && hasEcho ? echo : `${wire.to.type}:${wire.to.id}`;
    if (!nodes.has(source) || !nodes.has(target)) continue;
    edges.push({
      id: wire.id,
      type: "wire",
      source,
      target,
      sourceHandle: "out",
      targetHandle: "in",
      ariaLabel: spokenWire(wire),
      data: { wire, share: shares.get(`share:${wire.id}`) ?? null },
    });
  }
  return edges;
}

/** A wire in words; without them the canvas would speak its ids. */
function spokenWire({ form, from, to }: PictureWire): string {
  switch (form) {
    case "cue":
      return `${from.id} reaches ${to.id}`;
    case "consequence":
      return `${from.id} may bring ${to.id}`;
    case "emission":
      return `${from.id} emits ${to.id}`;
    case "ask":
      return `${from.id} asks ${to.id}`;
    case "deadline":
      return `after its deadline ${from.id} leads to ${to.id}`;
  }
}

function placed(id: string, rect: Rect, handles: NodeHandle[]) {
  return {
    id,
    position: { x: rect.x, y: rect.y },
    width: rect.width,
    height: rect.height,
    measured: { width: rect.width, height: rect.height },
    handles,
    focusable: false,
  };
}

function square(x: number, y: number): Rect {
  return { x: x - pinReachPx, y: y - pinReachPx, width: 2 * pinReachPx, height: 2 * pinReachPx };
}

function handle(id: "in" | "out", type: "target" | "source", x: number, y: number): NodeHandle {
  return { id, type, position: id === "in" ? Position.Left : Position.Right, x: x - 2, y: y - 2, width: 4, height: 4 };
}
