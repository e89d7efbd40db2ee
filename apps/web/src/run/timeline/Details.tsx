// What is known of one moment: an event with its payload, work from cause to effect, a run with its steps; each with its cause and what it set off.
import { clockText, durationText, endText, type Span } from "@laban/timeline";
import type { TraceRecord } from "@laban/trace";
import type { ReactElement } from "react";
import { IconButton, Button, Sign } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { countText } from "../counts.ts";
import { seekRecord } from "../player.ts";
import { useRun } from "../runStore.ts";
import { useSteadyCursor } from "../useSteady.ts";
import type { RunTrace } from "../runTrace.ts";
import { WhySection } from "../why/WhySection.tsx";
import { askedOf } from "./askedOf.ts";
import { spanKindOf } from "./drawScene.ts";
import { PayloadTree } from "./PayloadTree.tsx";
import { recordLine, refOfRecord } from "./recordLine.ts";
import { selectRecord, useTimelineView } from "./timelineView.ts";
import css from "./Details.module.css";

/** The details of the selected record; nothing while none is selected. */
export function Details(): ReactElement | null {
  const position = useTimelineView((view) => view.selected);
  const trace = useRun((run) => run.trace);
  const record = position === null ? undefined : trace.records.at(position);
  if (position === null || record === undefined) return null;
  return <RecordDetails position={position} record={record} trace={trace} />;
}

function RecordDetails({
  position,
  record,
  trace,
}: {
  readonly position: number;
  readonly record: TraceRecord;
  readonly trace: RunTrace;
}): ReactElement {
  const document = useDocument((state) => state.document);
  const line = recordLine(record, trace);
  const ref = refOfRecord(record, trace);
  const kind =
    ref?.type === "event" ? "event" : ref?.type === "pattern" ? spanOrPattern(trace, document, ref.id) : "agent";
  const cause = trace.causality.causeOf(position);
  const consequences = trace.causality.consequencesOf(position);
  const span = record.type === "run_opened" ? spanOf(trace, position) : undefined;
  const asked = askedOf(position, trace);
  const refused = consequences.filter((each) => trace.records.at(each)?.type === "no_match");
  const followed = consequences.filter((each) => trace.records.at(each)?.type !== "no_match");
  return (
    <section className={css.details} aria-label={`Details of ${line.name}`}>
      <header className={css.head}>
        <Sign kind={kind} shading="filled" />
        <h2 className={css.title}>{line.name}</h2>
        <IconButton size="small" icon="close" label="Close the details" onClick={() => selectRecord(null)} />
      </header>
      <p className={css.where}>
        <span>{line.correlation ?? "uncorrelated"}</span>
        {line.seq !== undefined && <span>seq {countText(line.seq)}</span>}
        <span>{clockText(record.at)}</span>
      </p>
      <div className={css.actions}>
        <Button size="small" icon="arrowRight" onClick={() => seekRecord(position)}>
          Go to this moment
        </Button>
        {ref !== null && (
          <Button size="small" look="quiet" onClick={() => useSelection.getState().reveal(ref)}>
            Show on the canvas
          </Button>
        )}
      </div>
      {line.note !== "" && <p className="tempo">{line.note}</p>}
      {record.type === "action_started" && <WorkDetails position={position} record={record} trace={trace} />}
      {record.type === "event" && (
        <>
          <h3 className={css.section}>Payload</h3>
          <PayloadTree
            value={record.event.data}
            sensitive={
              Object.hasOwn(document.events, record.event.type)
                ? (document.events[record.event.type]?.sensitive ?? [])
                : []
            }
          />
          <p className={css.small}>
            id {record.event.id}, from {record.event.source}
          </p>
        </>
      )}
      {span !== undefined && <SpanDetails span={span} />}
      {asked !== undefined && <WhySection trace={trace} {...asked} />}
      <h3 className={css.section}>Cause</h3>
      {cause === undefined ? (
        <p className={css.small}>From outside: nothing in this run caused it.</p>
      ) : (
        <Linked positions={[cause]} trace={trace} label="Cause" />
      )}
      {followed.length > 0 && (
        <>
          <h3 className={css.section}>What it did</h3>
          <Linked positions={followed} trace={trace} label="What it did" />
        </>
      )}
      {refused.length > 0 && (
        <>
          <h3 className={css.section}>Did not fire</h3>
          <Linked positions={refused} trace={trace} label="Did not fire" />
        </>
      )}
    </section>
  );
}

function WorkDetails({
  position,
  record,
  trace,
}: {
  readonly position: number;
  readonly record: Extract<TraceRecord, { type: "action_started" }>;
  readonly trace: RunTrace;
}): ReactElement {
  const lane = trace.model.laneOfPosition(position);
  const bar = lane === undefined ? undefined : trace.model.lanes[lane]?.bars.find((each) => each.position === position);
  const took = bar?.endAt === undefined ? undefined : durationText(bar.endAt - bar.startAt);
  const end =
    took === undefined ? "not answered yet" : bar?.outcome === "done" ? `took ${took}` : `no answer in ${took}`;
  return (
    <>
      <dl className={css.payload}>
        {(
          [
            ["asked of", record.agent],
            ["for", record.capability],
            ["by", record.pattern],
          ] as const
        ).map(([name, value]) => (
          <div key={name} className={css.payloadRow}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="tempo">{bar?.outcome === "failed" ? `failed after ${took ?? ""}` : end}</p>
    </>
  );
}

function SpanDetails({ span }: { readonly span: Span }): ReactElement {
  // What lies beyond the playhead is known, but has not been: it is told in a lighter voice.
  const { atMs } = useSteadyCursor(300);
  const isOver = span.endAt !== undefined && span.endAt <= atMs;
  const last = span.steps.at(-1);
  return (
    <>
      <h3 className={css.section}>Run</h3>
      <ol className={css.steps}>
        {span.steps.map((step, i) => (
          <li key={step.position}>
            <button
              type="button"
              className={css.link}
              data-coming={step.at > atMs}
              onClick={() => selectRecord(step.position)}
            >
              <b>{step.step === "" ? (i === 0 ? "opened" : "bound") : step.step}</b>
              <span className={css.time}>
                {i === 0 ? clockText(step.at) : `+${durationText(step.at - span.openedAt)}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="tempo" data-coming={span.endAt !== undefined && !isOver}>
        {span.endAt !== undefined && !isOver && "later: "}
        {span.endAt === undefined ? `open, waits for ${last?.waitingFor ?? "more"}` : endText(span)}
        {span.missing !== undefined && `, missing ${span.missing}`}
      </p>
      {last?.due !== undefined && <p className={css.small}>deadline {clockText(last.due)}</p>}
    </>
  );
}

function Linked({
  positions,
  trace,
  label,
}: {
  readonly positions: readonly number[];
  readonly trace: RunTrace;
  readonly label: string;
}): ReactElement {
  return (
    <ul className={css.links} aria-label={label}>
      {positions.slice(0, 40).map((each) => {
        const record = trace.records.at(each);
        if (record === undefined) return null;
        const line = recordLine(record, trace);
        return (
          <li key={each}>
            <button type="button" className={css.link} data-tone={line.tone} onClick={() => selectRecord(each)}>
              <b>{line.name}</b>
              <span className={css.linkNote}>{line.what}</span>
              <span className={css.time}>{clockText(record.at, 0)}</span>
            </button>
            {line.note !== "" && <span className={css.reason}>{line.note}</span>}
          </li>
        );
      })}
      {positions.length > 40 && <li className={css.small}>and {positions.length - 40} more</li>}
    </ul>
  );
}

function spanOf(trace: RunTrace, position: number): Span | undefined {
  const lane = trace.model.laneOfPosition(position);
  return lane === undefined
    ? undefined
    : trace.model.lanes[lane]?.spans.find((span) => span.steps[0]?.position === position);
}

function spanOrPattern(trace: RunTrace, document: Parameters<typeof spanKindOf>[0], pattern: string): string {
  const kind = Object.hasOwn(document.patterns, pattern) ? document.patterns[pattern]?.kind : undefined;
  if (kind !== undefined) return kind;
  return trace.metrics.statefulPatterns.includes(pattern) ? spanKindOf(document, trace, pattern) : "pattern";
}
