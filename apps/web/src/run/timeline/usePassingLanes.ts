// Which lanes pass the filter. Of many lanes the search is done in parts, so that the page stays quick while a word is typed; until it is done the lanes
// that passed before stay.
import { createLaneSearch, type LaneFilter, lanesPassing } from "@laban/timeline";
import { useEffect, useMemo, useState } from "react";
import type { RunTrace } from "../runTrace.ts";

/** What lanes are wanted of which trace. It grows in place: its version says that the same trace has other lanes now. */
export interface WantedOfTrace {
  readonly trace: RunTrace;
  readonly version: number;
  readonly filter: LaneFilter;
  readonly isFailedOnly: boolean;
}

/** So many are searched at once: a few milliseconds. */
const AT_ONCE = 40_000;
/** Longest that a part of a search works, and lanes between two looks at the clock. */
const SLICE_MS = 9;
const LANES_PER_LOOK = 4_000;

/** The lanes that pass, in their order. */
export function usePassingLanes({ trace, version, filter, isFailedOnly }: WantedOfTrace): readonly number[] {
  const isAll = !isFailedOnly && (!filter.ok || filter.alternatives.length === 0);
  const isLong = !isAll && trace.model.lanes.length > AT_ONCE;
  const atOnce = useMemo(
    () => (isLong ? undefined : passing({ trace, version, filter, isFailedOnly })),
    [isLong, trace, version, filter, isFailedOnly],
  );
  const [found, setFound] = useState<{ readonly trace: RunTrace; readonly lanes: readonly number[] }>();
  useEffect(() => {
    if (!isLong) return;
    return searchInParts({ trace, version, filter, isFailedOnly }, (lanes) => setFound({ trace, lanes }));
  }, [isLong, trace, version, filter, isFailedOnly]);
  return atOnce ?? (found?.trace === trace ? found.lanes : NONE);
}

const NONE: readonly number[] = [];

function passing({ trace: { model }, filter, isFailedOnly }: WantedOfTrace): readonly number[] {
  if (!isFailedOnly && (!filter.ok || filter.alternatives.length === 0)) return model.lanes.map((_, i) => i);
  return lanesPassing(model, { filter, isFailedOnly });
}

/** Searches a little at a time; gives up when what it returns is called. */
function searchInParts(wanted: WantedOfTrace, onDone: (lanes: readonly number[]) => void): () => void {
  const search = createLaneSearch(wanted.trace.model, wanted);
  const lanes: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (): void => {
    const begin = performance.now();
    while (!search.isDone && performance.now() - begin < SLICE_MS) lanes.push(...search.next(LANES_PER_LOOK));
    if (search.isDone) onDone(lanes);
    else timer = setTimeout(work, 0);
  };
  timer = setTimeout(work, 0);
  return () => clearTimeout(timer);
}
