// The top bar: where you are, how the draft stands, Design or Run, and what can be done with the whole document.
import type { ReactElement } from "react";
import { Link } from "wouter";
import { Mark } from "../app/Mark.tsx";
import { ThemeMenu } from "../app/ThemeMenu.tsx";
import { useCommandStore } from "../commands/commandStore.ts";
import { Button, Icon, IconButton, SegmentedSwitch, Tooltip } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { closeExport, exportButtonId, openExport, useExport } from "../export/exportStore.ts";
import { DocumentName } from "./DocumentName.tsx";
import { toggleText, usePanels, type WorkspaceMode } from "./panelStore.ts";
import { SaveChip } from "./SaveChip.tsx";
import css from "./TopBar.module.css";

const modes = [
  { value: "design", label: "Design" },
  { value: "run", label: "Run" },
] as const satisfies readonly { value: WorkspaceMode; label: string }[];

/** The bar of the workspace, 44 pixels high. */
export function TopBar(): ReactElement {
  const mode = usePanels((panels) => panels.mode);
  const isTextOpen = usePanels((panels) => panels.isTextOpen);
  const isInspectorOpen = usePanels((panels) => panels.isInspectorOpen);
  return (
    <header className={css.bar}>
      <div className={css.where}>
        <Tooltip text="All choreographies">
          <Link href="/" className={css.home} aria-label="Laban, all choreographies">
            <Mark />
          </Link>
        </Tooltip>
        <Link href="/" className={css.crumb}>
          Choreographies
        </Link>
        <Icon name="chevronRight" size={12} />
        <DocumentName />
        <SaveChip />
      </div>
      <SegmentedSwitch
        label="View"
        value={mode}
        options={modes}
        onChange={(next) => usePanels.setState({ mode: next })}
      />
      <div className={css.doing}>
        <History />
        <span className={css.gap} aria-hidden="true" />
        <Button look="quiet" icon="text" aria-pressed={isTextOpen && mode === "design"} onClick={toggleText}>
          Text
        </Button>
        <IconButton
          icon="search"
          label="Commands, and jump to anything"
          keys="Mod+K"
          onClick={() => useCommandStore.setState({ isPaletteOpen: true })}
        />
        <IconButton
          icon="panelRight"
          label={isInspectorOpen ? "Hide the inspector" : "Show the inspector"}
          pressed={isInspectorOpen}
          onClick={() => usePanels.setState({ isInspectorOpen: !isInspectorOpen })}
        />
        <ThemeMenu />
        <ExportButton />
      </div>
    </header>
  );
}

function ExportButton(): ReactElement {
  const isOpen = useExport((state) => state.isOpen);
  return (
    <Button
      id={exportButtonId}
      icon="upload"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? closeExport() : openExport())}
    >
      Export
    </Button>
  );
}

function History(): ReactElement {
  const canUndo = useDocument((state) => state.canUndo);
  const canRedo = useDocument((state) => state.canRedo);
  const undo = useDocument((state) => state.undo);
  const redo = useDocument((state) => state.redo);
  return (
    <>
      <IconButton icon="undo" label="Undo" keys="Mod+Z" disabled={!canUndo} onClick={undo} />
      <IconButton icon="redo" label="Redo" keys="Mod+Shift+Z" disabled={!canRedo} onClick={redo} />
    </>
  );
}
