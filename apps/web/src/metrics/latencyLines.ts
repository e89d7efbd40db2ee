// The percentiles of a latency over time, as paths: one point per stretch of time in which something completed.
import type { Metrics } from "@laban/trace";
import { niceBucketMs } from "./niceBucket.ts";

/** The percentiles that are drawn. */
export const PERCENTILES = ["p50", "p95", "p99"] as const;

/** One of them. */
export type Percentile = (typeof PERCENTILES)[number];

/** Paths of the percentiles, for any size of chart. */
export interface LatencyLines {
  readonly maxMs: number;
  readonly paths: Readonly<Record<Percentile, (width: number, height: number) => string>>;
}

const STRETCHES = 40;

/** The lines over a span, or undefined where nothing completed. */
export function linesOver(
  metrics: Metrics,
  pair: { readonly from: string; readonly to: string },
  span: { readonly fromMs: number; readonly toMs: number },
): LatencyLines | undefined {
  const spanMs = Math.max(span.toMs - span.fromMs, 1);
  const stretchMs = niceBucketMs(spanMs, STRETCHES);
  const points: { readonly share: number; readonly values: Readonly<Record<Percentile, number>> }[] = [];
  let maxMs = 0;
  for (let fromMs = span.fromMs; fromMs < span.toMs; fromMs += stretchMs) {
    const found = metrics.latency(pair, { after: fromMs - 1, until: fromMs + stretchMs - 1 });
    if (found === undefined) continue;
    maxMs = Math.max(maxMs, found.p99);
    points.push({ share: Math.min((fromMs + stretchMs / 2 - span.fromMs) / spanMs, 1), values: found });
  }
  if (points.length === 0) return undefined;
  const path =
    (name: Percentile) =>
    (width: number, height: number): string =>
      points
        .map(
          ({ share, values }, i) =>
            `${i === 0 ? "M" : "L"}${(share * width).toFixed(2)} ${(height - 2 - (values[name] / Math.max(maxMs, 1)) * (height - 4)).toFixed(2)}`,
        )
        .join("") + (points.length === 1 ? `h${(width * 0.02).toFixed(2)}` : "");
  return { maxMs, paths: { p50: path("p50"), p95: path("p95"), p99: path("p99") } };
}
