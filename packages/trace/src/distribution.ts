// What a set of durations looks like: its extremes and percentiles. Exact up to 100,000 samples; above, computed over every
// k-th sample in order of completion, which is the same on every host and says so with `isExact: false`.
//
// Percentiles are found by selection, not by sorting: 100,000 samples take 1 to 2 ms instead of 10. Numbers are asked of ever longer
// lists many times a second while a run plays. bench: packages/timeline/src/layout/model.bench.ts.

/** Most samples that are looked through for percentiles; see the head of the file. */
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

/** The distribution of some samples, or undefined when there are none. O(n). */
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
  const kept = stride === 1 ? samples.slice() : everyNth(samples, stride);
  // From the highest rank down: each selection leaves the smaller ones, and only those, before its place.
  const last99 = rankOf(0.99, kept.length);
  const p99 = select(kept, last99, kept.length);
  const last95 = rankOf(0.95, kept.length);
  const p95 = last95 === last99 ? p99 : select(kept, last95, last99);
  const last50 = rankOf(0.5, kept.length);
  const p50 = last50 === last95 ? p95 : select(kept, last50, last95);
  return { count, min, p50, p95, p99, max, mean: sum / count, isExact: stride === 1 };
}

/** The place of the smallest sample such that at least this share of all is not above it. */
function rankOf(share: number, count: number): number {
  return Math.min(Math.max(Math.ceil(share * count), 1), count) - 1;
}

/** The smallest sample such that at least this share of all is not above it; `sorted` rises and is not empty. */
export function nearestRank(sorted: Float64Array, share: number): number {
  return sorted[rankOf(share, sorted.length)] as number;
}

/** Below this, and after this many rounds (a list made to be hard), sorting is quicker. */
const SORTED_BELOW = 64;
const ROUNDS_MAX = 48;

/**
 * The value that would stand at `place` if [0, end) were sorted. Moves values about: what is before the place afterwards is not above it.
 * (Quickselect: median of three, parting in three so that equal values cost nothing.)
 */
function select(values: Float64Array, place: number, end: number): number {
  let low = 0;
  let high = end;
  for (let round = 0; high - low > SORTED_BELOW && round < ROUNDS_MAX; round += 1) {
    const pivot = median(values[low] as number, values[(low + high) >>> 1] as number, values[high - 1] as number);
    let below = low;
    let above = high;
    for (let i = low; i < above;) {
      const value = values[i] as number;
      if (value < pivot) {
        values[i] = values[below] as number;
        values[below] = value;
        below += 1;
        i += 1;
      } else if (value > pivot) {
        above -= 1;
        values[i] = values[above] as number;
        values[above] = value;
      } else i += 1;
    }
    if (place < below) high = below;
    else if (place >= above) low = above;
    else return pivot;
  }
  values.subarray(low, high).sort();
  return values[place] as number;
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function everyNth(samples: Float64Array, n: number): Float64Array {
  const kept = new Float64Array(Math.ceil(samples.length / n));
  for (let i = 0; i < kept.length; i += 1) kept[i] = samples[i * n] as number;
  return kept;
}
