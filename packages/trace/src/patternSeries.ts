// What one pattern did over time: an instant for each firing, refusal and outcome, so that any count at any playhead is a
// binary search. The law of semantics section 4 (opened = outcomes + active) holds by construction at every instant.
import { createNumberColumn, type NumberColumn } from "./numberColumn.ts";
import type { Outcome } from "./records.ts";

/** The six ways in which a run ends, in the order in which they are listed everywhere. */
export const OUTCOMES: readonly Outcome[] = ["matched", "timeout", "violated", "broken", "cancelled", "evicted"];

/** Counts of one pattern up to a playhead. */
export interface PatternCounts {
  /** Effects of the outcome `matched`: a plain pattern fired, a stateful one matched. */
  readonly fired: number;
  readonly noMatch: number;
  readonly unknown: number;
  readonly cooling: number;
  readonly excluded: number;
  /** Events that the state of the key's machine did not take. */
  readonly unexpected: number;
  /** Runs; all zero for a plain pattern. opened = the six outcomes + active, at every playhead. */
  readonly opened: number;
  readonly active: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Of `cancelled`, those that a new start restarted. */
  readonly restarted: number;
}

/** The instants at which one pattern did something; each column never falls. */
export interface PatternSeries {
  readonly fired: NumberColumn;
  readonly refused: Readonly<Record<"false" | "unknown" | "cooling" | "excluded" | "unexpected", NumberColumn>>;
  readonly opened: NumberColumn;
  readonly ended: Readonly<Record<Outcome, NumberColumn>>;
  readonly restarted: NumberColumn;
}

/** An empty series. */
export function createPatternSeries(): PatternSeries {
  return {
    fired: createNumberColumn(),
    refused: {
      false: createNumberColumn(),
      unknown: createNumberColumn(),
      cooling: createNumberColumn(),
      excluded: createNumberColumn(),
      unexpected: createNumberColumn(),
    },
    opened: createNumberColumn(),
    ended: {
      matched: createNumberColumn(),
      timeout: createNumberColumn(),
      violated: createNumberColumn(),
      broken: createNumberColumn(),
      cancelled: createNumberColumn(),
      evicted: createNumberColumn(),
    },
    restarted: createNumberColumn(),
  };
}

/** The counts at a playhead, inclusive. O(log n). */
export function countsAt(series: PatternSeries, at: number): PatternCounts {
  const outcomes = {
    matched: series.ended.matched.countUpTo(at),
    timeout: series.ended.timeout.countUpTo(at),
    violated: series.ended.violated.countUpTo(at),
    broken: series.ended.broken.countUpTo(at),
    cancelled: series.ended.cancelled.countUpTo(at),
    evicted: series.ended.evicted.countUpTo(at),
  };
  const opened = series.opened.countUpTo(at);
  let ended = 0;
  for (const outcome of OUTCOMES) ended += outcomes[outcome];
  return {
    fired: series.fired.countUpTo(at),
    noMatch: series.refused.false.countUpTo(at),
    unknown: series.refused.unknown.countUpTo(at),
    cooling: series.refused.cooling.countUpTo(at),
    excluded: series.refused.excluded.countUpTo(at),
    unexpected: series.refused.unexpected.countUpTo(at),
    opened,
    active: opened - ended,
    outcomes,
    restarted: series.restarted.countUpTo(at),
  };
}
