// From the run and the view to what is drawn: scale, stack, window. One place decides zoom, limits and following; canvas, headers and overview read it.
import {
  createLaneStack,
  createTimeScale,
  type Density,
  foldedLanePx,
  foldedPatternCount,
  foldedRows,
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
import { useTimelineView } from "./timelineView.ts";

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
  readonly stack: LaneStack;
  readonly rowsOf: (lane: number) => LaneRows;
  readonly lanes: readonly number[];
}

/** Where the playhead is kept while following, as a share of the width. */
const FOLLOW_SHARE = 0.68;
/** Free room before the first and after the last instant. */
const MARGIN_PX = 28;

/** The geometry for a trace, or undefined while there is nothing to show. */
export function geometryOf(trace: RunTrace, shown: ShownLanes, room: TimelineRoom): TimelineGeometry | undefined {
  const { model } = trace;
  const { span } = model;
  if (span === undefined || room.widthPx < 40) return undefined;
  const view = useTimelineView.getState();
  const lanePx = foldedLanePx(room.density, foldedPatternCount(model));
  const unfolded = new Map<number, number>();
  const rows = new Map<number, LaneRows>();
  if (view.unfolded.size > 0) {
    for (const [place, index] of shown.lanes.entries()) {
      const lane = model.lanes[index] as Lane;
      if (!view.unfolded.has(lane.correlation)) continue;
      const made = unfoldedRows(model, lane, room.density);
      rows.set(index, made);
      unfolded.set(place, made.heightPx);
    }
  }
  const stack = createLaneStack({ count: shown.lanes.length, lanePx, unfolded });
  const pxPerMs = view.pxPerMs ?? openingPxPerMs(trace, shown, room, lanePx);
  const scale = createTimeScale({ ...span, pxPerMs, ...(shown.rests === undefined ? {} : { folded: shown.rests }) });
  const viewHeightPx = room.heightPx - room.rulerPx;
  const following = view.isFollowing ? followed(trace, shown, { scale, stack, room }) : undefined;
  const wantedLeft = following?.leftPx ?? (view.leftMs === null ? -MARGIN_PX : scale.xOf(view.leftMs));
  const leftPx = clamp(wantedLeft, -MARGIN_PX, Math.max(scale.widthPx - room.widthPx * 0.75, -MARGIN_PX));
  const lastTopPx = wholeLanesFrom(stack, stack.heightPx - viewHeightPx);
  const scrollTopPx = clamp(following?.scrollTopPx ?? view.scrollTopPx, 0, lastTopPx);
  return {
    scale,
    leftPx,
    scrollTopPx,
    stack,
    lanes: shown.lanes,
    rowsOf: (index) => rows.get(index) ?? foldedRows(model, model.lanes[index] as Lane, room.density),
  };
}

/** The zoom that a run opens with: lanes begin one after the other across some two fifths of the width, or everything where that is less. */
function openingPxPerMs(trace: RunTrace, shown: ShownLanes, room: TimelineRoom, lanePx: number): number {
  const { span } = trace.model;
  if (span === undefined) return 0.01;
  const folded = shown.rests === undefined ? {} : { folded: shown.rests };
  const fit = pxPerMsToFit({ ...span, ...folded }, room.widthPx - 2 * MARGIN_PX);
  const first = trace.model.lanes[shown.lanes[0] ?? 0];
  const last = trace.model.lanes[shown.lanes.at(-1) ?? 0];
  if (first === undefined || last === undefined || shown.lanes.length < 3) return fit;
  const seen = Math.max((room.heightPx - room.rulerPx) / lanePx, 1);
  const betweenMs = (last.firstAt - first.firstAt) / (shown.lanes.length - 1);
  return Math.max(fit, room.widthPx / Math.max(betweenMs * seen * 2.5, 1));
}

/** Keeps the playhead in view, and a lane: while playing the newest that has begun, standing still that of the event under the playhead. */
function followed(
  trace: RunTrace,
  shown: ShownLanes,
  at: { readonly scale: TimeScale; readonly stack: LaneStack; readonly room: TimelineRoom },
): { readonly leftPx: number; readonly scrollTopPx: number } | undefined {
  const { cursor, isPlaying } = useRun.getState();
  if (cursor.index === 0) return { leftPx: -MARGIN_PX, scrollTopPx: 0 };
  const { scale, stack, room } = at;
  const view = useTimelineView.getState();
  const x = scale.xOf(cursor.atMs);
  const heldPx = view.leftMs === null ? -MARGIN_PX : scale.xOf(view.leftMs);
  const isInView = x >= heldPx && x <= heldPx + room.widthPx * FOLLOW_SHARE;
  const leftPx = isInView ? heldPx : x - room.widthPx * FOLLOW_SHARE;
  // The last lane that has begun, by halving: lanes are in order of their first event.
  let low = 0;
  let high = shown.lanes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((trace.model.lanes[shown.lanes[middle] as number] as Lane).firstAt <= cursor.atMs) low = middle + 1;
    else high = middle;
  }
  const kept = (isPlaying ? undefined : placeUnderPlayhead(trace, shown, cursor)) ?? Math.max(low - 1, 0);
  return {
    leftPx,
    scrollTopPx: scrolledTo(stack, kept, { topPx: view.scrollTopPx, heightPx: room.heightPx - room.rulerPx }),
  };
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

/** Where among the shown lanes the last played event is; undefined where a filter hides its lane. */
function placeUnderPlayhead(trace: RunTrace, shown: ShownLanes, cursor: Cursor): number | undefined {
  const played = eventsPlayed(trace, cursor);
  const lane = played === 0 ? undefined : trace.model.laneOfPosition(trace.eventPositions.at(played - 1));
  const place = lane === undefined ? -1 : shown.lanes.indexOf(lane);
  return place < 0 ? undefined : place;
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
