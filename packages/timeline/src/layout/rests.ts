// Where nothing happens for long: the stretches that the axis may fold into a rest, as a score does with empty bars.

/** An idle stretch between two instants. */
export interface Rest {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The idle stretches of a run, and how long one may be before it is folded. */
export interface Rests {
  readonly rests: readonly Rest[];
  /** A folded gap is drawn no longer than this; only gaps of more than three times this are folded, or it would not be worth it. */
  readonly shownMs: number;
}

/** How many times longer than its drawing a gap must be. */
const WORTH_FOLDING = 3;
/** Up to this many gaps are all looked at. */
const SAMPLES_MAX = 20_000;

/**
 * Finds the gaps worth folding. A rest is drawn as long as twenty usual (median) gaps, but at most a 25th of the
 * whole (so that a handful of events folds too), at least twice the shorter ones (so that evenly spaced events do not fold), and
 * at least a 2,000th of the whole (so that there are never more than 2,000).
 *
 * @param instants when something happened, rising; equal ones are one.
 */
export function findRests(instants: Float64Array): Rests {
  const gaps = gapsOf(instants);
  if (gaps.length < 2) return { rests: [], shownMs: Number.POSITIVE_INFINITY };
  const spanMs = (instants.at(-1) as number) - (instants[0] as number);
  const sorted = sample(gaps).sort();
  const median = sorted[sorted.length >> 1] as number;
  const short = sorted[sorted.length >> 2] as number;
  const shownMs = Math.max(spanMs / 2_000, 2 * short, Math.min(spanMs / 25, 20 * median));
  const rests: Rest[] = [];
  for (let i = 1; i < instants.length; i += 1) {
    const fromMs = instants[i - 1] as number;
    const toMs = instants[i] as number;
    if (toMs - fromMs > WORTH_FOLDING * shownMs) rests.push({ fromMs, toMs });
  }
  return { rests, shownMs };
}

function gapsOf(instants: Float64Array): Float64Array {
  const gaps = new Float64Array(instants.length);
  let count = 0;
  for (let i = 1; i < instants.length; i += 1) {
    const gap = (instants[i] as number) - (instants[i - 1] as number);
    if (gap <= 0) continue;
    gaps[count] = gap;
    count += 1;
  }
  return gaps.subarray(0, count);
}

/** What is usual among a million gaps is seen from some of them: sorting them all would take a second. */
function sample(gaps: Float64Array): Float64Array {
  const stride = Math.ceil(gaps.length / SAMPLES_MAX);
  const some = new Float64Array(Math.ceil(gaps.length / stride));
  for (let i = 0; i < some.length; i += 1) some[i] = gaps[i * stride] as number;
  return some;
}
