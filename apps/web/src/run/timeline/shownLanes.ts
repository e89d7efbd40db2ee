// Which lanes are shown and how time is folded for them. Computed when the trace has grown noticeably, or when filter or switches change.
import { busyInstants, findRests, type LaneFilter, lanesPassing, parseLaneFilter, type Rests } from "@laban/timeline";
import { useEffect, useMemo } from "react";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import { useSteadyVersion } from "../useSteady.ts";
import { useTimelineView } from "./timelineView.ts";

/** The lanes that pass, in order. */
export interface ShownLanes {
  readonly lanes: readonly number[];
  readonly filter: LaneFilter;
  readonly rests: Rests | undefined;
}

/** The lanes to show. */
export function useShownLanes(): ShownLanes {
  const trace = useRun((run) => run.trace);
  const version = useSteadyVersion();
  const filterText = useTimelineView((view) => view.filterText);
  const isFailedOnly = useTimelineView((view) => view.isFailedOnly);
  const isFolding = useTimelineView((view) => view.isFolding);
  const filter = useMemo(() => parseLaneFilter(filterText), [filterText]);
  const lanes = useMemo(
    () => passing({ trace, version, filter, isFailedOnly }),
    [trace, version, filter, isFailedOnly],
  );
  const rests = useMemo(
    () => (isFolding && lanes.length > 0 ? findRests(busyInstants(trace.model, lanes)) : undefined),
    [trace, lanes, isFolding],
  );
  useEffect(() => useTimelineView.setState({ folded: rests }), [rests]);
  return useMemo(() => ({ lanes, filter, rests }), [lanes, filter, rests]);
}

/** The trace grows in place: its version says that the same trace has other lanes now. */
function passing(of: {
  readonly trace: RunTrace;
  readonly version: number;
  readonly filter: LaneFilter;
  readonly isFailedOnly: boolean;
}): readonly number[] {
  return lanesPassing(of.trace.model, of);
}
