// When correlations began, when they were last heard of, and which still have an open run: how many are in the air at any instant.
import { createNumberColumn } from "./numberColumn.ts";

/** The lives of the correlations of one trace. Instants never fall. */
export interface CorrelationLives {
  /** Something happened to it; its number, in order of first appearance. */
  touch(correlation: string, at: number): number;
  /** A run of it opened, bound an event, ended. */
  open(run: number, correlation: string, at: number): void;
  advance(run: number, at: number): void;
  end(run: number, at: number): void;
  begunAt(at: number): number;
  /** Begun, and neither at its last record yet nor without open runs. O(log n) after a sort whenever the trace has grown. */
  activeAt(at: number): number;
}

/** No correlations yet. */
export function createCorrelationLives(): CorrelationLives {
  const indexOf = new Map<string, number>();
  const first = createNumberColumn();
  const last = createNumberColumn();
  const openRuns = createNumberColumn();
  const runs = new Map<number, number>();
  let sortedEnds: Float64Array | undefined;

  const touch = (correlation: string, at: number): number => {
    sortedEnds = undefined;
    let index = indexOf.get(correlation);
    if (index === undefined) {
      index = indexOf.size;
      indexOf.set(correlation, index);
      first.push(at);
      last.push(at);
      openRuns.push(0);
    } else {
      last.set(index, at);
    }
    return index;
  };
  const touchRun = (run: number, at: number): number | undefined => {
    const index = runs.get(run);
    if (index === undefined) return undefined;
    sortedEnds = undefined;
    last.set(index, at);
    return index;
  };
  // Ends rise only after sorting, which is put off until someone asks. 100k correlations: 6 ms, once per batch of records.
  const ends = (): Float64Array => {
    sortedEnds ??= last
      .values()
      .map((at, i) => (openRuns.at(i) > 0 ? Number.POSITIVE_INFINITY : at))
      .sort();
    return sortedEnds;
  };
  return {
    touch,
    open(run, correlation, at) {
      const index = touch(correlation, at);
      runs.set(run, index);
      openRuns.set(index, openRuns.at(index) + 1);
    },
    advance(run, at) {
      touchRun(run, at);
    },
    end(run, at) {
      const index = touchRun(run, at);
      if (index === undefined) return;
      runs.delete(run);
      openRuns.set(index, openRuns.at(index) - 1);
    },
    begunAt: (at) => first.countUpTo(at),
    // Begun and not over: the end itself still counts as active no longer.
    activeAt(at) {
      const sorted = ends();
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return first.countUpTo(at) - low;
    },
  };
}
