// How long it takes from one event type to another within a correlation: three percentiles over time, told apart by their dashes.
import { durationText } from "@laban/timeline";
import type { Metrics } from "@laban/trace";
import { useId, useMemo, useState, type ReactElement, type ReactNode } from "react";
import { Select } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { countedText, shortDurationText } from "../run/counts.ts";
import type { RunTrace } from "../run/runTrace.ts";
import { useSteadyVersion } from "../run/useSteady.ts";
import { Card } from "./Card.tsx";
import { defaultPair, type LatencyPair } from "./defaultPair.ts";
import { type LatencyLines, linesOver, type Percentile, PERCENTILES } from "./latencyLines.ts";
import css from "./Metrics.module.css";

const DASHES = { p50: "1.5 3", p95: "5 3", p99: "" } as const satisfies Record<Percentile, string>;
const HEIGHT = 64;

/** Latency between two types, which can be chosen. */
export function LatencyCard({ trace, atMs }: { readonly trace: RunTrace; readonly atMs: number }): ReactElement | null {
  const document = useDocument((state) => state.document);
  const [chosen, setChosen] = useState<Partial<LatencyPair>>({});
  const version = useSteadyVersion();
  const { span, eventTypes } = trace.metrics;
  const pair = { ...defaultPair(document, eventTypes), ...chosen };
  if (span === undefined || pair.from === undefined || pair.to === undefined) return null;
  const { from, to } = pair;
  const soFar = trace.metrics.latency({ from, to }, { until: atMs });
  const options = eventTypes.map((type) => ({ value: type, label: type }));
  const playheadPct = Math.min(Math.max(((atMs - span.fromMs) / Math.max(span.toMs - span.fromMs, 1)) * 100, 0), 100);
  const pick = (label: string, value: string, key: keyof LatencyPair): ReactElement => (
    <Select
      look="quiet"
      label={label}
      value={value}
      options={options}
      onChange={(next) => setChosen((before) => ({ ...before, [key]: next }))}
      className={css.pick ?? ""}
    />
  );
  return (
    <Card
      label={`${from} to ${to}`}
      title={
        <span className={css.pair}>
          {pick("From", from, "from")} to {pick("To", to, "to")}
        </span>
      }
    >
      <p className={css.legend}>
        {PERCENTILES.map((name) => (
          <span key={name} title={soFar === undefined ? undefined : `${name}: ${durationText(soFar[name])}`}>
            <svg width="16" height="6" aria-hidden="true">
              <path d="M0 3H16" className={css.line} strokeDasharray={DASHES[name]} />
            </svg>
            {name} <b>{soFar === undefined ? "–" : shortDurationText(soFar[name])}</b>
          </span>
        ))}
      </p>
      <Chart {...{ metrics: trace.metrics, version, from, to, playheadPct }}>
        {soFar !== undefined &&
          `${countedText(soFar.count, "pair")}${soFar.isExact ? "" : ", from a sample"}, longest ${durationText(soFar.max)}`}
      </Chart>
    </Card>
  );
}

/** The lines with the playhead. They follow the trace, not the playhead: it grows in place, so its version says that there are other lines now. */
function Chart({
  metrics,
  version,
  from,
  to,
  playheadPct,
  children,
}: LatencyPair & {
  readonly metrics: Metrics;
  readonly version: number;
  readonly playheadPct: number;
  readonly children: ReactNode;
}): ReactElement {
  const played = useId();
  const lines = useMemo(() => linesOfRun({ metrics, version, from, to }), [metrics, version, from, to]);
  if (lines === undefined)
    return (
      <p className={css.none}>
        No {to} has followed a {from} yet.
      </p>
    );
  return (
    <>
      <svg
        className={css.chart}
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Latency from ${from} to ${to}, up to ${durationText(lines.maxMs)}`}
      >
        <clipPath id={played}>
          <rect y={-4} width={playheadPct} height={HEIGHT + 8} />
        </clipPath>
        {PERCENTILES.map((name) => {
          const d = lines.paths[name](100, HEIGHT);
          return (
            <g key={name} className={css.line} strokeDasharray={DASHES[name]}>
              <path d={d} data-coming="true" />
              <path d={d} clipPath={`url(#${played})`} />
            </g>
          );
        })}
        <path d={`M${playheadPct} 0V${HEIGHT}`} className={css.playhead} />
      </svg>
      <p className={css.small} title={howDrawn(lines.stretchMs)}>
        {children}
        <span className={css.aside}>points over {durationText(lines.stretchMs)}</span>
      </p>
    </>
  );
}

function linesOfRun({
  metrics,
  from,
  to,
}: LatencyPair & { readonly metrics: Metrics; readonly version: number }): LatencyLines | undefined {
  return metrics.span === undefined ? undefined : linesOver(metrics, { from, to }, metrics.span);
}

function howDrawn(stretchMs: number): string {
  return `Each point tells of the pairs that completed in the ${durationText(stretchMs)} before it. Where these are fewer than a hundred, p99 is the longest of them.`;
}
