// The table twin of the timeline: the same lanes, sortable by no mouse at all; each row opens into its events.
import { clockText, durationText, endText, type Lane, laneStateAt } from "@laban/timeline";
import { useState, type ReactElement } from "react";
import { Button } from "../../controls/index.ts";
import { countText } from "../counts.ts";
import { useRun } from "../runStore.ts";
import { useSteadyCursor } from "../useSteady.ts";
import type { ShownLanes } from "./shownLanes.ts";
import { selectRecord, toggleLane, useTimelineView } from "./timelineView.ts";
import css from "./TimelineTable.module.css";

const PAGE = 100;

/** The lanes as a table. */
export function TimelineTable({ shown }: { readonly shown: ShownLanes }): ReactElement {
  const trace = useRun((run) => run.trace);
  const { atMs } = useSteadyCursor(500);
  const [count, setCount] = useState(PAGE);
  const patterns = trace.model.statefulPatterns.map((word) => trace.model.words.at(word));
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label="Correlations">
        <thead>
          <tr>
            <th scope="col">Correlation</th>
            <th scope="col">At the playhead</th>
            <th scope="col">Events</th>
            <th scope="col">First</th>
            <th scope="col">Took</th>
            {patterns.map((pattern) => (
              <th key={pattern} scope="col">
                {pattern}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.lanes.slice(0, count).map((index) => (
            <LaneRow key={index} lane={trace.model.lanes[index] as Lane} atMs={atMs} />
          ))}
        </tbody>
      </table>
      {shown.lanes.length > count && (
        <Button size="small" onClick={() => setCount(count + PAGE)}>
          {countText(shown.lanes.length - count)} more
        </Button>
      )}
    </div>
  );
}

function LaneRow({ lane, atMs }: { readonly lane: Lane; readonly atMs: number }): ReactElement {
  const { model } = useRun((run) => run.trace);
  const isOpen = useTimelineView((view) => view.unfolded.has(lane.correlation));
  const state = laneStateAt(model, lane, atMs);
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={css.open}
            aria-expanded={isOpen}
            onClick={() => toggleLane(lane.correlation)}
          >
            {lane.correlation ?? "uncorrelated"}
          </button>
        </th>
        <td className="tempo">{state.text}</td>
        <td>{countText(lane.pins.length)}</td>
        <td>{clockText(lane.firstAt)}</td>
        <td>{durationText(lane.lastAt - lane.firstAt)}</td>
        {model.statefulPatterns.map((pattern) => (
          <td key={pattern} className="tempo">
            {lane.spans
              .filter((span) => span.pattern === pattern)
              .map((span) => (
                <span
                  key={span.run}
                  className={css.outcome}
                  data-coming={span.endAt !== undefined && span.endAt > atMs}
                >
                  {span.endAt === undefined ? "open" : endText(span)}
                </span>
              ))}
          </td>
        ))}
      </tr>
      {isOpen &&
        lane.pins.slice(0, 200).map((pin) => (
          <tr key={pin} className={css.event}>
            <td colSpan={3}>
              <button type="button" className={css.open} onClick={() => selectRecord(model.pins.position.at(pin))}>
                {model.words.at(model.pins.type.at(pin))}
              </button>
            </td>
            <td>{clockText(model.pins.at.at(pin))}</td>
            <td colSpan={1 + model.statefulPatterns.length}>seq {countText(model.pins.seq.at(pin))}</td>
          </tr>
        ))}
    </>
  );
}
