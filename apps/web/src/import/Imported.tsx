// The end of an import: first patterns to draw over the log, and the report of what was understood, guessed and left out.
import type { PatternProposal } from "@laban/interop";
import type { ImportedLog, ImportReport } from "@laban/service";
import type { ReactElement } from "react";
import { Button, Dialog, Icon, Sign } from "../controls/index.ts";
import { drawOnOpening } from "../document/drawOnOpening.ts";
import { closeImport } from "./importStore.ts";
import css from "./ImportDialog.module.css";

/** The dialog; `onOpen` is called with the document that was made. */
export function Imported({
  name,
  imported,
  onOpen,
}: {
  readonly name: string;
  readonly imported: ImportedLog;
  readonly onOpen: (documentId: string) => void;
}): ReactElement {
  const { log, document, proposals } = imported;
  const open = (): void => {
    closeImport();
    onOpen(document.id);
  };
  return (
    <Dialog
      isOpen
      onClose={closeImport}
      width={600}
      title={`“${name}” is imported`}
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
      <Facts report={log.report} />
      {proposals.length > 0 && (
        <Proposals
          proposals={proposals}
          onDraw={({ id, record }) => {
            drawOnOpening(document.id, { id, record });
            open();
          }}
        />
      )}
      <Report report={log.report} />
    </Dialog>
  );
}

function Proposals({
  proposals,
  onDraw,
}: {
  readonly proposals: readonly PatternProposal[];
  readonly onDraw: (proposal: PatternProposal) => void;
}): ReactElement {
  return (
    <section className={css.notes} aria-label="First patterns">
      <h3 className={css.notesTitle}>A first pattern, to see which correlations hold to it</h3>
      <ul className={css.proposals}>
        {proposals.map((proposal) => (
          <li key={proposal.id} className={css.proposal}>
            <span className={css.proposalSign}>
              <Sign kind={proposal.record.kind} />
            </span>
            <div className={css.proposalWords}>
              <p>{proposal.said}</p>
              <p className={css.because}>{proposal.because}</p>
            </div>
            <Button size="small" icon="plus" aria-label={`Draw it: ${proposal.said}`} onClick={() => onDraw(proposal)}>
              Draw it
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const formats = {
  csv: "a table (CSV)",
  xes: "an XES log",
  ndjson: "events, one a line (NDJSON)",
  json: "events as JSON",
} as const;

function Facts({ report }: { readonly report: ImportReport }): ReactElement {
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
    </>
  );
}

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
