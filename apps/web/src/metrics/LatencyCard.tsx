// How long it takes from one event type to another within a correlation: three percentiles over time, told apart by their dashes.
import { durationText } from "@laban/timeline";
import { useState, type ReactElement } from "react";
import { Select } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import type { RunTrace } from "../run/runTrace.ts";
import { Card } from "./Card.tsx";
import { defaultPair, type LatencyPair } from "./defaultPair.ts";
import { linesOver, type Percentile, PERCENTILES } from "./latencyLines.ts";
import css from "./Metrics.module.css";

const DASHES = { p50: "1.5 3", p95: "5 3", p99: "" } as const satisfies Record<Percentile, string>;
const HEIGHT = 64;

/** Latency between two types, which can be chosen. */
export function LatencyCard({ trace, atMs }: { readonly trace: RunTrace; readonly atMs: number }): ReactElement | null {
  const document = useDocument((state) => state.document);
  const [chosen, setChosen] = useState<Partial<LatencyPair>>({});
  const { span, eventTypes } = trace.metrics;
  const pair = { ...defaultPair(document, eventTypes), ...chosen };
  if (span === undefined || pair.from === undefined || pair.to === undefined) return null;
  const { from, to } = pair;
  const soFar = trace.metrics.latency({ from, to }, { until: atMs });
  const lines = linesOver(trace.metrics, { from, to }, span);
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
          <span key={name}>
            <svg width="20" height="6" aria-hidden="true">
              <path d="M0 3H20" className={css.line} strokeDasharray={DASHES[name]} />
            </svg>
            {name} <b>{soFar === undefined ? "–" : durationText(soFar[name])}</b>
          </span>
        ))}
      </p>
      {lines === undefined ? (
        <p className={css.none}>
          No {to} has followed a {from} yet.
        </p>
      ) : (
        <svg
          className={css.chart}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Latency from ${from} to ${to}, up to ${durationText(lines.maxMs)}`}
        >
          {PERCENTILES.map((name) => (
            <path key={name} d={lines.paths[name](100, HEIGHT)} className={css.line} strokeDasharray={DASHES[name]} />
          ))}
          <path d={`M${playheadPct} 0V${HEIGHT}`} className={css.playhead} />
        </svg>
      )}
      <p className={css.small}>
        {soFar === undefined
          ? ""
          : `${soFar.count} pairs${soFar.isExact ? "" : ", from a sample"}, longest ${durationText(soFar.max)}`}
      </p>
    </Card>
  );
}
