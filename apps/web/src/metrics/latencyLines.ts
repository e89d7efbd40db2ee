// The percentiles of a latency over time, as paths: one point per stretch of time in which something completed, and a gap where nothing did.
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

/** Stretches over the whole: as many as give each a few pairs to take percentiles of, within these. */
const STRETCHES = { least: 8, most: 40, pairsEach: 4 } as const;

/** The percentiles of one stretch; `share` is where its middle is, from 0 to 1. */
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
  const wanted = Math.min(Math.max(Math.round(pairs / STRETCHES.pairsEach), STRETCHES.least), STRETCHES.most);
  const stretchMs = niceBucketMs(spanMs, wanted);
  const pieces: Point[][] = [];
  let piece: Point[] | undefined;
  let maxMs = 0;
  for (let fromMs = span.fromMs; fromMs <= span.toMs; fromMs += stretchMs) {
    const found = metrics.latency(pair, { after: fromMs - 1, until: fromMs + stretchMs - 1 });
    if (found === undefined) {
      piece = undefined;
      continue;
    }
    if (piece === undefined) {
      piece = [];
      pieces.push(piece);
    }
    maxMs = Math.max(maxMs, found.p99);
    piece.push({ share: Math.min((fromMs + stretchMs / 2 - span.fromMs) / spanMs, 1), values: found });
  }
  if (pieces.length === 0) return undefined;
  const half = stretchMs / spanMs / 2;
  const path =
    (name: Percentile) =>
    (width: number, height: number): string => {
      const y = (point: Point): string =>
        (height - 2 - (point.values[name] / Math.max(maxMs, 1)) * (height - 4)).toFixed(2);
      const x = (share: number): string => (Math.min(Math.max(share, 0), 1) * width).toFixed(2);
      // A stretch between two gaps is a level as wide as itself: a point alone would not be seen.
      const drawn = (points: readonly Point[]): string => {
        const [only] = points;
        if (points.length === 1 && only !== undefined)
          return `M${x(only.share - half)} ${y(only)}H${x(only.share + half)}`;
        return points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.share)} ${y(point)}`).join("");
      };
      return pieces.map(drawn).join("");
    };
  return { maxMs, paths: { p50: path("p50"), p95: path("p95"), p99: path("p99") } };
}
