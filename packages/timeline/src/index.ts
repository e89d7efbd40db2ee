// The door of the timeline package: layout (pure) and draw (onto a 2D pen).
export { busyInstants, restsOf } from "./layout/busyInstants.ts";
export { createHistogram, type Histogram, HISTOGRAM_BINS } from "./layout/histogram.ts";
export { markAt, REACH_PX } from "./layout/hitTest.ts";
export { type CivilTime, civilTimeOf, clockText, dateText, durationText, tickText } from "./layout/instant.ts";
export {
  createLaneSearch,
  type FilterTerm,
  type LaneFilter,
  type LaneSearch,
  lanesPassing,
  parseLaneFilter,
  type WantedLanes,
} from "./layout/laneFilter.ts";
export {
  type Density,
  foldedLanePx,
  foldedPatternCount,
  foldedRows,
  type LaneRow,
  type LaneRows,
  unfoldedRows,
} from "./layout/laneRows.ts";
export { createLaneStack, type LaneStack } from "./layout/laneStack.ts";
export { endText, type LaneState, laneStateAt } from "./layout/laneState.ts";
export { createTimelineModel, type TimelineModel } from "./layout/model.ts";
export { MOMENT_KINDS, type MomentColumns, type MomentKind, type Moments } from "./layout/moments.ts";
export {
  type Bar,
  type Firing,
  type Lane,
  PIN_VERDICTS,
  type PinColumns,
  type Span,
  type SpanStep,
} from "./layout/lane.ts";
export { type AxisWindow, type Mark, placeLane } from "./layout/placeLane.ts";
export { type RangeRow, type RangeStatistics, rangeStatistics } from "./layout/rangeStatistics.ts";
export { findRests, type Rest, type Rests } from "./layout/rests.ts";
export { type Tick, ticksBetween } from "./layout/ticks.ts";
export { createWords, type Words } from "./layout/words.ts";
export { createTimeScale, pxPerMsToFit, type TimeScale, type TimeScaleParts } from "./layout/timeScale.ts";
export type { SpanKind } from "./draw/drawSpan.ts";
export { drawOverview, type OverviewScene } from "./draw/drawOverview.ts";
export { type DrawnLane, drawTimeline, type HeldLanes, type TimelineScene } from "./draw/drawTimeline.ts";
export type { Pen, TimelineTheme } from "./draw/theme.ts";
