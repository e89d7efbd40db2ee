// The commands that the workspace itself offers: undo, panels, views, help.
import { setSingleKeys, useCommands, useCommandStore, type CommandDescription } from "../commands/commandStore.ts";
import { useTheme, type ThemeChoice } from "../app/theme.ts";
import { useDocument } from "../document/documentStore.ts";
import { saveNow } from "../document/openDocument.ts";
import { openExport } from "../export/exportStore.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { exportBundle, exportText } from "./exportDocument.ts";
import { focusFind } from "./focusFind.ts";
import { panelSizes } from "./panelSizes.ts";
import { toggleText, usePanels } from "./panelStore.ts";

const theme = (choice: ThemeChoice, title: string): CommandDescription => ({
  id: `theme.${choice}`,
  title,
  group: "View",
  icon: choice === "light" ? "sun" : choice === "dark" ? "moon" : "system",
  isEnabled: () => useTheme.getState().choice !== choice,
  run: () => useTheme.getState().choose(choice),
});

/** Whether the rail is shown unfolded: as it was left, or as the width of the window allows. */
export function isRailUnfolded(isRailOpen: boolean | null, windowWidthPx: number): boolean {
  return isRailOpen ?? !panelSizes(windowWidthPx, 900).isRailFolded;
}

/** Inside the text, Mod+F finds in the text: that is the editor's own. */
function isInText(): boolean {
  return document.activeElement?.closest("[data-text-pane]") !== null && document.activeElement !== null;
}

/** The name is written in the inspector; to whoever came from the canvas the focus goes back there. */
function rename(): void {
  const canvas = document.activeElement?.closest<HTMLElement>("[data-canvas]");
  usePanels.setState({ isInspectorOpen: true });
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("[data-rename]")?.click();
    if (canvas == null) return;
    requestAnimationFrame(() => document.activeElement?.addEventListener("keydown", (event) => goBack(event, canvas)));
  });
}

function goBack(event: Event, canvas: HTMLElement): void {
  if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== "Escape")) return;
  // After the field is gone and its button has the focus; a name that was refused keeps the field and the focus.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const isOpen = document.activeElement instanceof HTMLInputElement;
      if (!isOpen) canvas.focus({ preventScroll: true });
    }),
  );
}

const commands: readonly CommandDescription[] = [
  {
    id: "edit.undo",
    title: "Undo",
    group: "Edit",
    icon: "undo",
    keys: ["Mod+Z"],
    isEnabled: () => useDocument.getState().canUndo,
    run: () => useDocument.getState().undo(),
  },
  {
    id: "edit.redo",
    title: "Redo",
    group: "Edit",
    icon: "redo",
    keys: ["Mod+Shift+Z", "Ctrl+Y"],
    isEnabled: () => useDocument.getState().canRedo,
    run: () => useDocument.getState().redo(),
  },
  { id: "document.save", title: "Save now", group: "Document", keys: ["Mod+S"], run: saveNow },
  {
    id: "document.export",
    title: "Export to another format…",
    group: "Document",
    icon: "upload",
    run: () => openExport(),
  },
  ...(
    [
      ["html", "Export: a page of documentation"],
      ["svg", "Export: the score as a picture"],
    ] as const
  ).map(([format, title]): CommandDescription => ({
    id: `document.export.${format}`,
    title,
    group: "Document",
    icon: "upload",
    run: () => openExport(format),
  })),
  {
    id: "document.exportBundle",
    title: "Export: download the compiled bundle",
    group: "Document",
    icon: "download",
    run: () => exportBundle("download"),
  },
  {
    id: "document.exportText",
    title: "Export: download the text",
    group: "Document",
    icon: "download",
    run: () => exportText("download"),
  },
  {
    id: "view.text",
    title: "Text beside the canvas",
    group: "View",
    icon: "text",
    keys: ["Mod+J"],
    run: toggleText,
  },
  {
    id: "view.find",
    title: "Find in the document",
    group: "View",
    icon: "search",
    keys: ["Mod+F"],
    isEnabled: () => !isInText(),
    run: focusFind,
  },
  {
    id: "view.outline",
    title: "Outline",
    group: "View",
    run: () => usePanels.setState({ mode: "design", isRailOpen: true, railTab: "outline" }),
  },
  {
    id: "view.rail",
    title: "Fold or unfold the rail",
    group: "View",
    icon: "panelLeft",
    keys: ["Mod+B"],
    run: () => usePanels.setState((panels) => ({ isRailOpen: !isRailUnfolded(panels.isRailOpen, window.innerWidth) })),
  },
  {
    id: "view.inspector",
    title: "Show or hide the inspector",
    group: "View",
    icon: "panelRight",
    keys: ["Mod+I"],
    run: () => usePanels.setState((panels) => ({ isInspectorOpen: !panels.isInspectorOpen })),
  },
  {
    id: "view.dock",
    title: "Show or hide the dock",
    group: "View",
    icon: "panelBottom",
    run: () => usePanels.setState((panels) => ({ isDockOpen: !panels.isDockOpen })),
  },
  { id: "view.design", title: "Design view", group: "View", run: () => usePanels.setState({ mode: "design" }) },
  { id: "view.run", title: "Run view", group: "View", run: () => usePanels.setState({ mode: "run" }) },
  theme("light", "Light theme"),
  theme("dark", "Dark theme"),
  theme("system", "Theme as the system"),
  {
    id: "help.commands",
    title: "All commands",
    group: "Help",
    icon: "search",
    keys: ["Mod+K"],
    run: () => useCommandStore.setState({ isPaletteOpen: true }),
  },
  {
    id: "help.shortcuts",
    title: "All shortcuts",
    group: "Help",
    icon: "keyboard",
    keys: ["?"],
    run: () => useCommandStore.setState({ isShortcutsOpen: true }),
  },
  {
    id: "help.singleKeys",
    title: "Switch the single-key shortcuts on or off",
    group: "Help",
    run: () => setSingleKeys(!useCommandStore.getState().areSingleKeysOn),
  },
  {
    id: "edit.rename",
    title: "Rename what is selected, everywhere",
    group: "Edit",
    icon: "pencil",
    keys: ["F2"],
    isEnabled: () => useSelection.getState().selected.length === 1,
    run: rename,
  },
];

/** Offers them while the workspace is on screen. */
export function useWorkspaceCommands(): void {
  useCommands("workspace", commands);
}
