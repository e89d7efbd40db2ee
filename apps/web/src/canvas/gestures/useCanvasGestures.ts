// What hands do on the canvas, sorted by what they touch. Each gesture ends in one command, or in the canvas's own state.
import type { Picture, Point } from "@laban/notation";
import { useReactFlow, type ReactFlowProps } from "@xyflow/react";
import { useLayoutEffect, useMemo, useState, type HTMLAttributes, type RefObject } from "react";
import type { CanvasEdge, CanvasNode } from "../picture/toFlow.ts";
import type { FlowNodes } from "../picture/useFlowNodes.ts";
import type { CanvasViewport } from "../viewport/useViewport.ts";
import { canvasActions } from "./canvasActions.ts";
import { flowHandlers } from "./flowHandlers.ts";
import { headHandlers, type HeadHandlers } from "./headHandlers.ts";
import type { Reach } from "./reach.ts";
import { stageHandlers } from "./stageHandlers.ts";
import type { CanvasActions } from "./useCanvasCommands.ts";

interface GestureScene {
  readonly picture: Picture;
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly flow: FlowNodes;
  readonly viewport: CanvasViewport;
}

/** The gestures, by what they are given to. All keep their identity while the picture changes. */
export interface CanvasGestures {
  readonly actions: CanvasActions;
  readonly stage: HTMLAttributes<HTMLDivElement>;
  readonly flow: Partial<ReactFlowProps<CanvasNode, CanvasEdge>>;
  readonly heads: HeadHandlers;
  /** From the page to the pane, for what stands over the canvas. */
  readonly toPane: (x: number, y: number) => Point;
}

/** Holds the newest scene for handlers that outlive it. */
function holding<T>(first: T): { readonly get: () => T; readonly put: (next: T) => void } {
  let held = first;
  return {
    get: () => held,
    put: (next) => {
      held = next;
    },
  };
}

/** Wires hands to commands. */
export function useCanvasGestures(scene: GestureScene): CanvasGestures {
  const [latest] = useState(() => holding(scene));
  useLayoutEffect(() => latest.put(scene));
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  return useMemo((): CanvasGestures => {
    const box = (): DOMRect => latest.get().pane.current?.getBoundingClientRect() ?? new DOMRect();
    const reach: Reach = {
      picture: () => latest.get().picture,
      viewport: () => latest.get().viewport,
      flow,
      box,
      change: (changes) => latest.get().flow.onNodesChange(changes),
      reset: () => latest.get().flow.reset(),
      pointer: { current: null },
    };
    return {
      actions: canvasActions(reach),
      stage: stageHandlers(reach),
      flow: flowHandlers(reach),
      heads: headHandlers(reach),
      toPane: (x, y) => ({ x: x - box().left, y: y - box().top }),
    };
  }, [flow, latest]);
}
