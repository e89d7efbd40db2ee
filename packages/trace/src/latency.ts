// How long things took, as samples in order of completion: from one event type to another within a correlation, and from an
// action's start to its end per agent. A playhead cuts the samples with a binary search.
import { type Distribution, distributionOf } from "./distribution.ts";
import { createNumberColumn, type NumberColumn } from "./numberColumn.ts";

/** Samples of one duration, each with the instant at which it was complete. */
export interface LatencySeries {
  /** Instants of completion; never falls. */
  readonly completedAt: NumberColumn;
  readonly durationMs: NumberColumn;
}

/** An empty series. */
export function createLatencySeries(): LatencySeries {
  return { completedAt: createNumberColumn(), durationMs: createNumberColumn() };
}

/** Which samples of a series are asked for: those that completed in (`after`, `until`]; without `after`, everything up to `until`. */
export interface LatencyRange {
  readonly after?: number;
  readonly until: number;
  /** For pictures of many ranges: of more samples than this every so many-th is looked at and nothing else, also for the longest and the mean. */
  readonly samplesMax?: number;
}

/** The distribution of a part of a series. O(samples in the range). */
export function distributionBetween(series: LatencySeries, range: LatencyRange): Distribution | undefined {
  const from = range.after === undefined ? 0 : series.completedAt.countUpTo(range.after);
  const to = series.completedAt.countUpTo(range.until);
  if (to <= from) return undefined;
  const step = range.samplesMax === undefined ? 1 : Math.ceil((to - from) / range.samplesMax);
  const found = distributionOf(series.durationMs.slice(from, to, step));
  return found === undefined || step === 1 ? found : { ...found, count: to - from, isExact: false };
}

/** The accepted events of a trace, as far as pairing needs them: three columns of the same length. */
export interface EventColumns {
  readonly at: NumberColumn;
  /** Index of the type. */
  readonly type: NumberColumn;
  /** Index of the correlation, −1 when uncorrelated. */
  readonly correlation: NumberColumn;
}

/** Pairs two types within a correlation, incrementally. */
export interface LatencyPairing {
  readonly series: LatencySeries;
  /** Takes in the events that were added since the last call. O(new events). */
  catchUp(): void;
}

/**
 * A start opens, the next end of the same correlation closes it; further starts before that end are not counted twice.
 * An end without a start is none.
 */
export function createLatencyPairing(
  events: EventColumns,
  pair: { readonly fromType: () => number; readonly toType: () => number },
): LatencyPairing {
  const series = createLatencySeries();
  /** When the pair of each correlation was opened; NaN where none is open. Correlations are numbered, so this is a list. */
  const openedAt = createNumberColumn();
  let done = 0;
  return {
    series,
    catchUp() {
      const fromType = pair.fromType();
      const toType = pair.toType();
      for (; done < events.at.length; done += 1) {
        const correlation = events.correlation.at(done);
        if (correlation < 0) continue;
        const type = events.type.at(done);
        const at = events.at.at(done);
        while (openedAt.length <= correlation) openedAt.push(Number.NaN);
        const opened = openedAt.at(correlation);
        let isOpen = !Number.isNaN(opened);
        if (type === toType && isOpen) {
          isOpen = false;
          openedAt.set(correlation, Number.NaN);
          series.completedAt.push(at);
          series.durationMs.push(at - opened);
        }
        if (type === fromType && !isOpen) openedAt.set(correlation, at);
      }
    },
  };
}
