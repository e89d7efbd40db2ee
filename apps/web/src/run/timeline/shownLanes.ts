// Which lanes are shown and how time is folded for them. Computed when the trace has grown noticeably, or when filter or switches change.
import { type LaneFilter, parseLaneFilter, type Rests, restsOf } from "@laban/timeline";
import { useEffect, useMemo } from "react";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import { useSteadyVersion } from "../useSteady.ts";
import { useTimelineView } from "./timelineView.ts";
import { usePassingLanes } from "./usePassingLanes.ts";

/** The lanes that are shown. */
export interface ShownLanes {
  /** All of them: the pinned ones first, then those that pass the filter, in order of their first event. */
  readonly lanes: readonly number[];
  /** The pinned ones, which do not scroll. */
  readonly held: readonly number[];
  /** The others, rising. */
  readonly flowing: readonly number[];
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
  const pinned = useTimelineView((view) => view.pinned);
  const passed = usePassingLanes({ trace, version, filter, isFailedOnly });
  const { lanes, held, flowing } = useMemo(
    () => parted({ trace, version, passed, pinned }),
    [trace, version, passed, pinned],
  );
  const rests = useMemo(
    () => (isFolding && lanes.length > 0 ? restsOf(trace.model, lanes) : undefined),
    [trace, lanes, isFolding],
  );
  useEffect(() => useTimelineView.setState({ folded: rests }), [rests]);
  return useMemo(() => ({ lanes, held, flowing, filter, rests }), [lanes, held, flowing, filter, rests]);
}

/** Parts the pinned lanes from those that scroll; a pinned one is shown whatever the filter says. */
function parted(of: {
  readonly trace: RunTrace;
  readonly version: number;
  readonly passed: readonly number[];
  readonly pinned: readonly (string | null)[];
}): Pick<ShownLanes, "lanes" | "held" | "flowing"> {
  const { trace, passed, pinned } = of;
  const held = pinned.map((each) => trace.model.laneOf(each)).filter((lane) => lane !== undefined);
  if (held.length === 0) return { lanes: passed, held, flowing: passed };
  const flowing = passed.filter((lane) => !held.includes(lane));
  return { lanes: [...held, ...flowing], held, flowing };
}
