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

/** What of a series completed in (`after`, `until`]; without `after`, everything up to `until`. */
export function distributionBetween(
  series: LatencySeries,
  range: { readonly after?: number; readonly until: number },
): Distribution | undefined {
  const from = range.after === undefined ? 0 : series.completedAt.countUpTo(range.after);
  const to = series.completedAt.countUpTo(range.until);
  return to <= from ? undefined : distributionOf(series.durationMs.values().subarray(from, to));
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
  const openedAt = new Map<number, number>();
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
        const opened = openedAt.get(correlation);
        if (type === toType && opened !== undefined) {
          openedAt.delete(correlation);
          series.completedAt.push(at);
          series.durationMs.push(at - opened);
        }
        if (type === fromType && !openedAt.has(correlation)) openedAt.set(correlation, at);
      }
    },
  };
}
