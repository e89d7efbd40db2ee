// The canvas's commands with their keys: creating, connecting, deleting, the clipboard, and the view.
import { useMemo } from "react";
import { useCommands, type CommandDescription } from "../../commands/commandStore.ts";
import { duplicateElements } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { copySelection, cutSelection, paste } from "../edit/clipboard.ts";
import { useDimming } from "../../selection/dimming.ts";
import { alignments, type Alignment } from "../edit/align.ts";
import { creatables } from "../palette/creatables.ts";
import { arm } from "../place/arm.ts";

/** What the commands do to the canvas. */
export interface CanvasActions {
  readonly remove: () => void;
  /** Removes the selection and its uses; what is behind hears what it heard. */
  readonly removeHealing: () => void;
  /** Adds everything that comes of the selection, or that it comes of. */
  readonly selectAlong: (direction: "causes" | "effects") => void;
  readonly selectAll: () => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomReset: () => void;
  /** Opens the picker beside the selected thing, or in the middle. */
  readonly pickAtSelection: (connects: boolean) => void;
  readonly menuAtSelection: () => void;
  readonly leave: () => void;
  /** The viewport was moved by hand: it is remembered. */
  readonly moved: () => void;
  readonly moveStaff: (by: 1 | -1) => void;
  /** Lines up the selected cards of the free view. */
  readonly align: (alignment: Alignment) => void;
  /** How many cards could be lined up now. */
  readonly alignableCount: () => number;
  /** Dims all but what is selected with its causes and effects: the nearest, then all, then off. */
  readonly focus: () => void;
  readonly putBack: () => void;
  readonly canPutBack: () => boolean;
  readonly pointer: () => { readonly x: number; readonly y: number } | null;
}

/** Whether keys belong to the canvas: nothing else has the focus, and no text is being written or selected. */
export function hasCanvasFocus(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement.closest("[data-canvas]") !== null && !(activeElement instanceof HTMLInputElement);
}

/** Single keys also work from the rail and the inspector's empty parts, but not from the dock, whose timeline has its own. */
function mayCreate(): boolean {
  return document.activeElement?.closest("[aria-label='Runs']") == null;
}

const hasSelection = (): boolean => useSelection.getState().selected.length > 0;

const hasAgent = (): boolean =>
  useCanvas.getState().view === "score" && useSelection.getState().selected.some((ref) => ref.type === "agent");

/** Offers the commands while the canvas is on screen. `actions` must keep its identity. */
export function useCanvasCommands(actions: CanvasActions): void {
  const catalog = useDocument((state) => state.catalog);
  const commands = useMemo(
    (): readonly CommandDescription[] => [
      ...creatables(catalog).map(({ kind, title, key }) => ({
        id: `canvas.create.${kind}`,
        title: `New ${title.toLowerCase()}`,
        group: "Signs" as const,
        keys: [key],
        isEnabled: mayCreate,
        run: () => arm(kind),
      })),
      {
        id: "canvas.pick",
        title: "Put a sign on the canvas…",
        group: "Signs",
        icon: "plus",
        keys: ["Insert"],
        run: () => actions.pickAtSelection(false),
      },
      {
        id: "canvas.connect",
        title: "Connect what is selected with…",
        group: "Edit",
        keys: ["C"],
        isEnabled: () => mayCreate() && useSelection.getState().selected.length === 1,
        run: () => actions.pickAtSelection(true),
      },
      {
        id: "canvas.delete",
        title: "Delete what is selected",
        group: "Edit",
        icon: "trash",
        keys: ["Delete", "Backspace"],
        isEnabled: () => hasCanvasFocus() && (hasSelection() || useCanvas.getState().wire !== null),
        run: actions.remove,
      },
      {
        id: "canvas.deleteHealing",
        title: "Delete what is selected and close the gap",
        group: "Edit",
        keys: ["Mod+Delete", "Mod+Backspace"],
        isEnabled: () => hasCanvasFocus() && hasSelection(),
        run: actions.removeHealing,
      },
      {
        id: "canvas.effects",
        title: "Select everything that comes of it",
        group: "Edit",
        keys: ["Shift+E"],
        isEnabled: hasSelection,
        run: () => actions.selectAlong("effects"),
      },
      {
        id: "canvas.causes",
        title: "Select everything that it comes of",
        group: "Edit",
        keys: ["Shift+C"],
        isEnabled: hasSelection,
        run: () => actions.selectAlong("causes"),
      },
      {
        id: "canvas.selectAll",
        title: "Select everything",
        group: "Edit",
        keys: ["Mod+A"],
        isEnabled: hasCanvasFocus,
        run: actions.selectAll,
      },
      {
        id: "canvas.copy",
        title: "Copy",
        group: "Edit",
        icon: "copy",
        keys: ["Mod+C"],
        isEnabled: () => hasCanvasFocus() && hasSelection() && (getSelection()?.isCollapsed ?? true),
        run: copySelection,
      },
      {
        id: "canvas.cut",
        title: "Cut",
        group: "Edit",
        keys: ["Mod+X"],
        isEnabled: () => hasCanvasFocus() && hasSelection(),
        run: cutSelection,
      },
      {
        id: "canvas.paste",
        title: "Paste",
        group: "Edit",
        keys: ["Mod+V"],
        isEnabled: hasCanvasFocus,
        run: () => void paste(actions.pointer()),
      },
      {
        id: "canvas.duplicate",
        title: "Duplicate",
        group: "Edit",
        keys: ["Mod+D"],
        isEnabled: () => hasCanvasFocus() && hasSelection(),
        run: () => duplicateElements(useSelection.getState().selected),
      },
      {
        id: "canvas.staffUp",
        title: "Move the staff up",
        group: "Edit",
        keys: ["Alt+ArrowUp"],
        isEnabled: () => hasCanvasFocus() && hasAgent(),
        run: () => actions.moveStaff(-1),
      },
      {
        id: "canvas.staffDown",
        title: "Move the staff down",
        group: "Edit",
        keys: ["Alt+ArrowDown"],
        isEnabled: () => hasCanvasFocus() && hasAgent(),
        run: () => actions.moveStaff(1),
      },
      ...alignments.map(({ alignment, title, keys, countMin }) => ({
        id: `canvas.align.${alignment}`,
        title,
        group: "Edit" as const,
        keys: [keys],
        isEnabled: () => hasCanvasFocus() && actions.alignableCount() >= countMin,
        run: () => actions.align(alignment),
      })),
      {
        id: "canvas.focus",
        title: "Focus on what is selected, its causes and effects",
        group: "View",
        keys: ["Shift+F"],
        isEnabled: () => mayCreate() && (hasSelection() || useDimming.getState().focus !== null),
        run: actions.focus,
      },
      {
        id: "canvas.putBack",
        title: "Back to its own place",
        group: "Edit",
        isEnabled: actions.canPutBack,
        run: actions.putBack,
      },
      {
        id: "canvas.menu",
        title: "Menu of what is selected",
        group: "Edit",
        keys: ["Shift+F10"],
        isEnabled: hasCanvasFocus,
        run: actions.menuAtSelection,
      },
      { id: "canvas.zoomIn", title: "Zoom in", group: "View", keys: ["+", "="], run: actions.zoomIn },
      { id: "canvas.zoomOut", title: "Zoom out", group: "View", keys: ["-"], run: actions.zoomOut },
      { id: "canvas.zoomReset", title: "Zoom to 100 %", group: "View", keys: ["Mod+0"], run: actions.zoomReset },
      { id: "canvas.fit", title: "Fit everything", group: "View", icon: "fit", keys: ["Shift+1"], run: actions.fit },
      {
        id: "canvas.fitSelection",
        title: "Fit what is selected",
        group: "View",
        keys: ["Shift+2"],
        isEnabled: hasSelection,
        run: actions.fitSelection,
      },
      {
        id: "canvas.score",
        title: "Show as a score",
        group: "View",
        icon: "score",
        isEnabled: () => useCanvas.getState().view !== "score",
        run: () => useCanvas.setState({ view: "score" }),
      },
      {
        id: "canvas.free",
        title: "Show freely laid out",
        group: "View",
        icon: "free",
        isEnabled: () => useCanvas.getState().view !== "free",
        run: () => useCanvas.setState({ view: "free" }),
      },
      {
        id: "canvas.leave",
        title: "Let go: of a sign, a wire, a focus, a selection",
        group: "Edit",
        keys: ["Escape"],
        isEnabled: () => {
          const { armed, asking, connecting, wire, menu, picking } = useCanvas.getState();
          if (menu !== null || picking !== null || asking !== null) return false;
          // A sign or a wire in hand is let go of from everywhere.
          if (armed !== null || connecting !== null) return true;
          // The focus outlives the selection that it began with.
          return hasCanvasFocus() && (wire !== null || hasSelection() || useDimming.getState().focus !== null);
        },
        run: actions.leave,
      },
      {
        id: "canvas.enter",
        title: "Open in the inspector; put down what is in hand",
        group: "Edit",
        keys: ["Enter"],
        isListedOnly: true,
        run: () => {},
      },
      {
        id: "canvas.copyByDragging",
        title: "Duplicate by dragging",
        group: "Edit",
        keys: ["Alt+drag"],
        isListedOnly: true,
        run: () => {},
      },
      {
        id: "canvas.walk",
        title: "Follow the wires, go up and down",
        group: "View",
        keys: ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"],
        isListedOnly: true,
        run: () => {},
      },
    ],
    [catalog, actions],
  );
  useCommands("canvas", commands);
}
