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
/** A rest is drawn no shorter than the whole divided by this. */
const SHORTEST_REST = 2_000;
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
  const all = gapsOf(instants);
  const spanMs = (instants.at(-1) ?? 0) - (instants[0] ?? 0);
  const gaps: Rest[] = [];
  for (let i = 1; i < instants.length; i += 1) {
    const fromMs = instants[i - 1] as number;
    const toMs = instants[i] as number;
    if (gapsMatter(toMs - fromMs, spanMs)) gaps.push({ fromMs, toMs });
  }
  return restsAmong({ gaps, sample: sampleOf(all), count: all.length, spanMs });
}

/** Whether a gap can be folded at all, in a run of some length: a rest is drawn no shorter than a 2,000th of it. */
export function gapsMatter(gapMs: number, spanMs: number): boolean {
  return gapMs > (WORTH_FOLDING * spanMs) / SHORTEST_REST;
}

/** What folds among gaps that can. */
export function restsAmong(of: {
  /** All that matter, in order. */
  readonly gaps: readonly Rest[];
  /** The lengths of some of all gaps; sorted by this. */
  readonly sample: Float64Array;
  /** How many gaps there are. */
  readonly count: number;
  readonly spanMs: number;
}): Rests {
  if (of.count < 2) return { rests: [], shownMs: Number.POSITIVE_INFINITY };
  const sorted = of.sample.sort();
  const median = sorted[sorted.length >> 1] as number;
  const short = sorted[sorted.length >> 2] as number;
  const shownMs = Math.max(of.spanMs / SHORTEST_REST, 2 * short, Math.min(of.spanMs / 25, 20 * median));
  return { rests: of.gaps.filter(({ fromMs, toMs }) => toMs - fromMs > WORTH_FOLDING * shownMs), shownMs };
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
function sampleOf(gaps: Float64Array): Float64Array {
  const stride = Math.ceil(gaps.length / SAMPLES_MAX);
  const some = new Float64Array(Math.ceil(gaps.length / stride));
  for (let i = 0; i < some.length; i += 1) some[i] = gaps[i * stride] as number;
  return some;
}
