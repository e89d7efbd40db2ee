// The workspace of one document: top bar, rail, canvas with the text beside it, inspector at full height, dock below the canvas.
import { Suspense, useEffect, type ReactElement } from "react";
import { ErrorBoundary } from "../app/ErrorBoundary.tsx";
import { NotFound } from "../app/NotFound.tsx";
import { CommandPalette } from "../commands/CommandPalette.tsx";
import { ShortcutsDialog } from "../commands/ShortcutsDialog.tsx";
import { closeDocument, openDocument } from "../document/openDocument.ts";
import { useDocument } from "../document/documentStore.ts";
import { Inspector } from "../inspector/Inspector.tsx";
import { useSelection } from "../selection/selectionStore.ts";
import { TextPane } from "../text/TextPane.tsx";
import { usePanels } from "./panelStore.ts";
import { panelSizes } from "./panelSizes.ts";
import { Rail } from "./Rail.tsx";
import { SaveBanner } from "./SaveBanner.tsx";
import { Canvas, RunDock, RunScreen, Transport } from "./slots.tsx";
import { Splitter } from "./Splitter.tsx";
import { TopBar } from "./TopBar.tsx";
import { useJumpTargets } from "./useJumpTargets.tsx";
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
  const targets = useJumpTargets();
  const mode = usePanels((panels) => panels.mode);
  return (
    <div className={css.workspace} data-mode={mode}>
      <TopBar />
      <SaveBanner />
      <div className={css.body}>
        <div className={css.left}>
          {mode === "run" ? (
            <Watching />
          ) : (
            <>
              <Stage />
              <Dock />
            </>
          )}
        </div>
        <InspectorPanel />
      </div>
      <CommandPalette targets={targets} />
      <ShortcutsDialog />
    </div>
  );
}

function Watching(): ReactElement {
  return (
    <ErrorBoundary what="The run">
      <Suspense fallback={null}>
        <RunScreen canvas={<Drawing />} />
      </Suspense>
    </ErrorBoundary>
  );
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

function Stage(): ReactElement {
  const isTextOpen = usePanels((panels) => panels.isTextOpen);
  const widthPx = useWindowWidth();
  const chosenPx = usePanels((panels) => panels.textWidthPx);
  const sizes = panelSizes(widthPx, window.innerHeight);
  const textPx = chosenPx ?? sizes.textPx;
  return (
    <div className={css.stage}>
      <Rail />
      <Drawing />
      {isTextOpen && (
        <>
          <Splitter
            label="Width of the text"
            sizePx={textPx}
            minPx={280}
            maxPx={Math.max(320, widthPx - 700)}
            grows="left"
            onSize={(size) => usePanels.setState({ textWidthPx: size })}
            onReset={() => usePanels.setState({ textWidthPx: null })}
          />
          <section className={css.text} style={{ width: textPx }} aria-label="Text of the document">
            <ErrorBoundary what="The text">
              <TextPane />
            </ErrorBoundary>
          </section>
        </>
      )}
    </div>
  );
}

function Dock(): ReactElement {
  const isOpen = usePanels((panels) => panels.isDockOpen);
  const chosenPx = usePanels((panels) => panels.dockHeightPx);
  const widthPx = useWindowWidth();
  const heightPx = useWindowHeight();
  const sizes = panelSizes(widthPx, heightPx);
  const dockPx = Math.min(chosenPx ?? sizes.dockPx, heightPx - 260);
  return (
    <>
      <Splitter
        label="Height of the dock"
        sizePx={dockPx}
        minPx={120}
        maxPx={heightPx - 260}
        grows="up"
        onSize={(size) => usePanels.setState({ dockHeightPx: size, isDockOpen: true })}
        onReset={() => usePanels.setState({ dockHeightPx: null })}
      />
      <section className={css.dock} style={isOpen ? { height: dockPx } : undefined} aria-label="Runs">
        <ErrorBoundary what="The dock">
          <Suspense fallback={null}>
            <div className={css.transport}>
              <Transport />
            </div>
            {isOpen && (
              <div className={css.dockBody}>
                <RunDock />
              </div>
            )}
          </Suspense>
        </ErrorBoundary>
      </section>
    </>
  );
}

function InspectorPanel(): ReactElement | null {
  const isOpen = usePanels((panels) => panels.isInspectorOpen);
  const chosenPx = usePanels((panels) => panels.inspectorWidthPx);
  const widthPx = useWindowWidth();
  const inspectorPx = chosenPx ?? panelSizes(widthPx, window.innerHeight).inspectorPx;
  if (!isOpen) return null;
  return (
    <>
      <Splitter
        label="Width of the inspector"
        sizePx={inspectorPx}
        minPx={264}
        maxPx={560}
        grows="left"
        onSize={(size) => usePanels.setState({ inspectorWidthPx: size })}
        onReset={() => usePanels.setState({ inspectorWidthPx: null })}
      />
      <aside className={css.inspector} style={{ width: inspectorPx }} aria-label="Inspector">
        <ErrorBoundary what="The inspector">
          <Inspector />
        </ErrorBoundary>
      </aside>
    </>
  );
}
