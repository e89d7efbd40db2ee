// How much happens when, over the whole run, for the overview: counts in equal stretches of time. It takes instants in any
// order and never needs to know the end: when time runs past the last bin, neighbouring bins merge and every bin is twice as long.

/** Most bins; a power of two. */
export const HISTOGRAM_BINS = 4_096;

/** Counts over time. */
export interface Histogram {
  readonly fromMs: number;
  readonly binMs: number;
  /** The counts of bin i, [fromMs + i·binMs, fromMs + (i+1)·binMs). Not valid after the next `add`. */
  readonly bins: Float64Array;
  add(atMs: number): void;
  /** The bins merged by 2^level: level 0 are the bins themselves. Cached until the next `add`. */
  level(level: number): Float64Array;
}

/** An empty histogram. */
export function createHistogram(): Histogram {
  let bins: Float64Array = new Float64Array(HISTOGRAM_BINS);
  let fromMs = Number.NaN;
  let binMs = 1;
  let levels: Float64Array[] = [];

  return {
    get fromMs() {
      return fromMs;
    },
    get binMs() {
      return binMs;
    },
    get bins() {
      return bins;
    },
    add(atMs) {
      levels = [];
      if (Number.isNaN(fromMs)) fromMs = Math.floor(atMs);
      while (atMs >= fromMs + binMs * HISTOGRAM_BINS) {
        bins = mergedInto(new Float64Array(HISTOGRAM_BINS), bins, 0);
        binMs *= 2;
      }
      // An earlier instant makes room at the front: the old bins move to the upper half.
      while (atMs < fromMs) {
        bins = mergedInto(new Float64Array(HISTOGRAM_BINS), bins, HISTOGRAM_BINS / 2);
        fromMs -= binMs * HISTOGRAM_BINS;
        binMs *= 2;
      }
      const bin = Math.floor((atMs - fromMs) / binMs);
      bins[bin] = (bins[bin] as number) + 1;
    },
    level(level) {
      levels[0] = bins;
      for (let i = levels.length; i <= level; i += 1) {
        const below = levels[i - 1] as Float64Array;
        levels[i] = mergedInto(new Float64Array(Math.max(below.length / 2, 1)), below, 0);
      }
      return levels[level] ?? bins;
    },
  };
}

function mergedInto(target: Float64Array, source: Float64Array, offset: number): Float64Array {
  for (let i = 0; i < source.length; i += 2) {
    target[offset + i / 2] = (source[i] as number) + (source[i + 1] ?? 0);
  }
  return target;
}
