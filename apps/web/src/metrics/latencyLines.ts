// The percentiles of a latency over time, as paths. A point tells of the pairs that completed in the stretch before it; stretches overlap, so that each has enough
// pairs for its percentiles and the line still moves in small steps. Where nothing completed there is a gap.
import type { Metrics } from "@laban/trace";
import { niceBucketMs } from "./niceBucket.ts";

/** The percentiles that are drawn. */
export const PERCENTILES = ["p50", "p95", "p99"] as const;

/** One of them. */
export type Percentile = (typeof PERCENTILES)[number];

/** Paths of the percentiles, for any size of chart. */
export interface LatencyLines {
  readonly maxMs: number;
  /** How long the stretch is that each point tells of. */
  readonly stretchMs: number;
  readonly paths: Readonly<Record<Percentile, (width: number, height: number) => string>>;
}

/** A stretch has some thirty pairs in the mean, but the whole is never less than these stretches long, nor more. */
const PAIRS_EACH = 30;
const STRETCHES = { least: 6, most: 40 } as const;
/** Points per stretch. */
const STEPS = 5;
/** Of a stretch with more pairs than this, a point tells from a sample: a line is no more than a pixel wide. */
const SAMPLES_MAX = 2_000;

/** The percentiles of one stretch; `share` is where its end is, from 0 to 1. */
interface Point {
  readonly share: number;
  readonly values: Readonly<Record<Percentile, number>>;
}

/** The lines over a span, or undefined where nothing completed. */
export function linesOver(
  metrics: Metrics,
  pair: { readonly from: string; readonly to: string },
  span: { readonly fromMs: number; readonly toMs: number },
): LatencyLines | undefined {
  const spanMs = Math.max(span.toMs - span.fromMs, 1);
  const pairs = metrics.latency(pair, { until: span.toMs })?.count ?? 0;
  const stretches = Math.min(Math.max(Math.round(pairs / PAIRS_EACH), STRETCHES.least), STRETCHES.most);
  const stretchMs = niceBucketMs(spanMs, stretches);
  const stepMs = stretchMs / STEPS;
  const pieces: Point[][] = [];
  let piece: Point[] | undefined;
  let maxMs = 0;
  for (let toMs = span.fromMs + stepMs; toMs < span.toMs + stepMs; toMs += stepMs) {
    const until = Math.min(toMs, span.toMs);
    const found = metrics.latency(pair, { after: toMs - stretchMs, until, samplesMax: SAMPLES_MAX });
    if (found === undefined) {
      piece = undefined;
      continue;
    }
    if (piece === undefined) {
      piece = [];
      pieces.push(piece);
    }
    maxMs = Math.max(maxMs, found.p99);
    piece.push({ share: Math.min((toMs - span.fromMs) / spanMs, 1), values: found });
  }
  if (pieces.length === 0) return undefined;
  const path =
    (name: Percentile) =>
    (width: number, height: number): string => {
      const y = (point: Point): string =>
        (height - 2 - (point.values[name] / Math.max(maxMs, 1)) * (height - 4)).toFixed(2);
      const x = (share: number): string => (Math.min(Math.max(share, 0), 1) * width).toFixed(2);
      return pieces
        .map((points) => {
          const [first] = points as [Point];
          // A piece begins where its first step does: a point alone would not be seen.
          const begin = `M${x(first.share - stepMs / spanMs)} ${y(first)}`;
          return begin + points.map((point) => `L${x(point.share)} ${y(point)}`).join("");
        })
        .join("");
    };
  return { maxMs, stretchMs, paths: { p50: path("p50"), p95: path("p95"), p99: path("p99") } };
}
