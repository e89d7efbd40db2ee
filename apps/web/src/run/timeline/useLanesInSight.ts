// A lane that a hand asked for (by unfolding it, by filtering for it) is not shown as an empty line: time is moved to where it begins.
import type { Lane } from "@laban/timeline";
import { useEffect, useRef } from "react";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import type { ShownLanes } from "./shownLanes.ts";
import { isLaneEmptyIn, showInstant, type TimelineGeometry, type TimelineRoom } from "./timelineScene.ts";
import { useTimelineView } from "./timelineView.ts";

/** Moves the window when a lane is unfolded that has nothing in it, or when the filter leaves only such lanes in view. */
export function useLanesInSight(
  geometryNow: () => TimelineGeometry | undefined,
  of: { readonly trace: RunTrace; readonly shown: ShownLanes; readonly room: TimelineRoom },
): void {
  const { trace, shown, room } = of;
  const { widthPx } = room;
  const unfolded = useTimelineView((view) => view.unfolded);
  const before = useRef(unfolded);
  useEffect(() => {
    const correlation = [...unfolded].find((each) => !before.current.has(each));
    before.current = unfolded;
    const index = correlation === undefined ? undefined : trace.model.laneOf(correlation);
    const lane = index === undefined ? undefined : trace.model.lanes[index];
    const geometry = geometryNow();
    if (lane !== undefined && geometry !== undefined && isLaneEmptyIn(geometry, widthPx, lane))
      showInstant(geometry, widthPx, lane.firstAt);
  }, [unfolded, trace, geometryNow, widthPx]);

  const { filter } = shown;
  const filtered = useRef(filter);
  useEffect(() => {
    if (filtered.current === filter) return;
    filtered.current = filter;
    const geometry = geometryNow();
    // While it plays, the window stays with the playhead; each lane says where its events are.
    if (geometry === undefined || useRun.getState().isPlaying) return;
    const { stack, scrollTopPx, lanes } = geometry;
    const { first, end } = stack.placesBetween(scrollTopPx, scrollTopPx + room.heightPx - room.rulerPx);
    const seen = lanes.slice(first, end).map((index) => trace.model.lanes[index] as Lane);
    const [top] = seen;
    if (top !== undefined && seen.every((lane) => isLaneEmptyIn(geometry, widthPx, lane)))
      showInstant(geometry, widthPx, top.firstAt);
  }, [filter, trace, geometryNow, room, widthPx]);
}
