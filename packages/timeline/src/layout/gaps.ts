// The gaps between instants as they come, in order: which of them may be worth folding, and a sample of all of them. So what folds over the whole of a growing run
// is known without reading its instants again: only gaps of more than a 667th of the whole are ever folded, and the whole only grows.
import { gapsMatter, restsAmong, type Rest, type Rests } from "./rests.ts";

/** The gaps so far. */
export interface Gaps {
  /** Takes the next instant; they never fall. */
  add(atMs: number): void;
  /** What folds. O(candidates + sample · log). */
  rests(): Rests;
}

/** Of more gaps than this every other one is let go, again and again. */
const SAMPLE_MAX = 16_384;
/** Candidates are looked through again once there are more than this, and more than twice those that stayed. */
const CANDIDATES_MAX = 4_096;

/** No gaps yet. */
export function createGaps(): Gaps {
  let firstMs = Number.NaN;
  let lastMs = Number.NaN;
  let wide: Rest[] = [];
  let lookAgainAt = CANDIDATES_MAX;
  let sample: number[] = [];
  /** Every so many-th gap is in the sample. */
  let stride = 1;
  let count = 0;

  const addGap = (fromMs: number, toMs: number): void => {
    const spanMs = toMs - firstMs;
    if (gapsMatter(toMs - fromMs, spanMs)) wide.push({ fromMs, toMs });
    if (wide.length > lookAgainAt) {
      wide = wide.filter((each) => gapsMatter(each.toMs - each.fromMs, spanMs));
      lookAgainAt = Math.max(CANDIDATES_MAX, 2 * wide.length);
    }
    if (count % stride === 0) sample.push(toMs - fromMs);
    count += 1;
    if (sample.length > SAMPLE_MAX) {
      sample = sample.filter((_, i) => i % 2 === 0);
      stride *= 2;
    }
  };
  return {
    add(atMs) {
      if (Number.isNaN(firstMs)) firstMs = atMs;
      else if (atMs > lastMs) addGap(lastMs, atMs);
      lastMs = atMs;
    },
    rests() {
      return restsAmong({ gaps: wide, sample: Float64Array.from(sample), count, spanMs: lastMs - firstMs });
    },
  };
}
