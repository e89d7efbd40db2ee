// When something happened in some lanes: what the axis may not fold away.
import type { TimelineModel } from "./model.ts";

/**
 * The instants of events and of ends in the lanes, rising. Lanes that are hidden do not count, so that filtering to one
 * correlation folds the time in which it rested. O(n log n).
 */
export function busyInstants(model: TimelineModel, lanes: readonly number[]): Float64Array {
  const instants: number[] = [];
  for (const index of lanes) {
    const lane = model.lanes[index];
    if (lane === undefined) continue;
    for (const pin of lane.pins) instants.push(model.pins.at.at(pin));
    for (const bar of lane.bars) if (bar.endAt !== undefined) instants.push(bar.endAt);
    for (const span of lane.spans) if (span.endAt !== undefined) instants.push(span.endAt);
  }
  return Float64Array.from(instants).sort();
}
