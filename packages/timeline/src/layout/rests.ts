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

/**
 * Finds the gaps worth folding. A rest is drawn as long as twenty usual (median) gaps, but at most a 25th of the
 * whole (so that a handful of events folds too), at least twice the shorter ones (so that evenly spaced events do not fold), and
 * at least a 2,000th of the whole (so that there are never more than 2,000).
 *
 * @param instants when something happened, rising; equal ones are one.
 */
export function findRests(instants: Float64Array): Rests {
  const gaps: number[] = [];
  for (let i = 1; i < instants.length; i += 1) {
    const gap = (instants[i] as number) - (instants[i - 1] as number);
    if (gap > 0) gaps.push(gap);
  }
  if (gaps.length < 2) return { rests: [], shownMs: Number.POSITIVE_INFINITY };
  const spanMs = (instants.at(-1) as number) - (instants[0] as number);
  const sorted = Float64Array.from(gaps).sort();
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
