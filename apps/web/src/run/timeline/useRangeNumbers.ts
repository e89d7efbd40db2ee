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
  readonly lanes: readonly number[];
  readonly range: TimeRange;
  /** The trace grows in place. */
  readonly records: number;
}

/** The last answer of each run, for as long as that run is there. */
const last = new WeakMap<RunTrace, { readonly of: Question; readonly numbers: RangeStatistics }>();

/** The numbers of a range over the shown lanes. */
export function useRangeNumbers(shown: ShownLanes, range: TimeRange): RangeStatistics {
  const trace = useRun((run) => run.trace);
  const settled = useDeferredValue(range);
  return numbersOf(trace, { lanes: shown.lanes, range: settled, records: trace.records.length });
}

function numbersOf(trace: RunTrace, of: Question): RangeStatistics {
  const { lanes, range, records } = of;
  const known = last.get(trace);
  if (known?.of.lanes === lanes && known.of.range === range && known.of.records === records) return known.numbers;
  const numbers = rangeStatistics(trace.model, { lanes, ...range });
  last.set(trace, { of, numbers });
  return numbers;
}
