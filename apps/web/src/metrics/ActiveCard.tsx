// How many correlations are in the air, and how many are done.
import { useId, type ReactElement } from "react";
import { countText, shareText } from "../run/counts.ts";
import type { RunTrace } from "../run/runTrace.ts";
import { Card } from "./Card.tsx";
import { niceBucketMs } from "./niceBucket.ts";
import css from "./Metrics.module.css";

const HEIGHT = 64;

/** Active correlations over time, and completion at the playhead. */
export function ActiveCard({ trace, atMs }: { readonly trace: RunTrace; readonly atMs: number }): ReactElement | null {
  const played = useId();
  const { span } = trace.metrics;
  if (span === undefined) return null;
  const spanMs = Math.max(span.toMs - span.fromMs, 1);
  const bucketMs = niceBucketMs(spanMs, 80);
  const { counts } = trace.metrics.activePerBucket({ fromMs: span.fromMs, toMs: span.toMs + 1, bucketMs });
  const peak = counts.reduce((max, count) => Math.max(max, count), 1);
  const now = trace.metrics.countsAt(atMs);
  const done = now.correlations - now.activeCorrelations;
  const point = (count: number, i: number): string =>
    `${((i / Math.max(counts.length - 1, 1)) * 100).toFixed(2)} ${(HEIGHT - (count / peak) * (HEIGHT - 3)).toFixed(2)}`;
  const curve = [...counts].map(point).join("L");
  const playheadPct = Math.min(Math.max(((atMs - span.fromMs) / spanMs) * 100, 0), 100);
  const ended = now.opened === 0 ? 0 : now.ended / now.opened;
  return (
    <Card title="Correlations in the air">
      <p className={css.figure}>
        <b>{countText(now.activeCorrelations)}</b> <span>peak {countText(peak)}</span>
        <span className={css.right}>
          {countText(done)} of {countText(now.correlations)} done
          {now.opened > 0 && `, ${shareText(ended)} of runs ended`}
        </span>
      </p>
      <svg
        className={css.chart}
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Active correlations over the run, at most ${peak}`}
      >
        <clipPath id={played}>
          <rect y={-4} width={playheadPct} height={HEIGHT + 8} />
        </clipPath>
        <path d={`M${curve}`} className={css.line} data-coming="true" />
        <g clipPath={`url(#${played})`}>
          <path d={`M0 ${HEIGHT}L${curve}L100 ${HEIGHT}Z`} className={css.area} />
          <path d={`M${curve}`} className={css.line} />
        </g>
        <path d={`M${playheadPct} 0V${HEIGHT}`} className={css.playhead} />
      </svg>
    </Card>
  );
}
