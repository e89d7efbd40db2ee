// The log: every record in order, or those behind a number, following the playhead. Only the rows in view exist, however long the trace.
import { clockText } from "@laban/timeline";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { Button, Icon } from "../../controls/index.ts";
import { countedText, countText } from "../counts.ts";
import { useDock } from "../dockStore.ts";
import { seekRecord } from "../player.ts";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import { recordLine } from "../timeline/recordLine.ts";
import { selectRecord, useTimelineView } from "../timeline/timelineView.ts";
import { useSteadyCursor, useSteadyVersion } from "../useSteady.ts";
import { filterText, type LogFilter, placeAmong, positionsIn } from "./logFilter.ts";
import css from "./LogView.module.css";

const ROW_PX = 24;
/** Browsers cannot scroll further than some 30 million pixels; a log higher than this is scrolled through in proportion. */
const HEIGHT_PX_MAX = 24_000_000;
const AROUND = 8;

const rowId = (position: number): string => `log-row-${position}`;

/** The lines of the log: all records, or those that a filter means. */
interface Lines {
  readonly count: number;
  /** The record on a line. */
  readonly positionAt: (line: number) => number;
  /** The line of a record, or where it would stand. */
  readonly lineOf: (position: number) => number;
}

function linesOf(of: { readonly trace: RunTrace; readonly version: number; readonly filter: LogFilter | null }): Lines {
  const { records } = of.trace;
  if (of.filter === null) {
    const same = (each: number): number => each;
    return { count: records.length, positionAt: same, lineOf: same };
  }
  const positions = positionsIn(of.trace, of.filter);
  return {
    count: positions.length,
    positionAt: (line) => positions[line] ?? records.length,
    lineOf: (position) => placeAmong(positions, position),
  };
}

/** The log of the shown run. */
export function LogView(): ReactElement {
  const trace = useRun((run) => run.trace);
  const filter = useDock((dock) => dock.logFilter);
  const version = useSteadyVersion();
  const lines = useMemo(() => linesOf({ trace, version, filter }), [trace, version, filter]);
  if (trace.records.length === 0)
    return <p className={css.empty}>What happens in a run is written here, line by line.</p>;
  return (
    <div className={css.log}>
      {filter !== null && <Narrowed filter={filter} count={lines.count} />}
      <Rows key={filter === null ? "" : filterText(filter)} lines={lines} />
    </div>
  );
}

/** What the log is narrowed to, and the way back. */
function Narrowed({ filter, count }: { readonly filter: LogFilter; readonly count: number }): ReactElement {
  return (
    <p className={css.narrowed} role="status">
      <Icon name="filter" size={14} />
      <b>{filter.name}</b>
      <span className="tempo">{filter.type === "event" ? "events" : filter.happening}</span>
      <span>{countedText(count, "record")} in the whole run</span>
      <Button size="small" onClick={() => useDock.setState({ logFilter: null })}>
        Show all
      </Button>
    </p>
  );
}

function Rows({ lines }: { readonly lines: Lines }): ReactElement {
  const isPlaying = useRun((run) => run.isPlaying);
  const { index } = useSteadyCursor(120);
  const selected = useTimelineView((view) => view.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, heightPx: 400 });
  const { count } = lines;
  /** How much faster rows go by than the scroll bar moves: 1 up to a million records. */
  const pace = Math.max((count * ROW_PX) / HEIGHT_PX_MAX, 1);
  // Of narrowed lines the last one that was played may be far before the playhead.
  const now = lines.lineOf(index) - 1;

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
    if (element === null || now < 0) return;
    const row = now * ROW_PX;
    const topPx = element.scrollTop * pace;
    const isSeen = row >= topPx && row + ROW_PX <= topPx + element.clientHeight;
    if (!isSeen || isPlaying) element.scrollTop = (row - element.clientHeight * 0.6) / pace;
  }, [now, isPlaying, pace]);

  const moveTo = (line: number): void => {
    selectRecord(lines.positionAt(line));
    const element = scroller.current;
    if (element === null) return;
    const row = line * ROW_PX;
    const topPx = element.scrollTop * pace;
    if (row < topPx) element.scrollTop = row / pace;
    else if (row + ROW_PX > topPx + element.clientHeight)
      element.scrollTop = (row + ROW_PX - element.clientHeight) / pace;
  };

  const topPx = view.top * pace;
  const first = Math.max(Math.floor(topPx / ROW_PX) - AROUND, 0);
  const end = Math.min(Math.ceil((topPx + view.heightPx) / ROW_PX) + AROUND, count);
  const rows: ReactElement[] = [];
  for (let line = first; line < end; line += 1) {
    const position = lines.positionAt(line);
    rows.push(
      <LogRow
        key={position}
        position={position}
        topPx={view.top + line * ROW_PX - topPx}
        isPlayed={position < index}
        isNow={line === now}
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
        const at = selected === null ? now : lines.lineOf(selected);
        if (step !== undefined) moveTo(Math.min(Math.max(at + step, 0), count - 1));
        else if (event.key === "Enter" && selected !== null) seekRecord(selected);
        else return;
        event.preventDefault();
      }}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, heightPx: event.currentTarget.clientHeight })}
    >
      <div className={css.rows} style={{ height: (count * ROW_PX) / pace }}>
        {rows}
      </div>
    </div>
  );
}

function LogRow({
  position,
  topPx,
  isPlayed,
  isNow,
  isSelected,
}: {
  readonly position: number;
  readonly topPx: number;
  readonly isPlayed: boolean;
  readonly isNow: boolean;
  readonly isSelected: boolean;
}): ReactElement | null {
  const trace = useRun((run) => run.trace);
  const record = trace.records.at(position);
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
      style={{ top: topPx }}
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
