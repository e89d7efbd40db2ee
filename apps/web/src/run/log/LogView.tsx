// The log: every record in order, following the playhead. Only the rows in view exist, however long the trace.
import { clockText } from "@laban/timeline";
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { countText } from "../counts.ts";
import { seekRecord } from "../player.ts";
import { useRun } from "../runStore.ts";
import { recordLine } from "../timeline/recordLine.ts";
import { selectRecord, useTimelineView } from "../timeline/timelineView.ts";
import { useSteadyCursor, useSteadyVersion } from "../useSteady.ts";
import css from "./LogView.module.css";

const ROW_PX = 24;
/** Browsers cannot scroll further than some 30 million pixels; rows beyond are reached by the playhead. */
const HEIGHT_PX_MAX = 24_000_000;
const AROUND = 8;

const rowId = (position: number): string => `log-row-${position}`;

/** The log of the shown run. */
export function LogView(): ReactElement {
  const trace = useRun((run) => run.trace);
  const isPlaying = useRun((run) => run.isPlaying);
  useSteadyVersion();
  const { index } = useSteadyCursor(120);
  const selected = useTimelineView((view) => view.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, heightPx: 400 });
  const count = trace.records.length;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setView({ top: element.scrollTop, heightPx: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // The playhead stays in view: the row that was played last, a little below the middle.
  useEffect(() => {
    const element = scroller.current;
    if (element === null || index === 0) return;
    const row = (index - 1) * ROW_PX;
    const isSeen = row >= element.scrollTop && row + ROW_PX <= element.scrollTop + element.clientHeight;
    if (!isSeen || isPlaying) element.scrollTop = row - element.clientHeight * 0.6;
  }, [index, isPlaying]);

  const moveTo = (position: number): void => {
    selectRecord(position);
    const element = scroller.current;
    if (element === null) return;
    const row = position * ROW_PX;
    if (row < element.scrollTop) element.scrollTop = row;
    else if (row + ROW_PX > element.scrollTop + element.clientHeight)
      element.scrollTop = row + ROW_PX - element.clientHeight;
  };

  if (count === 0) return <p className={css.empty}>What happens in a run is written here, line by line.</p>;
  const first = Math.max(Math.floor(view.top / ROW_PX) - AROUND, 0);
  const end = Math.min(Math.ceil((view.top + view.heightPx) / ROW_PX) + AROUND, count);
  const rows: ReactElement[] = [];
  for (let position = first; position < end; position += 1) {
    rows.push(
      <LogRow
        key={position}
        position={position}
        isPlayed={position < index}
        isNow={position === index - 1}
        isSelected={position === selected}
      />,
    );
  }
  return (
    <div
      ref={scroller}
      className={css.scroll}
      role="listbox"
      aria-label={`Log, ${countText(count)} records`}
      tabIndex={0}
      aria-activedescendant={selected === null ? undefined : rowId(selected)}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const at = selected ?? index - 1;
        if (step !== undefined) moveTo(Math.min(Math.max(at + step, 0), count - 1));
        else if (event.key === "Enter" && selected !== null) seekRecord(selected);
        else return;
        event.preventDefault();
      }}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, heightPx: event.currentTarget.clientHeight })}
    >
      <div className={css.rows} style={{ height: Math.min(count * ROW_PX, HEIGHT_PX_MAX) }}>
        {rows}
      </div>
    </div>
  );
}

function LogRow({
  position,
  isPlayed,
  isNow,
  isSelected,
}: {
  readonly position: number;
  readonly isPlayed: boolean;
  readonly isNow: boolean;
  readonly isSelected: boolean;
}): ReactElement | null {
  const trace = useRun((run) => run.trace);
  const record = trace.records[position];
  if (record === undefined) return null;
  const line = recordLine(record, trace);
  return (
    <div
      id={rowId(position)}
      className={css.row}
      role="option"
      aria-selected={isSelected}
      data-played={isPlayed}
      data-now={isNow}
      data-type={record.type}
      style={{ top: position * ROW_PX }}
      onClick={() => selectRecord(position)}
      onDoubleClick={() => seekRecord(position)}
    >
      <time className={css.time}>{clockText(record.at)}</time>
      <span className={css.seq}>{line.seq === undefined ? "" : countText(line.seq)}</span>
      <span className={css.correlation}>{line.correlation ?? ""}</span>
      <span className={css.name}>{line.name}</span>
      <span className={css.what} data-tone={line.tone}>
        {line.what}
      </span>
      <span className={css.note}>{line.note}</span>
    </div>
  );
}
