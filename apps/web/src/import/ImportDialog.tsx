// The import while it runs and at its end: how far it is, what was understood, guessed and left out, or why it failed and what to do.
import { unreachable } from "@laban/bundle";
import { useEffect, type ReactElement } from "react";
import type { ImportReport } from "@laban/service";
import { Button, Dialog, Icon } from "../controls/index.ts";
import { closeImport, stopImport, useImport, type ImportState } from "./importStore.ts";
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
      return (
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
      );
    case "imported": {
      const { log, document } = state.imported;
      const open = (): void => {
        closeImport();
        onOpen(document.id);
      };
      return (
        <Dialog
          isOpen
          onClose={closeImport}
          width={560}
          title={`“${state.name}” is imported`}
          description={`Read as ${formats[log.report.format]}${log.report.isCompressed ? ", unpacked" : ""}. A choreography with its event types was drawn from it: “${document.name}”.`}
          buttons={
            <>
              <Button onClick={closeImport}>Stay here</Button>
              <Button look="primary" onClick={open}>
                Open the choreography
              </Button>
            </>
          }
        >
          <Report report={log.report} />
          <p className={css.next}>
            Next: open it and press Play to watch the log. Then draw a sequence (S) or an absence (B) over two of its
            event types, to see which correlations hold to it.
          </p>
        </Dialog>
      );
    }
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

const formats = {
  csv: "a table (CSV)",
  xes: "an XES log",
  ndjson: "events, one a line (NDJSON)",
  json: "events as JSON",
} as const;

function Report({ report }: { readonly report: ImportReport }): ReactElement {
  const { mapping, skipped } = report;
  const columns = [
    `“${mapping.time.column}” is the time: ${mapping.time.because}`,
    `“${mapping.activity.column}” is the event type: ${mapping.activity.because}`,
    ...(mapping.case === undefined ? [] : [`“${mapping.case.column}” is the correlation: ${mapping.case.because}`]),
  ];
  const lost = [
    ...skipped.rows.map((row) => `Line ${row.line}: ${row.reason}`),
    ...(skipped.total > skipped.rows.length ? [`and ${grouped(skipped.total - skipped.rows.length)} lines more`] : []),
  ];
  return (
    <>
      <dl className={css.facts}>
        <Fact name="events" value={grouped(report.events)} />
        <Fact name="correlations" value={grouped(report.correlations)} />
        <Fact name="event types" value={grouped(report.eventTypes.length)} />
      </dl>
      <p className="tempo">
        from {day(report.from)} to {day(report.until)}
      </p>
      <Notes title="Understood" icon="check" notes={columns} />
      <Notes title="Guessed or changed on the way" icon="info" notes={report.notes} />
      <Notes title="Please look at" icon="triangle" notes={report.warnings} />
      <Notes title="Left out" icon="triangle" notes={lost} />
      {lost.length === 0 && <p className={css.complete}>Nothing was left out.</p>}
    </>
  );
}

function Notes({
  title,
  icon,
  notes,
}: {
  readonly title: string;
  readonly icon: "check" | "info" | "triangle";
  readonly notes: readonly string[];
}): ReactElement | null {
  if (notes.length === 0) return null;
  return (
    <section className={css.notes} data-icon={icon}>
      <h3 className={css.notesTitle}>{title}</h3>
      <ul>
        {notes.map((note) => (
          <li key={note} className={css.note}>
            <Icon name={icon} size={14} />
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** 8577 as "8 577", with a thin gap as everywhere. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
