// The nodes and edges that React Flow is given: those of the picture, plus where a card is while it is being dragged.
import type { ElementRef } from "@laban/model";
import { spokenName, type Picture } from "@laban/notation";
import { applyNodeChanges, type NodeChange, type OnNodesChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useDocument } from "../../document/documentStore.ts";
import { exists } from "../../document/elements.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { edgesOf, nodesOf, refOfNode, type CanvasEdge, type CanvasNode } from "./toFlow.ts";

/** What React Flow draws. */
export interface FlowNodes {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  readonly onNodesChange: OnNodesChange<CanvasNode>;
  /** Puts every node back to where the picture has it: after a drop that changed nothing. */
  readonly reset: () => void;
}

/** Keeps the nodes. The selection is the page's, not React Flow's. */
export function useFlowNodes(picture: Picture): FlowNodes {
  const selected = useSelection((state) => state.selected);
  const fresh = useMemo(() => nodesOf(picture, (ref) => spokenName(picture, ref)), [picture]);
  const edges = useMemo(() => edgesOf(picture), [picture]);
  useEffect(() => useDocument.subscribe(dropWhatIsGone), []);
  const [dragged, setDragged] = useState({ of: fresh, nodes: fresh });
  // A new picture replaces everything at once, in the same paint: what was dragged belonged to the old one.
  const current = dragged.of === fresh ? dragged.nodes : fresh;

  const nodes = useMemo(() => {
    const names = new Set(selected.map((ref) => `${ref.type}:${ref.id}`));
    return current.map((node) => {
      const isSelected = names.has(node.id);
      return (node.selected ?? false) === isSelected ? node : Object.assign({}, node, { selected: isSelected });
    });
  }, [current, selected]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = changes.filter((change) => change.type === "position");
      if (moves.length > 0)
        setDragged((before) => ({
          of: fresh,
          nodes: applyNodeChanges(moves, before.of === fresh ? before.nodes : fresh),
        }));
      takeSelection(changes, fresh);
    },
    [fresh],
  );
  const reset = useCallback(() => setDragged({ of: fresh, nodes: fresh }), [fresh]);
  return { nodes, edges, onNodesChange, reset };
}

/** What was undone or deleted elsewhere can no longer be selected. */
function dropWhatIsGone(): void {
  const { selected, select } = useSelection.getState();
  const { document } = useDocument.getState();
  if (selected.some((ref) => !exists(document, ref))) select(selected.filter((ref) => exists(document, ref)));
}

/** Selecting on the canvas selects for the whole page. */
function takeSelection(changes: readonly NodeChange<CanvasNode>[], nodes: readonly CanvasNode[]): void {
  const picks = changes.filter((change) => change.type === "select");
  if (picks.length === 0) return;
  const { selected, select } = useSelection.getState();
  const { document } = useDocument.getState();
  const still = selected.filter((ref) => exists(document, ref));
  const chosen = new Map<string, ElementRef>(still.map((ref) => [`${ref.type}:${ref.id}`, ref]));
  for (const pick of picks) {
    const node = nodes.find((one) => one.id === pick.id);
    const ref = node === undefined ? null : refOfNode(node);
    if (ref === null) continue;
    if (pick.selected) chosen.set(pick.id, ref);
    else chosen.delete(pick.id);
  }
  select([...chosen.values()]);
}
