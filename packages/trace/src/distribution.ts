// What a set of durations looks like: its extremes and percentiles. Exact up to 100,000 samples; above, computed over every
// k-th sample in order of completion, which is the same on every host and says so with `isExact: false`.

/** Most samples that are sorted; see the head of the file. */
export const EXACT_SAMPLES_MAX = 100_000;

/** Durations in milliseconds; the percentiles are samples that occurred (nearest rank), never interpolated. */
export interface Distribution {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
  readonly isExact: boolean;
}

/** The distribution of some samples, or undefined when there are none. O(n log n) in at most `EXACT_SAMPLES_MAX`. */
export function distributionOf(samples: Float64Array): Distribution | undefined {
  const count = samples.length;
  if (count === 0) return undefined;
  const stride = Math.ceil(count / EXACT_SAMPLES_MAX);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const sample of samples) {
    if (sample < min) min = sample;
    if (sample > max) max = sample;
    sum += sample;
  }
  const sorted = stride === 1 ? samples.slice() : everyNth(samples, stride);
  sorted.sort();
  return {
    count,
    min,
    p50: nearestRank(sorted, 0.5),
    p95: nearestRank(sorted, 0.95),
    p99: nearestRank(sorted, 0.99),
    max,
    mean: sum / count,
    isExact: stride === 1,
  };
}

/** The smallest sample such that at least this share of all is not above it; `sorted` rises and is not empty. */
export function nearestRank(sorted: Float64Array, share: number): number {
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] as number;
}

function everyNth(samples: Float64Array, n: number): Float64Array {
  const kept = new Float64Array(Math.ceil(samples.length / n));
  for (let i = 0; i < kept.length; i += 1) kept[i] = samples[i * n] as number;
  return kept;
}
