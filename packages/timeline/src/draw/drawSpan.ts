// A run of a stateful pattern unfolded along time. A sequence: one chevron per bound step, the waited-for one hatched. An
// absence: a wedge whose height is the time that is left. Fills end at the playhead; beyond it there is only an outline.
import type { Span } from "../layout/lane.ts";
import type { TimeScale } from "../layout/timeScale.ts";
import { drawEnd, endColour } from "./drawEnds.ts";
import { hatch, line, type Pen, strokeAcross, type TimelineTheme, trace } from "./theme.ts";

/** Kinds that have a drawing of their own; any other is drawn as a plain bar. */
export type SpanKind = "sequence" | "absence" | "other";

/** Where a span lies and how far it has been played. */
export interface SpanPlace {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly heightPx: number;
  readonly playheadX: number;
  readonly kind: SpanKind;
  readonly scale: TimeScale;
  /** x of the axis at the left edge of the window. */
  readonly leftPx: number;
  readonly theme: TimelineTheme;
}

type Point = readonly [number, number];

/** Draws a span with its end. */
export function drawSpan(pen: Pen, span: Span, place: SpanPlace): void {
  pen.save();
  if (place.kind === "absence") drawWedge(pen, span, place);
  else drawChevrons(pen, span, place);
  pen.restore();
  if (span.outcome === undefined || span.endAt === undefined) return;
  const isPlayed = place.x1 <= place.playheadX;
  drawEnd(pen, span.outcome, { x: place.x1, y: place.y, heightPx: place.heightPx, theme: place.theme, isPlayed });
}

function drawChevrons(pen: Pen, span: Span, place: SpanPlace): void {
  const { playheadX, y, heightPx, theme, kind } = place;
  const half = heightPx / 2;
  const xOf = (at: number): number => place.scale.xOf(at) - place.leftPx;
  const edges = [...span.steps.map((step) => xOf(step.at)), place.x1];
  const isDropped = span.outcome === "cancelled" || span.outcome === "evicted";
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const a = edges[i] as number;
    const b = edges[i + 1] as number;
    if (b - a < 0.5) continue;
    const isLast = i + 2 === edges.length;
    const isBound = !isLast && b <= playheadX;
    const depth = kind === "sequence" ? Math.min(half * 0.8, (b - a) / 2) : 0;
    // The last, waited-for chevron ends flat at the end mark; a bound one hands on to the next with its point.
    const shape: readonly Point[] = [
      [a, y - half],
      [isLast ? b : b - depth, y - half],
      [b, y],
      [isLast ? b : b - depth, y + half],
      [a, y + half],
      [i === 0 ? a : a + depth, y],
    ];
    const gap = i > 0 && b - a > 6 ? 1 : 0;
    const moved = gap === 0 ? shape : shape.map(([x, yy]) => [x === b ? x : x + gap, yy] as const);
    if (isBound) {
      trace(pen, moved, true);
      pen.fillStyle = theme.ink;
      pen.fill();
      continue;
    }
    const until = Math.min(b, playheadX);
    if (until > a && !(isDropped && isLast && b <= playheadX)) {
      trace(pen, clippedRight(moved, until), true);
      pen.fillStyle = theme.raised;
      pen.fill();
      hatch(pen, { x0: a, x1: until, y0: y - half, y1: y + half }, theme.ink);
    }
    outline(pen, moved, { a, b, half, span, place, isLast });
  }
  // The first chevron carries a notch in the ground's colour, so that even one of a few pixels reads as a sequence.
  const first = edges[0] as number;
  const second = edges[1] as number;
  if (kind === "sequence" && first < playheadX && second - first > 9 && heightPx > 5) {
    pen.strokeStyle = second <= playheadX ? theme.raised : theme.ink;
    pen.lineWidth = 1.25;
    trace(
      pen,
      [
        [first + 3, y - half * 0.55],
        [first + 3 + half * 0.55, y],
        [first + 3, y + half * 0.55],
      ],
      false,
    );
    pen.stroke();
  }
}

/** Where a shape of horizontal edges is cut by the playhead. */
function clippedRight(shape: readonly Point[], until: number): readonly Point[] {
  return shape.map(([x, y]) => [Math.min(x, until), y] as const);
}

function outline(
  pen: Pen,
  shape: readonly Point[],
  at: {
    readonly a: number;
    readonly b: number;
    readonly half: number;
    readonly span: Span;
    readonly place: SpanPlace;
    readonly isLast: boolean;
  },
): void {
  const { a, b, half, span, place, isLast } = at;
  const { theme, playheadX, y } = place;
  pen.lineWidth = 1;
  pen.setLineDash(span.outcome === "cancelled" || span.outcome === "evicted" ? [3, 2] : []);
  if (span.outcome === undefined && isLast) {
    // Active: the right edge stays open.
    pen.strokeStyle = theme.ink;
    trace(
      pen,
      [
        [b, y - half],
        [a, y - half],
        [a, y + half],
        [b, y + half],
      ],
      false,
    );
    pen.stroke();
    return;
  }
  const future = isLast && span.outcome === "timeout" ? theme.wait : theme.ink2;
  strokeAcross(pen, shape, { playheadX, past: theme.ink, future, isClosed: true });
}

function drawWedge(pen: Pen, span: Span, place: SpanPlace): void {
  const { x0, y, heightPx, playheadX, theme } = place;
  const x1 = Math.max(place.x1, x0 + 1);
  const isTimeout = span.outcome === "timeout";
  const isDropped = span.outcome === "cancelled" || span.outcome === "evicted";
  const dueX = dueOf(span, place);
  // The wedge runs to nothing at the deadline; what is drawn is cut where the run ended.
  const heightAt = (x: number): number =>
    dueX === undefined || dueX <= x0 ? heightPx : heightPx * Math.min(Math.max((dueX - x) / (dueX - x0), 0), 1);
  const shape = (from: number, to: number): readonly Point[] => [
    [from, y - heightAt(from) / 2],
    [to, y - heightAt(to) / 2],
    [to, y + heightAt(to) / 2],
    [from, y + heightAt(from) / 2],
  ];
  const until = Math.min(x1, playheadX);
  if (until > x0) {
    trace(pen, shape(x0, until), true);
    pen.fillStyle = isTimeout && x1 <= playheadX ? theme.waitbg : theme.sunk;
    pen.fill();
    pen.strokeStyle = isTimeout && x1 <= playheadX ? theme.wait : theme.ink2;
    pen.lineWidth = 1;
    pen.setLineDash(isDropped && x1 <= playheadX ? [3, 2] : []);
    pen.stroke();
  }
  if (x1 > playheadX) {
    trace(pen, shape(Math.max(x0, playheadX), x1), true);
    pen.strokeStyle = isTimeout ? endColour("timeout", theme) : theme.line2;
    pen.lineWidth = 1;
    pen.setLineDash(isDropped ? [3, 2] : []);
    pen.stroke();
  }
  if (span.outcome === "matched" && x1 <= playheadX) {
    // The rest of the time that was not needed.
    pen.strokeStyle = theme.line2;
    pen.setLineDash([1.5, 3]);
    line(pen, [x1 + 3, y], [Math.min(x1 + 28, Math.max(dueX ?? x1 + 28, x1 + 6)), y]);
  }
}

function dueOf(span: Span, place: SpanPlace): number | undefined {
  const due = span.steps.findLast((step) => step.due !== undefined)?.due;
  return due === undefined ? undefined : place.scale.xOf(due) - place.leftPx;
}
