// The import while it runs and at its end: how far it is, what came of it, or why it failed and what to do.
import { unreachable } from "@laban/bundle";
import { useEffect, type ReactElement } from "react";
import { Button, Dialog, Icon } from "../controls/index.ts";
import { closeImport, stopImport, useImport, type ImportState } from "./importStore.ts";
import { Imported } from "./Imported.tsx";
import { ImportedDesign } from "./ImportedDesign.tsx";
import { WhichColumn } from "./WhichColumn.tsx";
import css from "./ImportDialog.module.css";

/** The dialog; it opens itself. `onOpen` is called with the document that was made. */
export function ImportDialog({ onOpen }: { readonly onOpen: (documentId: string) => void }): ReactElement | null {
  const state = useImport((store) => store.state);
  useEffect(() => {
    if (state.type !== "opened") return;
    closeImport();
    onOpen(state.documentId);
  }, [state, onOpen]);
  switch (state.type) {
    case "idle":
    case "opened":
      return null;
    case "running":
      return <Running state={state} />;
    case "failed":
      return state.asked === undefined ? (
        <Dialog
          isOpen
          onClose={closeImport}
          title={`“${state.name}” could not be imported`}
          buttons={<Button onClick={closeImport}>Close</Button>}
        >
          <p className={css.failure}>
            <Icon name="octagon" /> {state.failure.message}
          </p>
          <p className={css.wayOut}>{state.failure.wayOut}</p>
        </Dialog>
      ) : (
        <WhichColumn key={state.asked.question.role} name={state.name} failure={state.failure} asked={state.asked} />
      );
    case "design":
      return <ImportedDesign name={state.name} design={state.design} onOpen={onOpen} />;
    case "imported":
      return <Imported name={state.name} imported={state.imported} onOpen={onOpen} />;
    default:
      return unreachable(state);
  }
}

function Running({ state }: { readonly state: Extract<ImportState, { type: "running" }> }): ReactElement {
  const { phase, sentBytes, totalBytes } = state.progress;
  const share = totalBytes === 0 ? 1 : sentBytes / totalBytes;
  return (
    <Dialog
      isOpen
      onClose={stopImport}
      title={`Importing “${state.name}”`}
      buttons={<Button onClick={stopImport}>Stop</Button>}
    >
      <progress
        className={css.progress}
        max={1}
        aria-label="Import"
        {...(phase === "sending" ? { value: share } : {})}
      />
      <p className={css.phase} role="status">
        {phase === "sending" ? `${megabytes(sentBytes)} of ${megabytes(totalBytes)} sent` : "Reading the events…"}
      </p>
    </Dialog>
  );
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
