// Events per stretch of time: what has been played is dark, the bar at the playhead is now, the rest is still to come.
import type { ReactElement } from "react";
import type { RunTrace } from "../run/runTrace.ts";
import { Card } from "./Card.tsx";
import { niceBucketMs, rateText, rateUnit } from "./niceBucket.ts";
import css from "./Metrics.module.css";

const BUCKETS = 56;
const HEIGHT = 64;

/** The event rate over the whole run. */
export function EventRateCard({
  trace,
  atMs,
}: {
  readonly trace: RunTrace;
  readonly atMs: number;
}): ReactElement | null {
  const { span } = trace.metrics;
  if (span === undefined) return null;
  const bucketMs = niceBucketMs(span.toMs - span.fromMs + 1, BUCKETS);
  const { counts } = trace.metrics.eventsPerBucket({ fromMs: span.fromMs, toMs: span.toMs + 1, bucketMs });
  const peak = counts.reduce((max, count) => Math.max(max, count), 1);
  const unit = rateUnit(peak, bucketMs);
  const now = Math.floor((atMs - span.fromMs) / bucketMs);
  const rate = (count: number): string => rateText((count / bucketMs) * unit.ms);
  const widthPct = 100 / counts.length;
  return (
    <Card title={`Events each ${unit.word}`}>
      <p className={css.figure}>
        <b>{rate(counts[now] ?? 0)}</b> <span>peak {rate(peak)}</span>
      </p>
      <svg
        className={css.chart}
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Events each ${unit.word} over the run, at most ${rate(peak)}`}
      >
        {[...counts].map((count, i) => {
          const height = count === 0 ? 0 : Math.max((count / peak) * HEIGHT, 1);
          const bucket = `bucket ${i}`;
          return (
            <rect
              key={bucket}
              x={i * widthPct}
              y={HEIGHT - height}
              width={widthPct * 0.76}
              height={height}
              className={i === now ? css.now : i < now ? css.played : css.coming}
            />
          );
        })}
      </svg>
    </Card>
  );
}
