// Gestures on nodes, wires and the pane of React Flow.
import type { ElementRef } from "@laban/model";
import type { ReactFlowProps } from "@xyflow/react";
import { useSelection } from "../../selection/selectionStore.ts";
import { usePanels } from "../../workspace/panelStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { finishConnection, refOfId } from "../connect/finishConnection.ts";
import { placeAt } from "../place/place.ts";
import { refOfNode, type CanvasEdge, type CanvasNode } from "../picture/toFlow.ts";
import { drag, drop, snapped } from "./dragging.ts";
import { completeConnection, onCanvas, openMenu, selectForMenu, type Reach } from "./reach.ts";

/** What a node stands for: an echo stands for the event type whose pin lies elsewhere. */
function meantBy(node: CanvasNode): ElementRef | null {
  return node.type === "echo" ? { type: "event", id: node.data.echo.event } : refOfNode(node);
}

/** Handlers for React Flow. */
export function flowHandlers(reach: Reach): Partial<ReactFlowProps<CanvasNode, CanvasEdge>> {
  return {
    onConnectStart: (_, { nodeId }) => {
      const from = nodeId === null ? null : refOfId(nodeId);
      if (from !== null) useCanvas.setState({ connecting: { from }, picking: null });
    },
    onConnectEnd: (event) => {
      const from = useCanvas.getState().connecting?.from;
      if (from === undefined) return;
      const touch = "changedTouches" in event ? event.changedTouches[0] : event;
      const screen = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
      finishConnection(from, screen, placeAt(reach.picture(), onCanvas(reach, screen)));
    },
    onNodeClick: (event, node) => {
      const ref = meantBy(node);
      if (ref === null || completeConnection(ref, { x: event.clientX, y: event.clientY })) return;
      useCanvas.setState({ wire: null });
      const { select, reveal } = useSelection.getState();
      if (node.type === "echo") {
        if (!node.data.echo.dangling) reveal(ref);
        return;
      }
      // React Flow does not know the heads of the staffs: a plain click lets go of them, too.
      if (!event.shiftKey && !event.metaKey && !event.ctrlKey) select([ref]);
    },
    onNodeDoubleClick: (_, node) => {
      const ref = refOfNode(node);
      if (ref === null) return;
      useCanvas.setState({ connecting: null });
      // The first double click opens the inspector; where it is open, the name is what is meant.
      if (!usePanels.getState().isInspectorOpen) usePanels.setState({ isInspectorOpen: true });
      else useCanvas.setState({ renaming: ref });
    },
    onNodeMouseEnter: (_, node) => useSelection.getState().hover(meantBy(node)),
    onNodeMouseLeave: () => useSelection.getState().hover(null),
    onNodeContextMenu: (event, node) => {
      event.preventDefault();
      const ref = refOfNode(node);
      if (ref !== null) selectForMenu(ref);
      openMenu(reach, { x: event.clientX, y: event.clientY }, ref, null);
    },
    onNodesChange: (changes) => reach.change(snapped(reach.picture(), changes, reach.flow.getZoom())),
    onNodeDrag: (event, node, dragged) => drag(reach, node, dragged, event.altKey),
    onNodeDragStop: (event, _, dragged) => drop(reach, dragged, event.altKey),
    onEdgeClick: (event, edge) => {
      if (endOnGround(reach, event)) return;
      useSelection.getState().select([]);
      useCanvas.setState({ wire: edge.id });
    },
    onEdgeContextMenu: (event, edge) => {
      event.preventDefault();
      useCanvas.setState({ wire: edge.id });
      openMenu(reach, { x: event.clientX, y: event.clientY }, null, edge.data?.wire ?? null);
    },
    onPaneClick: (event) => {
      if (endOnGround(reach, event)) return;
      useCanvas.setState({ wire: null, connecting: null });
      useSelection.getState().select([]);
    },
    onPaneContextMenu: (event) => {
      event.preventDefault();
      openMenu(reach, { x: event.clientX, y: event.clientY }, null, null);
    },
    onMoveEnd: (event, viewport) => {
      // Without an event it was the page that moved it.
      if (event !== null) reach.viewport().moved(viewport);
    },
  };
}

/** A click beside all things ends a wire that follows the pointer there. Answers whether there was one. */
function endOnGround(reach: Reach, { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number }) {
  const { connecting } = useCanvas.getState();
  if (connecting?.isFollowing !== true) return false;
  finishConnection(connecting.from, { x, y }, placeAt(reach.picture(), onCanvas(reach, { x, y })));
  return true;
}
