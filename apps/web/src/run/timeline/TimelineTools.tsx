// The tools of the timeline: filter, switches, and the numbers of the marked range.
import { durationText } from "@laban/timeline";
import { useId, type ReactElement } from "react";
import { Icon, IconButton, joinClasses } from "../../controls/index.ts";
import { countedText, shortDurationText } from "../counts.ts";
import type { ShownLanes } from "./shownLanes.ts";
import { type TimeRange, useTimelineView } from "./timelineView.ts";
import { useRangeNumbers } from "./useRangeNumbers.ts";
import css from "./TimelineTools.module.css";

/** Filter and switches. */
export function TimelineTools({ shown }: { readonly shown: ShownLanes }): ReactElement {
  const isFailedOnly = useTimelineView((view) => view.isFailedOnly);
  const isFolding = useTimelineView((view) => view.isFolding);
  const isTable = useTimelineView((view) => view.isTable);
  return (
    <div className={css.tools}>
      <FilterField shown={shown} />
      <Switch
        label="Failed only"
        isOn={isFailedOnly}
        onChange={(isOn) => useTimelineView.setState({ isFailedOnly: isOn })}
      />
      <Switch
        label="Fold idle time"
        isOn={isFolding}
        onChange={(isOn) => useTimelineView.setState({ isFolding: isOn })}
      />
      <Switch label="Table" isOn={isTable} onChange={(isOn) => useTimelineView.setState({ isTable: isOn })} />
    </div>
  );
}

function FilterField({ shown }: { readonly shown: ShownLanes }): ReactElement {
  const text = useTimelineView((view) => view.filterText);
  const problem = useId();
  return (
    <label className={css.filter} data-invalid={!shown.filter.ok}>
      <Icon name="filter" size={14} />
      <span className="spoken">Filter of the timeline</span>
      <input
        className={css.filterInput}
        placeholder="Filter: paid NOT retry, /^ord-41/"
        spellCheck={false}
        autoComplete="off"
        value={text}
        aria-invalid={!shown.filter.ok || undefined}
        aria-describedby={shown.filter.ok ? undefined : problem}
        onChange={(event) => useTimelineView.setState({ filterText: event.target.value, scrollTopPx: 0 })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          useTimelineView.setState({ filterText: "" });
          event.stopPropagation();
        }}
      />
      {!shown.filter.ok && (
        <span id={problem} className={css.problem} role="status">
          {shown.filter.message}
        </span>
      )}
    </label>
  );
}

function Switch({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactElement {
  return (
    <button type="button" className={css.switch} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {isOn && <Icon name="check" size={12} />}
      {label}
    </button>
  );
}

/** The numbers of the marked range, in one line; the whole table is in the tip. */
export function RangeNumbers({
  shown,
  range,
  className,
}: {
  readonly shown: ShownLanes;
  readonly range: TimeRange;
  readonly className?: string;
}): ReactElement {
  const numbers = useRangeNumbers(shown, range);
  const { answers } = numbers;
  return (
    <div className={joinClasses(css.range, className)} role="status" aria-label="Numbers of the marked range">
      <div className={css.numbers}>
        <b>{durationText(range.toMs - range.fromMs)}</b>
        <span>
          {countedText(numbers.events, "event")} in {countedText(numbers.correlations, "correlation")}
        </span>
        {answers !== undefined && (
          <>
            <span>{countedText(answers.count, "answer")}</span>
            {(["min", "p50", "p95", "p99", "max"] as const).map((name) => (
              <span key={name} className={css.number}>
                {name} <b>{shortDurationText(answers[name])}</b>
              </span>
            ))}
          </>
        )}
        {numbers.timeouts > 0 && <span className={css.missed}>{countedText(numbers.timeouts, "deadline")} missed</span>}
      </div>
      <IconButton
        size="small"
        icon="close"
        label="Let the range go"
        keys="Escape"
        onClick={() => useTimelineView.setState({ range: null })}
      />
    </div>
  );
}

/** The range per kind of duration, with where its samples lie. */
export function RangeTable({
  shown,
  range,
}: {
  readonly shown: ShownLanes;
  readonly range: TimeRange;
}): ReactElement | null {
  const { rows } = useRangeNumbers(shown, range);
  if (rows.length === 0) return null;
  const longest = Math.max(...rows.map((row) => row.distribution.max), 1);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">In the range</th>
          {["n", "min", "p50", "p95", "p99", "max"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">0 to {durationText(longest)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, 8).map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>{row.distribution.count}</td>
            {(["min", "p50", "p95", "p99", "max"] as const).map((name) => (
              <td key={name}>{durationText(row.distribution[name])}</td>
            ))}
            <td>
              <svg className={css.strip} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <path d={stripOf(row.samplesMs, longest)} stroke="currentColor" vectorEffect="non-scaling-stroke" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A stroke for each sample; of many, each hundredth of the width has one at most. */
function stripOf(samplesMs: Float64Array, longest: number): string {
  const places = new Set<number>();
  for (const sample of samplesMs) places.add(Math.round((sample / longest) * 198) / 2);
  return [...places].map((x) => `M${x + 0.5} 1V9`).join("");
}
