// One lane at one zoom: which marks are where. Drawing and hit testing read the same marks, so what is seen is what is hit.
// Marks that would fall on one pixel become one, so the work is bounded by the width of the window, not by the events.
import type { LaneRow, LaneRows } from "./laneRows.ts";
import { TRACKS_MAX } from "./laneRows.ts";
import type { Bar, Firing, Lane, Span } from "./lane.ts";
import type { TimelineModel } from "./model.ts";
import type { TimeScale } from "./timeScale.ts";

/** A mark with its place: x from the left edge of the window, y from the top of the lane. */
export type Mark =
  | {
      readonly kind: "pin";
      /** Index into the pin columns; the last one where several fell together. */
      readonly pin: number;
      readonly count: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: "bar";
      readonly bar: Bar;
      readonly x0: number;
      readonly x1: number;
      readonly y: number;
      readonly heightPx: number;
    }
  | {
      readonly kind: "span";
      readonly span: Span;
      readonly x0: number;
      readonly x1: number;
      readonly y: number;
      readonly heightPx: number;
    }
  | { readonly kind: "firing"; readonly firing: Firing; readonly x: number; readonly y: number }
  | {
      /** Of a lane that has nothing in the window: where its events are. */
      readonly kind: "away";
      readonly side: "before" | "after";
      readonly count: number;
      /** The nearest of them. */
      readonly atMs: number;
      /** The edge of the window. */
      readonly x: number;
      readonly y: number;
    };

/** The window on the axis: x of the axis at its left edge, and its width. */
export interface AxisWindow {
  readonly leftPx: number;
  readonly widthPx: number;
}

/** Marks outside of the window by up to this are kept, for what sticks out of them. */
const MARGIN_PX = 24;
/** Bars above or below the staff line are drawn from this length on. */
const LEAST_BESIDE_PX = 3;

/** The marks of a lane that are in the window, in drawing order: bars, spans, firings, pins. Where there are none, what leads to those that are not. */
export function placeLane(
  model: TimelineModel,
  lane: Lane,
  rows: LaneRows,
  view: { readonly scale: TimeScale; readonly window: AxisWindow },
): readonly Mark[] {
  const { scale, window } = view;
  const staff = rows.rows[0] as LaneRow;
  const marks: Mark[] = [];
  const stretch = stretchOf(view);
  pushBars(marks, { model, lane, rows, staff, stretch });
  pushSpans(marks, { model, lane, rows, stretch });
  for (const firing of lane.firings) {
    if (firing.at > stretch.toMs) break;
    if (firing.hasBar || firing.at < stretch.fromMs || !stretch.isSeen("firing", firing.at)) continue;
    marks.push({ kind: "firing", firing, x: stretch.xOf(firing.at), y: staff.y });
  }
  pushPins(marks, { model, lane, y: staff.y, scale, window });
  const isSeen = (mark: Mark): boolean =>
    "x0" in mark ? mark.x1 >= 0 && mark.x0 <= window.widthPx : mark.x >= 0 && mark.x <= window.widthPx;
  return marks.some(isSeen) ? marks : [...marks, ...awayMarks(model, lane, { y: staff.y, scale, window })];
}

/** The stretch of time that a window shows, its margins included. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** x in the window. */
  readonly xOf: (atMs: number) => number;
  /**
   * Whether something that ends at an instant is seen beside what was seen on the same track before: half a pixel further. Asked in instants, not in
   * pixels, so that a lane of a million is gone through in a millisecond or two.
   */
  readonly isSeen: (track: string, endMs: number) => boolean;
}

function stretchOf({ scale, window }: { readonly scale: TimeScale; readonly window: AxisWindow }): Stretch {
  const coveredUntil = new Map<string, number>();
  return {
    fromMs: scale.atOf(window.leftPx - MARGIN_PX),
    toMs: scale.atOf(window.leftPx + window.widthPx + MARGIN_PX),
    xOf: (atMs) => scale.xOf(atMs) - window.leftPx,
    isSeen(track, endMs) {
      const covered = coveredUntil.get(track);
      if (covered !== undefined && endMs < covered) return false;
      coveredUntil.set(track, scale.atOf(scale.xOf(endMs) + 0.5));
      return true;
    },
  };
}

function pushBars(
  marks: Mark[],
  of: {
    readonly model: TimelineModel;
    readonly lane: Lane;
    readonly rows: LaneRows;
    readonly staff: LaneRow;
    readonly stretch: Stretch;
  },
): void {
  const { model, lane, rows, staff, stretch } = of;
  const knownMs = model.span?.toMs ?? 0;
  for (const bar of lane.bars) {
    if (bar.startAt > stretch.toMs) break;
    const endMs = bar.endAt ?? knownMs;
    if (endMs < stretch.fromMs) continue;
    const track = rows.isUnfolded ? `${bar.agent} ${bar.agentTrack}` : `${bar.laneTrack}`;
    if (!stretch.isSeen(track, endMs)) continue;
    const x0 = stretch.xOf(bar.startAt);
    const x1 = stretch.xOf(endMs);
    // Beside other work of the same time, a bar without a length would be a stray stroke over the pins.
    if (!rows.isUnfolded && bar.laneTrack > 0 && x1 - x0 < LEAST_BESIDE_PX) continue;
    const place = placeOfBar(bar, rows, staff);
    if (place !== undefined) marks.push({ kind: "bar", bar, x0, x1, ...place });
  }
}

function pushSpans(
  marks: Mark[],
  of: { readonly model: TimelineModel; readonly lane: Lane; readonly rows: LaneRows; readonly stretch: Stretch },
): void {
  const { model, lane, rows, stretch } = of;
  for (const span of lane.spans) {
    if (span.openedAt > stretch.toMs) break;
    const endMs = endOf(span, model);
    if (endMs < stretch.fromMs) continue;
    const row = rows.rows.find((each) => each.kind === "pattern" && each.word === span.pattern);
    if (row === undefined) continue;
    const track = Math.min(span.track, TRACKS_MAX - 1);
    if (!stretch.isSeen(`span ${span.pattern} ${track}`, endMs)) continue;
    const isThin = !rows.isUnfolded && track > 0;
    const heightPx = isThin ? Math.max(row.markPx / 2, 3) : row.markPx;
    // In a folded lane, runs that overlap share the row: the later ones are thinner and lower.
    const y = rows.isUnfolded
      ? row.y + track * (row.markPx + 3)
      : row.y + (isThin ? (track - 1) * 2 + row.markPx / 4 : 0);
    marks.push({ kind: "span", span, x0: stretch.xOf(span.openedAt), x1: stretch.xOf(endMs), y, heightPx });
  }
}

/** An empty stretch of staff says nothing: it tells how many events are before and after the window, and when the nearest was. */
function awayMarks(
  model: TimelineModel,
  lane: Lane,
  place: { readonly y: number; readonly scale: TimeScale; readonly window: AxisWindow },
): readonly Mark[] {
  const { y, scale, window } = place;
  const atOf = (pin: number): number => model.pins.at.at(pin);
  const before = firstNotBefore(lane.pins, scale.atOf(window.leftPx), atOf);
  const marks: Mark[] = [];
  const last = lane.pins[before - 1];
  const next = lane.pins[before];
  if (last !== undefined) marks.push({ kind: "away", side: "before", count: before, atMs: atOf(last), x: 0, y });
  if (next !== undefined) {
    const count = lane.pins.length - before;
    marks.push({ kind: "away", side: "after", count, atMs: atOf(next), x: window.widthPx, y });
  }
  return marks;
}

/** Where a span is drawn to: its end, or its deadline while it is open, but not further than the run is known. */
export function endOf(span: Span, model: TimelineModel): number {
  if (span.endAt !== undefined) return span.endAt;
  const knownMs = model.span?.toMs ?? span.openedAt;
  const due = span.steps.at(-1)?.due;
  return due === undefined ? knownMs : Math.max(Math.min(due, knownMs), span.openedAt);
}

function placeOfBar(
  bar: Bar,
  rows: LaneRows,
  staff: LaneRow,
): { readonly y: number; readonly heightPx: number } | undefined {
  if (!rows.isUnfolded) {
    // The first lies on the staff; one more at the same time stands on it, a third hangs from it.
    const offset = [0, -1, 1][Math.min(bar.laneTrack, 2)] as number;
    return { y: staff.y + offset * (staff.markPx + 1), heightPx: staff.markPx };
  }
  const row = rows.rows.find((each) => each.kind === "agent" && each.word === bar.agent);
  if (row === undefined) return undefined;
  return { y: row.y + Math.min(bar.agentTrack, TRACKS_MAX - 1) * (row.markPx + 3), heightPx: row.markPx };
}

function pushPins(
  marks: Mark[],
  place: {
    readonly model: TimelineModel;
    readonly lane: Lane;
    readonly y: number;
    readonly scale: TimeScale;
    readonly window: AxisWindow;
  },
): void {
  const { model, lane, y, scale, window } = place;
  const { at } = model.pins;
  const fromMs = scale.atOf(window.leftPx - MARGIN_PX);
  const end = lane.pins.length;
  let i = firstNotBefore(lane.pins, fromMs, (pin) => at.at(pin));
  while (i < end) {
    const x = scale.xOf(at.at(lane.pins[i] as number)) - window.leftPx;
    if (x > window.widthPx + MARGIN_PX) break;
    // Everything up to half a pixel on is one mark; a binary search skips it, so a million pins on a screen stay a screenful.
    const next = firstNotBefore(lane.pins, scale.atOf(x + window.leftPx + 0.5), (pin) => at.at(pin), i + 1);
    marks.push({ kind: "pin", pin: lane.pins[next - 1] as number, count: next - i, x, y });
    i = next;
  }
}

function firstNotBefore(list: readonly number[], atMs: number, atOf: (item: number) => number, from = 0): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (atOf(list[middle] as number) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
