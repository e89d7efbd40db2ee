// What hands do on the canvas: dragging, connecting, walking with the arrows, menus, dropping signs. Each ends in one
// command, or in the ephemeral state of the canvas.
import type { ElementRef } from "@laban/model";
import { spokenName, type Picture, type Point, type Rect } from "@laban/notation";
import { useReactFlow, type OnConnectEnd, type OnConnectStart, type ReactFlowProps } from "@xyflow/react";
import {
  useLayoutEffect,
  useMemo,
  useRef,
  type DragEvent,
  type HTMLAttributes,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from "react";
import { useSelection } from "../selection/selectionStore.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { say, useCanvas } from "./canvasStore.ts";
import { connect, finishConnection, refOfId } from "./connect/finishConnection.ts";
import { putElement } from "./edit/putElement.ts";
import { dropNodes } from "./edit/dropNodes.ts";
import { nudge } from "./edit/nudge.ts";
import { removeChosen } from "./edit/removeChosen.ts";
import { alongWires, walk, type Direction } from "./edit/walk.ts";
import { signMime } from "./palette/Palette.tsx";
import { refOfNode, type CanvasEdge, type CanvasNode } from "./picture/toFlow.ts";
import type { FlowNodes } from "./picture/useFlowNodes.ts";
import type { CanvasActions } from "./useCanvasCommands.ts";
import { rectOf, type CanvasViewport } from "./viewport/useViewport.ts";

interface GestureScene {
  readonly picture: Picture;
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly flow: FlowNodes;
  readonly viewport: CanvasViewport;
}

/** The gestures, sorted by what they are given to. All keep their identity. */
export interface CanvasGestures {
  readonly actions: CanvasActions;
  readonly stage: HTMLAttributes<HTMLDivElement>;
  readonly flow: Partial<ReactFlowProps<CanvasNode, CanvasEdge>>;
  readonly heads: {
    readonly spoken: (agent: string) => string;
    readonly onPick: (agent: string, isAdding: boolean) => void;
    readonly onMenu: (agent: string, screen: Point) => void;
  };
  readonly toPane: (x: number, y: number) => Point;
}

const directions: ReadonlyMap<string, Direction> = new Map([
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
]);

/** Wires hands to commands. */
export function useCanvasGestures(scene: GestureScene): CanvasGestures {
  const latest = useRef(scene);
  useLayoutEffect(() => {
    latest.current = scene;
  });
  const pointer = useRef<Point | null>(null);
  const reactFlow = useReactFlow<CanvasNode, CanvasEdge>();

  return useMemo((): CanvasGestures => {
    const picture = (): Picture => latest.current.picture;
    const toFlow = (screen: Point): Point => reactFlow.screenToFlowPosition(screen);
    const toPane = (x: number, y: number): Point => {
      const box = latest.current.pane.current?.getBoundingClientRect();
      return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) };
    };
    /** On the page: beside the selected thing, or in the middle of the pane. */
    const placeOfSelection = (): Point => {
      const [ref] = useSelection.getState().selected;
      const rect = ref === undefined ? null : rectOf(picture(), ref);
      if (rect !== null) return reactFlow.flowToScreenPosition({ x: rect.x + 30, y: rect.y + rect.height + 4 });
      const box = latest.current.pane.current?.getBoundingClientRect();
      return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2 - 130, y: (box?.top ?? 0) + (box?.height ?? 0) / 3 };
    };
    const openMenu = (
      event: MouseEvent | globalThis.MouseEvent,
      ref: ElementRef | null,
      wire: CanvasEdge | null,
    ): void => {
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      useCanvas.setState({ menu: { screen, flow: toFlow(screen), ref, wire: wire?.data?.wire ?? null } });
    };
    const pickRef = (ref: ElementRef): void => {
      if (!useSelection.getState().selected.some((one) => one.type === ref.type && one.id === ref.id)) {
        useSelection.getState().select([ref]);
      }
    };
    const staffAt = (flow: Point): string | null => {
      const staff = picture().staffs.find((one) => flow.y >= one.rect.y && flow.y < one.rect.y + one.rect.height);
      return staff?.ref?.id ?? null;
    };
    const onConnectStart: OnConnectStart = (_, { nodeId }) => {
      const from = nodeId === null ? null : refOfId(nodeId);
      if (from !== null) useCanvas.setState({ connecting: { from }, picking: null });
    };
    const onConnectEnd: OnConnectEnd = (event) => {
      const from = useCanvas.getState().connecting?.from;
      if (from === undefined) return;
      const touch = "changedTouches" in event ? event.changedTouches[0] : event;
      const screen = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
      const flow = toFlow(screen);
      finishConnection(from, screen, flow, staffAt(flow));
    };
    /** The second click of click-click connecting. */
    const completes = (to: ElementRef): boolean => {
      const from = useCanvas.getState().connecting?.from;
      if (from === undefined) return false;
      useCanvas.setState({ connecting: null });
      connect(from, to);
      return true;
    };

    const actions: CanvasActions = {
      remove: () => removeChosen(picture()),
      removeHealing: () => removeChosen(picture(), true),
      selectAlong: (direction) => {
        const { selected, select } = useSelection.getState();
        select(alongWires(picture(), selected, direction));
      },
      selectAll: () => {
        const { cards, pins, staffs } = picture();
        const all = [...cards, ...pins].map((one) => one.ref);
        useSelection
          .getState()
          .select([...all, ...staffs.flatMap((staff) => (staff.ref === undefined ? [] : [staff.ref]))]);
      },
      fit: () => latest.current.viewport.fit(),
      fitSelection: () => {
        const rects = useSelection.getState().selected.map((ref) => rectOf(picture(), ref));
        latest.current.viewport.fitRects(rects.filter((rect): rect is Rect => rect !== null));
      },
      zoomIn: () => void reactFlow.zoomIn(),
      zoomOut: () => void reactFlow.zoomOut(),
      zoomReset: () => void reactFlow.zoomTo(1),
      pickAtSelection: (connects) => {
        const screen = placeOfSelection();
        const [ref] = useSelection.getState().selected;
        useCanvas.setState({ picking: { screen, flow: toFlow(screen), connect: connects ? (ref ?? null) : null } });
      },
      menuAtSelection: () => {
        const screen = placeOfSelection();
        const [ref] = useSelection.getState().selected;
        useCanvas.setState({ menu: { screen, flow: toFlow(screen), ref: ref ?? null, wire: null } });
      },
      leave: () => {
        if (useCanvas.getState().connecting !== null) useCanvas.setState({ connecting: null });
        else {
          useCanvas.setState({ wire: null });
          useSelection.getState().select([]);
        }
      },
      pointer: () => (pointer.current === null ? null : toFlow(pointer.current)),
    };

    return {
      actions,
      toPane,
      stage: {
        onPointerMove: (event: PointerEvent) => {
          pointer.current = { x: event.clientX, y: event.clientY };
        },
        onPointerLeave: () => {
          pointer.current = null;
        },
        onDragOver: (event: DragEvent) => {
          if (!event.dataTransfer.types.includes(signMime)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
        },
        onDrop: (event: DragEvent) => {
          const kind = event.dataTransfer.getData(signMime);
          if (kind === "") return;
          event.preventDefault();
          const flow = toFlow({ x: event.clientX, y: event.clientY });
          const agent = picture().view === "score" ? staffAt(flow) : null;
          // Dropped on a staff: the new pattern asks that agent.
          if (agent !== null && kind !== "event" && kind !== "agent")
            useSelection.getState().select([{ type: "agent", id: agent }]);
          putElement(kind, flow);
        },
        onDoubleClick: (event: MouseEvent) => {
          if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
          const screen = { x: event.clientX, y: event.clientY };
          useCanvas.setState({ picking: { screen, flow: toFlow(screen), connect: null } });
        },
        onKeyDown: (event) => {
          if (event.target instanceof HTMLInputElement) return;
          const direction = directions.get(event.key);
          if (direction !== undefined) {
            event.preventDefault();
            const { selected } = useSelection.getState();
            if (nudge(picture(), selected, direction, event.shiftKey ? 10 : 1)) return;
            const next = walk(picture(), selected[0] ?? null, direction);
            if (next === null) return;
            useSelection.getState().reveal(next);
            say(spokenName(picture(), next));
          } else if (event.key === "Enter" && useSelection.getState().selected.length === 1) {
            event.preventDefault();
            usePanels.setState({ isInspectorOpen: true });
          } else if (event.key === "ContextMenu") {
            event.preventDefault();
            actions.menuAtSelection();
          }
        },
      },
      flow: {
        onConnectStart,
        onConnectEnd,
        onNodeClick: (event, node) => {
          const ref = node.type === "echo" ? ({ type: "event", id: node.data.echo.event } as const) : refOfNode(node);
          if (ref === null || completes(ref)) return;
          useCanvas.setState({ wire: null });
          // React Flow does not know the heads of the staffs: a plain click lets go of them, too.
          if (node.type !== "echo" && !event.shiftKey && !event.metaKey && !event.ctrlKey)
            useSelection.getState().select([ref]);
          if (node.type === "echo" && !node.data.echo.dangling) useSelection.getState().reveal(ref);
        },
        onNodeDoubleClick: (_, node) => {
          const ref = refOfNode(node);
          if (ref === null) return;
          // The first double click opens the inspector; where it is open, the name is what is meant.
          if (!usePanels.getState().isInspectorOpen) usePanels.setState({ isInspectorOpen: true });
          else useCanvas.setState({ renaming: ref });
        },
        onNodeMouseEnter: (_, node) =>
          useSelection
            .getState()
            .hover(node.type === "echo" ? { type: "event", id: node.data.echo.event } : refOfNode(node)),
        onNodeMouseLeave: () => useSelection.getState().hover(null),
        onNodeContextMenu: (event, node) => {
          const ref = refOfNode(node);
          if (ref !== null) pickRef(ref);
          openMenu(event, ref, null);
        },
        onNodeDragStop: (_, __, dragged) => {
          if (!dropNodes(picture(), dragged)) latest.current.flow.reset();
        },
        onEdgeClick: (_, edge) => {
          useSelection.getState().select([]);
          useCanvas.setState({ wire: edge.id });
        },
        onEdgeContextMenu: (event, edge) => {
          useCanvas.setState({ wire: edge.id });
          openMenu(event, null, edge);
        },
        onPaneClick: () => {
          useCanvas.setState({ wire: null, connecting: null });
          useSelection.getState().select([]);
        },
        onPaneContextMenu: (event) => openMenu(event, null, null),
        onMoveEnd: (event, viewport) => {
          // Without an event it was the page that moved it.
          if (event !== null) latest.current.viewport.moved(viewport);
        },
      },
      heads: {
        spoken: (agent) => spokenName(picture(), { type: "agent", id: agent }),
        onPick: (agent, isAdding) => {
          const ref = { type: "agent", id: agent } as const;
          if (completes(ref)) return;
          useSelection.getState().select([ref], { add: isAdding });
        },
        onMenu: (agent, screen) => {
          const ref = { type: "agent", id: agent } as const;
          pickRef(ref);
          useCanvas.setState({ menu: { screen, flow: toFlow(screen), ref, wire: null } });
        },
      },
    };
    // The scene is read through `latest`, so that the handlers keep their identity.
  }, [reactFlow]);
}
