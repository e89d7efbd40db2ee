// The workspace of one document: top bar, rail, canvas with the text beside it, inspector at full height, dock below the canvas.
import { Suspense, useEffect, type ReactElement } from "react";
import { ErrorBoundary } from "../app/ErrorBoundary.tsx";
import { NotFound } from "../app/NotFound.tsx";
import { CommandPalette } from "../commands/CommandPalette.tsx";
import { ShortcutsDialog } from "../commands/ShortcutsDialog.tsx";
import { closeDocument, openDocument } from "../document/openDocument.ts";
import { useDocument } from "../document/documentStore.ts";
import { useExport } from "../export/exportStore.ts";
import { Inspector } from "../inspector/Inspector.tsx";
import { useSelection } from "../selection/selectionStore.ts";
import { TextPane } from "../text/TextPane.tsx";
import { usePanels } from "./panelStore.ts";
import { panelSizes } from "./panelSizes.ts";
import { Rail } from "./Rail.tsx";
import { SaveBanner } from "./SaveBanner.tsx";
import { Canvas, ExportPanel, Metrics, RunDock, Transport } from "./slots.tsx";
import { Splitter } from "./Splitter.tsx";
import { TopBar } from "./TopBar.tsx";
import { useJumpTargets } from "./useJumpTargets.tsx";
import { useDrawOnOpening } from "./useDrawOnOpening.ts";
import { usePlayOnOpening } from "./usePlayOnOpening.ts";
import { useWorkspaceCommands } from "./useWorkspaceCommands.ts";
import { useWindowHeight, useWindowWidth } from "./useWindowSize.ts";
import { OpenFailed } from "./OpenFailed.tsx";
import css from "./Workspace.module.css";

/** The workspace of document `id`; it opens the document and closes it again. */
export function Workspace({ id }: { readonly id: string }): ReactElement {
  useEffect(() => {
    useSelection.setState({ selected: [], hovered: null, revealed: null });
    void openDocument(id);
    return closeDocument;
  }, [id]);
  const status = useDocument((state) => state.status);
  const name = useDocument((state) => state.name);
  useEffect(() => {
    document.title = name === "" ? "Laban" : `${name} · Laban`;
  }, [name]);

  if (status === "missing") return <NotFound what="This choreography is not here" />;
  if (status === "failed") return <OpenFailed id={id} />;
  if (status !== "open") return <main className={css.loading} aria-busy="true" aria-label="Opening the choreography" />;
  return <OpenWorkspace />;
}

function OpenWorkspace(): ReactElement {
  useWorkspaceCommands();
  usePlayOnOpening();
  useDrawOnOpening();
  useTextOfUnreadable();
  const targets = useJumpTargets();
  const mode = usePanels((panels) => panels.mode);
  return (
    <div className={css.workspace}>
      <TopBar />
      <SaveBanner />
      <div className={css.body}>
        <div className={css.left} data-mode={mode}>
          <Stage />
          <Dock />
        </div>
        <InspectorPanel />
      </div>
      <CommandPalette targets={targets} />
      <ShortcutsDialog />
    </div>
  );
}

/** A document that cannot be read on opening has nothing to draw: its text is where it is mended. */
function useTextOfUnreadable(): void {
  useEffect(() => {
    if (!useDocument.getState().readable) usePanels.setState({ isTextOpen: true });
  }, []);
}

function Drawing(): ReactElement {
  return (
    <main className={css.canvas} aria-label="Canvas">
      <ErrorBoundary what="The canvas">
        <Suspense fallback={null}>
          <Canvas />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}

/** The upper part. The canvas stays the same element in both views, so that changing between them costs nothing and loses nothing. */
function Stage(): ReactElement {
  const mode = usePanels((panels) => panels.mode);
  const isTextOpen = usePanels((panels) => panels.isTextOpen);
  const isExportOpen = useExport((state) => state.isOpen);
  return (
    <div className={css.stage}>
      {mode === "design" && <Rail />}
      <Drawing />
      {mode === "design" && isTextOpen && <TextBeside />}
      {mode === "design" && isExportOpen && <ExportBeside />}
      {mode === "run" && (
        <section className={css.numbers} aria-label="Numbers of the run">
          <ErrorBoundary what="The numbers">
            <Suspense fallback={null}>
              <Metrics isBrief />
            </Suspense>
          </ErrorBoundary>
        </section>
      )}
    </div>
  );
}

function ExportBeside(): ReactElement {
  const widthPx = useWindowWidth();
  return (
    <div className={css.text} style={{ width: widthPx >= 1680 ? 460 : 400 }}>
      <ErrorBoundary what="The export">
        <Suspense fallback={null}>
          <ExportPanel />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

function TextBeside(): ReactElement {
  const widthPx = useWindowWidth();
  const chosenPx = usePanels((panels) => panels.textWidthPx);
  const textPx = chosenPx ?? panelSizes(widthPx, window.innerHeight).textPx;
  return (
    <section className={css.text} style={{ width: textPx }} aria-label="Text of the document">
      <Splitter
        label="Width of the text"
        sizePx={textPx}
        minPx={280}
        maxPx={Math.max(320, widthPx - 700)}
        grows="left"
        onSize={(size) => usePanels.setState({ textWidthPx: size })}
        onReset={() => usePanels.setState({ textWidthPx: null })}
      />
      <ErrorBoundary what="The text">
        <TextPane />
      </ErrorBoundary>
    </section>
  );
}

/** Transport and dock: below the canvas while drawing; while watching the transport is on top and time has the larger half. */
function Dock(): ReactElement {
  const mode = usePanels((panels) => panels.mode);
  const isDockOpen = usePanels((panels) => panels.isDockOpen);
  const chosenPx = usePanels((panels) => panels.dockHeightPx);
  const widthPx = useWindowWidth();
  const heightPx = useWindowHeight();
  const dockPx = Math.min(chosenPx ?? panelSizes(widthPx, heightPx).dockPx, heightPx - 260);
  const isOpen = isDockOpen || mode === "run";
  return (
    <>
      <section className={css.transport} aria-label="Transport">
        {mode === "design" && (
          <Splitter
            label="Height of the dock"
            sizePx={dockPx}
            minPx={120}
            maxPx={heightPx - 260}
            grows="up"
            onSize={(size) => usePanels.setState({ dockHeightPx: size, isDockOpen: true })}
            onReset={() => usePanels.setState({ dockHeightPx: null })}
          />
        )}
        <ErrorBoundary what="The transport">
          <Suspense fallback={null}>
            <Transport />
          </Suspense>
        </ErrorBoundary>
      </section>
      <section
        className={css.dock}
        style={mode === "design" ? { height: isOpen ? dockPx - transportPx : 0 } : undefined}
        aria-label="Runs"
      >
        <ErrorBoundary what="The dock">
          <Suspense fallback={null}>{isOpen && <RunDock />}</Suspense>
        </ErrorBoundary>
      </section>
    </>
  );
}

/** The height that the look gives to the transport. */
const transportPx = 40;

function InspectorPanel(): ReactElement | null {
  const isOpen = usePanels((panels) => panels.isInspectorOpen);
  const chosenPx = usePanels((panels) => panels.inspectorWidthPx);
  const widthPx = useWindowWidth();
  const inspectorPx = chosenPx ?? panelSizes(widthPx, window.innerHeight).inspectorPx;
  if (!isOpen) return null;
  return (
    <aside className={css.inspector} style={{ width: inspectorPx }} aria-label="Inspector">
      <Splitter
        label="Width of the inspector"
        sizePx={inspectorPx}
        minPx={264}
        maxPx={560}
        grows="left"
        onSize={(size) => usePanels.setState({ inspectorWidthPx: size })}
        onReset={() => usePanels.setState({ inspectorWidthPx: null })}
      />
      <div className={css.inspected}>
        <ErrorBoundary what="The inspector">
          <Inspector />
        </ErrorBoundary>
      </div>
    </aside>
  );
}
