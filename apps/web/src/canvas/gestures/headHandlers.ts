// Gestures on the heads of the staffs, which are agents.
import type { Point } from "@laban/notation";
import { useSelection } from "../../selection/selectionStore.ts";
import { completeConnection, inWords, openMenu, selectForMenu, type Reach } from "./reach.ts";

/** What the heads are given. */
export interface HeadHandlers {
  readonly spoken: (agent: string) => string;
  /** A click on a head: selects it, or ends a connection there. */
  readonly onPick: (agent: string, isAdding: boolean, screen: Point) => void;
  readonly onMenu: (agent: string, screen: Point) => void;
  /** The wheel over the heads moves the score as it does elsewhere. */
  readonly onWheel: (by: Point) => void;
}

/** Handlers for the heads. */
export function headHandlers(reach: Reach): HeadHandlers {
  return {
    spoken: (agent) => inWords(reach.picture(), { type: "agent", id: agent }),
    onPick: (agent, isAdding, screen) => {
      const ref = { type: "agent", id: agent } as const;
      if (!completeConnection(ref, screen)) useSelection.getState().select([ref], { add: isAdding });
    },
    onMenu: (agent, screen) => {
      const ref = { type: "agent", id: agent } as const;
      selectForMenu(ref);
      openMenu(reach, screen, ref, null);
    },
    onWheel: (by) => {
      const { x, y, zoom } = reach.flow.getViewport();
      const moved = { x: x - by.x, y: y - by.y, zoom };
      void reach.flow.setViewport(moved);
      reach.viewport().moved(moved);
    },
  };
}
