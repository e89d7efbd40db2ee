// The numbers of the marked range. Line and table ask for the same ones, and ask again with every movement of the hand: they are counted once, and after the
// picture has followed the hand.
import { type RangeStatistics, rangeStatistics } from "@laban/timeline";
import { useDeferredValue } from "react";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import type { ShownLanes } from "./shownLanes.ts";
import type { TimeRange } from "./timelineView.ts";

/** What they were counted of. */
interface Question {
  readonly trace: RunTrace;
  readonly lanes: readonly number[];
  readonly range: TimeRange;
  /** The trace grows in place. */
  readonly records: number;
}

let last: { readonly of: Question; readonly numbers: RangeStatistics } | undefined;

/** The numbers of a range over the shown lanes. */
export function useRangeNumbers(shown: ShownLanes, range: TimeRange): RangeStatistics {
  const trace = useRun((run) => run.trace);
  const settled = useDeferredValue(range);
  return numbersOf({ trace, lanes: shown.lanes, range: settled, records: trace.records.length });
}

function numbersOf(of: Question): RangeStatistics {
  const { trace, lanes, range, records } = of;
  if (last?.of.trace === trace && last.of.lanes === lanes && last.of.range === range && last.of.records === records)
    return last.numbers;
  const numbers = rangeStatistics(trace.model, { lanes, ...range });
  last = { of, numbers };
  return numbers;
}
