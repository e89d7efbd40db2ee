// While cards are dragged: in the free view they snap to helper lines, with Alt held they leave a copy; in the score the
// beat and staff under them are shown.
import type { Picture, PictureCard } from "@laban/notation";
import type { NodeChange } from "@xyflow/react";
import { change } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { copyTo, type CopyPlace } from "../edit/copyTo.ts";
import { dropNodes } from "../edit/dropNodes.ts";
import { scorePlaceOf } from "../edit/dropPlace.ts";
import { boxAround, snapTo } from "../edit/guides.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import type { Reach } from "./reach.ts";

/** How near, on the screen, an edge must come to a helper line. */
const snapPx = 6;

/** The changes that React Flow asks for, with dragged cards of the free view on their helper lines. */
export function snapped(picture: Picture, changes: NodeChange<CanvasNode>[], zoom: number): NodeChange<CanvasNode>[] {
  const moves = new Map(
    changes.flatMap((one) =>
      one.type === "position" && one.dragging === true && one.position !== undefined
        ? [[one.id, one.position] as const]
        : [],
    ),
  );
  if (picture.view !== "free" || moves.size === 0) return changes;
  const at = (card: PictureCard): PictureCard["rect"] => ({ ...card.rect, ...moves.get(card.id) });
  const box = boxAround(picture.cards.filter((card) => moves.has(card.id)).map(at));
  if (box === null) return changes;
  const others = picture.cards.filter((card) => !moves.has(card.id)).map((card) => card.rect);
  const { by, guides } = snapTo(box, others, snapPx / zoom);
  if (guides.length > 0 || useCanvas.getState().guides.length > 0) useCanvas.setState({ guides });
  return changes.map((one) =>
    one.type === "position" && one.position !== undefined && moves.has(one.id)
      ? Object.assign({}, one, { position: { x: one.position.x + by.x, y: one.position.y + by.y } })
      : one,
  );
}

/** To be called while dragging; `isCopying` is whether Alt is held. */
export function drag(reach: Reach, node: CanvasNode, dragged: readonly CanvasNode[], isCopying: boolean): void {
  const { copying, dropAt } = useCanvas.getState();
  if ((copying !== null) !== isCopying) {
    useCanvas.setState({ copying: isCopying ? dragged.map((one) => one.id) : null });
  }
  const picture = reach.picture();
  if (picture.view !== "score" || node.type !== "card") return;
  const place = scorePlaceOf(picture, node.data.card, node.position);
  if (dropAt?.beat !== place.beat || dropAt.staff !== place.staff) useCanvas.setState({ dropAt: place });
}

/** Ends a drag: the cards, or with Alt their copies, stand where they were let go. */
export function drop(reach: Reach, dragged: readonly CanvasNode[], isCopying: boolean): void {
  useCanvas.setState({ dropAt: null, guides: [], copying: null });
  // React Flow tells where the pointer had them; where the helper lines put them, the nodes say.
  const standing = dragged.map((node) => {
    const { position } = reach.flow.getNode(node.id) ?? node;
    return Object.assign({}, node, { position });
  });
  if (isCopying) copyThere(reach, standing);
  else if (!dropNodes(reach.picture(), standing)) reach.reset();
}

function copyThere(reach: Reach, dragged: readonly CanvasNode[]): void {
  const picture = reach.picture();
  const places = dragged.flatMap((node): readonly CopyPlace[] => {
    if (node.type !== "card") return [];
    const { card } = node.data;
    const { x, y } = node.position;
    return picture.view === "free"
      ? [{ ref: card.ref, free: [Math.round(x), Math.round(y)] }]
      : [{ ref: card.ref, score: scorePlaceOf(picture, card, { x, y }) }];
  });
  const { document, catalog } = useDocument.getState();
  const copies = copyTo(document, catalog, places);
  reach.reset();
  if (copies === null || !change(copies.command)) return;
  useSelection.getState().select(copies.created);
  say(`Copied: ${copies.created.map(({ id }) => id).join(", ")}`);
}
