// From the run and the view to what is drawn: scale, stack, window. One place decides zoom, limits and following; canvas, headers and overview read it.
import {
  createLaneStack,
  createTimeScale,
  type Density,
  foldedLanePx,
  foldedPatternCount,
  foldedRows,
  type HeldLanes,
  type Lane,
  type LaneRows,
  type LaneStack,
  pxPerMsToFit,
  type TimeScale,
  unfoldedRows,
} from "@laban/timeline";
import { type Cursor, eventsPlayed, useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import type { ShownLanes } from "./shownLanes.ts";
import { PINNED_MAX, useTimelineView } from "./timelineView.ts";

/** The room that the lanes have, in CSS pixels. */
export interface TimelineRoom {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rulerPx: number;
  readonly density: Density;
}

/** The geometry of the timeline at this moment. */
export interface TimelineGeometry {
  readonly scale: TimeScale;
  readonly leftPx: number;
  readonly scrollTopPx: number;
  /** The lanes that scroll. */
  readonly stack: LaneStack;
  readonly lanes: readonly number[];
  readonly rowsOf: (lane: number) => LaneRows;
  /** The lanes that stay at the top. */
  readonly held: HeldLanes;
}

/** Where the playhead is kept while following, as a share of the width. */
const FOLLOW_SHARE = 0.68;
/** Most of the height that pinned lanes get. */
const HELD_SHARE = 0.7;
/** Free room before the first and after the last instant. */
const MARGIN_PX = 28;

/** The geometry for a trace, or undefined while there is nothing to show. */
export function geometryOf(trace: RunTrace, shown: ShownLanes, room: TimelineRoom): TimelineGeometry | undefined {
  const { model } = trace;
  const { span } = model;
  if (span === undefined || room.widthPx < 40) return undefined;
  const view = useTimelineView.getState();
  const lanePx = foldedLanePx(room.density, foldedPatternCount(model));
  const rows = unfoldedRowsOf(trace, view.unfolded, room.density);
  const stackOf = (lanes: readonly number[]): LaneStack => {
    const unfolded = new Map<number, number>();
    for (const [index, made] of rows) {
      const place = placeOf(lanes, index);
      if (place >= 0) unfolded.set(place, made.heightPx);
    }
    return createLaneStack({ count: lanes.length, lanePx, unfolded });
  };
  const stack = stackOf(shown.flowing);
  const heldStack = stackOf(shown.held);
  const lanesPx = room.heightPx - room.rulerPx;
  const heldPx = Math.min(heldStack.heightPx, Math.round(lanesPx * HELD_SHARE));
  const pxPerMs = view.pxPerMs ?? openingPxPerMs(trace, shown, room, lanePx);
  const scale = createTimeScale({ ...span, pxPerMs, ...(shown.rests === undefined ? {} : { folded: shown.rests }) });
  const viewHeightPx = lanesPx - heldPx;
  const following = view.isFollowing
    ? followed(trace, shown, { scale, stack, widthPx: room.widthPx, viewHeightPx })
    : undefined;
  const wantedLeft = following?.leftPx ?? (view.leftMs === null ? -MARGIN_PX : scale.xOf(view.leftMs));
  const leftPx = clamp(wantedLeft, -MARGIN_PX, Math.max(scale.widthPx - room.widthPx * 0.75, -MARGIN_PX));
  const lastTopPx = wholeLanesFrom(stack, stack.heightPx - viewHeightPx);
  const scrollTopPx = clamp(following?.scrollTopPx ?? view.scrollTopPx, 0, lastTopPx);
  return {
    scale,
    leftPx,
    scrollTopPx,
    stack,
    lanes: shown.flowing,
    held: { lanes: shown.held, stack: heldStack, heightPx: heldPx },
    rowsOf: (index) => rows.get(index) ?? foldedRows(model, model.lanes[index] as Lane, room.density),
  };
}

/** The rows of the lanes that are unfolded, by lane. */
function unfoldedRowsOf(
  { model }: RunTrace,
  correlations: ReadonlySet<string | null>,
  density: Density,
): ReadonlyMap<number, LaneRows> {
  const rows = new Map<number, LaneRows>();
  for (const correlation of correlations) {
    const index = model.laneOf(correlation);
    if (index !== undefined) rows.set(index, unfoldedRows(model, model.lanes[index] as Lane, density));
  }
  return rows;
}

/** Where a lane is among lanes; −1 where it is not. The scrolling ones rise, the held ones are few. */
function placeOf(lanes: readonly number[], lane: number): number {
  if (lanes.length <= PINNED_MAX) return lanes.indexOf(lane);
  let low = 0;
  let high = lanes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lanes[middle] as number) < lane) low = middle + 1;
    else high = middle;
  }
  return lanes[low] === lane ? low : -1;
}

/** The zoom that a run opens with: lanes begin one after the other across some two fifths of the width, or everything where that is less. */
function openingPxPerMs(trace: RunTrace, shown: ShownLanes, room: TimelineRoom, lanePx: number): number {
  const { span } = trace.model;
  if (span === undefined) return 0.01;
  const folded = shown.rests === undefined ? {} : { folded: shown.rests };
  const fit = pxPerMsToFit({ ...span, ...folded }, room.widthPx - 2 * MARGIN_PX);
  const first = trace.model.lanes[shown.flowing[0] ?? 0];
  const last = trace.model.lanes[shown.flowing.at(-1) ?? 0];
  if (first === undefined || last === undefined || shown.flowing.length < 3) return fit;
  const seen = Math.max((room.heightPx - room.rulerPx) / lanePx, 1);
  const betweenMs = (last.firstAt - first.firstAt) / (shown.flowing.length - 1);
  return Math.max(fit, room.widthPx / Math.max(betweenMs * seen * 2.5, 1));
}

/** Keeps the playhead in view, and a lane: while playing the newest that has begun, standing still that of the event under the playhead. */
function followed(
  trace: RunTrace,
  shown: ShownLanes,
  at: {
    readonly scale: TimeScale;
    readonly stack: LaneStack;
    readonly widthPx: number;
    readonly viewHeightPx: number;
  },
): { readonly leftPx: number; readonly scrollTopPx: number } | undefined {
  const { cursor, isPlaying } = useRun.getState();
  if (cursor.index === 0) return { leftPx: -MARGIN_PX, scrollTopPx: 0 };
  const { scale, stack, widthPx, viewHeightPx } = at;
  const view = useTimelineView.getState();
  const x = scale.xOf(cursor.atMs);
  const heldPx = view.leftMs === null ? -MARGIN_PX : scale.xOf(view.leftMs);
  const isInView = x >= heldPx && x <= heldPx + widthPx * FOLLOW_SHARE;
  const leftPx = isInView ? heldPx : x - widthPx * FOLLOW_SHARE;
  // The last lane that has begun, by halving: lanes are in order of their first event.
  let low = 0;
  let high = shown.flowing.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((trace.model.lanes[shown.flowing[middle] as number] as Lane).firstAt <= cursor.atMs) low = middle + 1;
    else high = middle;
  }
  const sounding = isPlaying ? undefined : laneUnderPlayhead(trace, cursor);
  const seen = { topPx: view.scrollTopPx, heightPx: viewHeightPx };
  if (sounding !== undefined && shown.held.includes(sounding)) return { leftPx, scrollTopPx: seen.topPx };
  const place = sounding === undefined ? -1 : placeOf(shown.flowing, sounding);
  return { leftPx, scrollTopPx: scrolledTo(stack, place >= 0 ? place : Math.max(low - 1, 0), seen) };
}

/** The scroll at which a lane is in view: as it is where the whole lane is seen already; of a lane higher than the view, its top. */
function scrolledTo(
  stack: LaneStack,
  place: number,
  seen: { readonly topPx: number; readonly heightPx: number },
): number {
  const top = stack.yOf(place);
  const bottom = top + stack.heightOf(place);
  if (top >= seen.topPx && bottom <= seen.topPx + seen.heightPx) return seen.topPx;
  return bottom - top >= seen.heightPx ? top : wholeLanesFrom(stack, bottom - seen.heightPx);
}

/** The lane of the last played event. */
export function laneUnderPlayhead(trace: RunTrace, cursor: Cursor): number | undefined {
  const played = eventsPlayed(trace, cursor);
  return played === 0 ? undefined : trace.model.laneOfPosition(trace.eventPositions.at(played - 1));
}

/** The top of the first lane that is whole at or below a height: a cut lane at the top is hard to read. */
function wholeLanesFrom(stack: LaneStack, y: number): number {
  if (y <= 0) return 0;
  const place = stack.placeAt(y);
  const top = stack.yOf(place);
  return top < y ? stack.yOf(place + 1) : top;
}

/** Zooms by a factor, keeping the instant at x where it is. */
export function zoomAt(geometry: TimelineGeometry, shown: ShownLanes, x: number, factor: number): void {
  const { scale, leftPx } = geometry;
  const atMs = scale.atOf(leftPx + x);
  const next = createTimeScale({
    fromMs: scale.fromMs,
    toMs: scale.toMs,
    pxPerMs: scale.pxPerMs * factor,
    ...(shown.rests === undefined ? {} : { folded: shown.rests }),
  });
  useTimelineView.setState({ pxPerMs: next.pxPerMs, leftMs: next.atOf(next.xOf(atMs) - x), isFollowing: false });
}

/** Shows the whole run, or a stretch of it. */
export function fitTo(
  geometry: TimelineGeometry,
  shown: ShownLanes,
  widthPx: number,
  stretch?: { readonly fromMs: number; readonly toMs: number },
): void {
  const { fromMs, toMs } = stretch ?? geometry.scale;
  const inside =
    shown.rests === undefined
      ? undefined
      : { ...shown.rests, rests: shown.rests.rests.filter((rest) => rest.fromMs >= fromMs && rest.toMs <= toMs) };
  const pxPerMs = pxPerMsToFit(
    { fromMs, toMs, ...(inside === undefined ? {} : { folded: inside }) },
    widthPx - 2 * MARGIN_PX,
  );
  const next = createTimeScale({
    fromMs: geometry.scale.fromMs,
    toMs: geometry.scale.toMs,
    pxPerMs,
    ...(shown.rests === undefined ? {} : { folded: shown.rests }),
  });
  useTimelineView.setState({
    pxPerMs: next.pxPerMs,
    leftMs: next.atOf(next.xOf(fromMs) - MARGIN_PX),
    isFollowing: false,
  });
}

/** Brings an instant into the window, a third from its left edge; one that is well inside already stays where it is. */
export function showInstant(geometry: TimelineGeometry, widthPx: number, atMs: number): void {
  const { scale, leftPx } = geometry;
  const x = scale.xOf(atMs);
  if (x >= leftPx && x <= leftPx + widthPx * 0.9) return;
  useTimelineView.setState({ leftMs: scale.atOf(x - widthPx / 3), isFollowing: false });
}

/** Whether a lane has nothing in the window: no event, no work, no run. */
export function isLaneEmptyIn(geometry: TimelineGeometry, widthPx: number, lane: Lane): boolean {
  const { scale, leftPx } = geometry;
  const fromMs = scale.atOf(leftPx);
  const toMs = scale.atOf(leftPx + widthPx);
  return lane.lastAt < fromMs || lane.firstAt > toMs;
}

/** Moves the window by pixels. */
export function panBy(geometry: TimelineGeometry, byX: number, byY: number): void {
  useTimelineView.setState({
    leftMs: geometry.scale.atOf(geometry.leftPx + byX),
    scrollTopPx: Math.max(geometry.scrollTopPx + byY, 0),
    isFollowing: false,
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(high, low));
}
