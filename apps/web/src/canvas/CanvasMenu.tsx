// The canvas's menu, on a thing, a wire or empty ground; every entry shows its keys.
import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactElement } from "react";
import { keysInWords } from "../controls/index.ts";
import popup from "../controls/Popup.module.css";
import { duplicateElements } from "../document/changes.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { useCanvas, type MenuTarget } from "./canvasStore.ts";
import { nowhere } from "./place/place.ts";
import { alignments, type Alignment } from "./edit/align.ts";
import { copySelection, cutSelection, paste } from "./edit/clipboard.ts";

interface Entry {
  readonly label: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** Things that the menu needs from the canvas. */
export interface MenuActions {
  readonly remove: () => void;
  readonly removeHealing: () => void;
  readonly selectAll: () => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly moveStaff: (by: 1 | -1) => void;
  readonly align: (alignment: Alignment) => void;
  readonly alignableCount: () => number;
  readonly selectAlong: (direction: "causes" | "effects") => void;
  readonly focus: () => void;
  readonly putBack: () => void;
  readonly canPutBack: () => boolean;
}

/** The open menu; nothing when none is open. */
export function CanvasMenu({ actions }: { readonly actions: MenuActions }): ReactElement | null {
  const target = useCanvas((state) => state.menu);
  if (target === null) return null;
  const { x, y } = target.screen;
  const anchor = { getBoundingClientRect: () => DOMRect.fromRect({ x, y, width: 0, height: 0 }) };
  return (
    <BaseMenu.Root
      open
      modal={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) useCanvas.setState({ menu: null });
      }}
    >
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={popup["positioner"]} anchor={anchor} side="bottom" align="start">
          <BaseMenu.Popup className={popup["popup"]}>
            {entriesOf(target, actions).map((entry) => (
              <BaseMenu.Item
                key={entry.label}
                className={popup["item"]}
                data-danger={entry.danger === true}
                onClick={entry.run}
              >
                <span className={popup["itemText"]}>{entry.label}</span>
                {entry.keys !== undefined && <span className={popup["itemKeys"]}>{keysInWords(entry.keys)}</span>}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function entriesOf({ ref, wire, screen, flow, place }: MenuTarget, actions: MenuActions): readonly Entry[] {
  if (wire !== null) return [{ label: "Remove the wire", keys: "Delete", danger: true, run: actions.remove }];
  if (ref === null) {
    return [
      {
        label: "Put a sign here…",
        keys: "Insert",
        run: () => useCanvas.setState({ picking: { screen, place, connect: null } }),
      },
      { label: "Paste", keys: "Mod+V", run: () => void paste(flow) },
      { label: "Select everything", keys: "Mod+A", run: actions.selectAll },
      { label: "Fit everything", keys: "Shift+1", run: actions.fit },
    ];
  }
  const { selected } = useSelection.getState();
  const { view } = useCanvas.getState();
  return [
    { label: "Open in the inspector", keys: "Enter", run: () => usePanels.setState({ isInspectorOpen: true }) },
    { label: "Rename", keys: "F2", run: () => useCanvas.setState({ renaming: ref }) },
    {
      label: "Connect with…",
      keys: "C",
      run: () => useCanvas.setState({ picking: { screen, place: { ...nowhere, from: ref }, connect: ref } }),
    },
    { label: "Copy", keys: "Mod+C", run: copySelection },
    { label: "Cut", keys: "Mod+X", run: cutSelection },
    { label: "Duplicate", keys: "Mod+D", run: () => duplicateElements(selected) },
    ...(ref.type === "agent" && view === "score"
      ? [
          { label: "Move the staff up", keys: "Alt+ArrowUp", run: () => actions.moveStaff(-1) },
          { label: "Move the staff down", keys: "Alt+ArrowDown", run: () => actions.moveStaff(1) },
        ]
      : []),
    ...alignments
      .filter(({ countMin }) => actions.alignableCount() >= countMin)
      .map(({ alignment, title, keys }) => ({ label: title, keys, run: () => actions.align(alignment) })),
    { label: "Select what comes of it", keys: "Shift+E", run: () => actions.selectAlong("effects") },
    { label: "Select what it comes of", keys: "Shift+C", run: () => actions.selectAlong("causes") },
    { label: "Focus: its causes and effects", keys: "Shift+F", run: actions.focus },
    ...(actions.canPutBack() ? [{ label: "Back to its own place", run: actions.putBack }] : []),
    { label: "Show it whole", keys: "Shift+2", run: actions.fitSelection },
    { label: "Delete and close the gap", keys: "Mod+Delete", danger: true, run: actions.removeHealing },
    { label: "Delete", keys: "Delete", danger: true, run: actions.remove },
  ];
}
