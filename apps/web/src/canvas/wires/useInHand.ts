// Where a wire runs while a card at one of its ends is in hand: only such wires follow, all others stay as they are.
import { wireInHand, type PictureWire, type Point } from "@laban/notation";
import { useStore, type InternalNode } from "@xyflow/react";
import type { CanvasNode } from "../picture/toFlow.ts";

/** A wire as it is drawn at the moment. */
export interface DrawnWire {
  readonly path: string;
  readonly core: string;
  readonly head: PictureWire["head"];
  /** Whether it follows a hand: what stands beside it has no place then. */
  readonly isInHand: boolean;
}

/** The wire as the picture has it, or, in the free view, led to where its cards are being dragged. */
export function useInHand(wire: PictureWire, source: string, target: string): DrawnWire {
  // As words, so that a wire is drawn again only when one of its own cards moves.
  const sourceShift = useStore((state) => shiftOf(state.nodeLookup.get(source)));
  const targetShift = useStore((state) => shiftOf(state.nodeLookup.get(target)));
  const first = wire.points[0];
  const last = wire.points.at(-1);
  if ((sourceShift === "" && targetShift === "") || first === undefined || last === undefined) {
    return { path: wire.path, core: wire.core ?? wire.path, head: wire.head, isInHand: false };
  }
  const path = wireInHand(shifted(first, sourceShift), shifted(last, targetShift));
  const head = wire.head === undefined ? undefined : { ...wire.head, at: shifted(wire.head.at, targetShift) };
  return { path, core: path, head, isInHand: true };
}

/** How far a card is from where the picture has it, as "dx dy"; empty where it stands there. */
function shiftOf(found: InternalNode | undefined): string {
  // React Flow was given these nodes by toFlow.ts, and no others.
  const node = found?.internals.userNode as CanvasNode | undefined;
  if (node?.type !== "card" || node.data.view !== "free") return "";
  const x = node.position.x - node.data.card.rect.x;
  const y = node.position.y - node.data.card.rect.y;
  return x === 0 && y === 0 ? "" : `${x} ${y}`;
}

function shifted({ x, y }: Point, shift: string): Point {
  if (shift === "") return { x, y };
  const [dx = 0, dy = 0] = shift.split(" ").map(Number);
  return { x: x + dx, y: y + dy };
}
