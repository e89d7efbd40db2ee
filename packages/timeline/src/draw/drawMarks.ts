// Pins, action bars and firings: what stands on the staff line of a lane.
import { PIN_VERDICTS } from "../layout/lane.ts";
import { boxOfFiring, stemPx } from "../layout/markBoxes.ts";
import { type TimelineModel } from "../layout/model.ts";
import type { Mark } from "../layout/placeLane.ts";
import { hatch, line, type Pen, strokeAcross, type TimelineTheme, trace } from "./theme.ts";

/** How the marks of a lane are drawn. */
export interface MarkStyle {
  readonly theme: TimelineTheme;
  readonly playheadX: number;
  /** The instant of the playhead; −∞ when there is none. */
  readonly playheadMs: number;
  /** Radius of a pin. */
  readonly pinPx: number;
  /** The pin that sounds now, as an index into the pin columns; −1 for none. */
  readonly soundingPin: number;
  readonly stemOf: (type: string) => "up" | "down";
}

/** Draws an action from cause to effect: filled up to the playhead, an outline beyond it. */
export function drawBar(pen: Pen, mark: Extract<Mark, { kind: "bar" }>, { theme, playheadX }: MarkStyle): void {
  const { bar, y, heightPx } = mark;
  const x1 = Math.max(mark.x1, mark.x0 + 1);
  const top = y - heightPx / 2;
  const hasFailed = bar.outcome === "no_answer" || bar.outcome === "failed";
  const isPlayed = x1 <= playheadX;
  const until = Math.min(x1, playheadX);
  // That it will go without an answer is only known once it has.
  const isMissed = hasFailed && isPlayed;
  pen.save();
  if (until > mark.x0) {
    pen.fillStyle = isMissed ? theme.waitbg : theme.sunk;
    pen.fillRect(mark.x0, top, until - mark.x0, heightPx);
    if (bar.endAt === undefined) {
      pen.beginPath();
      pen.rect(mark.x0, top, until - mark.x0, heightPx);
      hatch(pen, { x0: mark.x0, x1: until, y0: top, y1: top + heightPx }, theme.line2);
    }
  }
  pen.lineWidth = 1;
  pen.setLineDash([]);
  const bottom = top + heightPx;
  const shape: readonly (readonly [number, number])[] =
    bar.endAt === undefined
      ? [
          [x1, top],
          [mark.x0, top],
          [mark.x0, bottom],
          [x1, bottom],
        ]
      : [
          [mark.x0, top],
          [x1, top],
          [x1, bottom],
          [mark.x0, bottom],
        ];
  strokeAcross(pen, shape, {
    playheadX,
    past: isMissed ? theme.wait : theme.ink2,
    future: hasFailed ? theme.wait : theme.line2,
    isClosed: bar.endAt !== undefined,
  });
  pen.restore();
}

/** Draws an event: a filled pin once played, a ring before; the stem says whether things went on or were set back. */
export function drawPin(pen: Pen, mark: Extract<Mark, { kind: "pin" }>, model: TimelineModel, style: MarkStyle): void {
  const { theme, playheadMs, pinPx } = style;
  const { x, y } = mark;
  const isPlayed = model.pins.at.at(mark.pin) <= playheadMs;
  const isSounding = mark.pin === style.soundingPin;
  const verdict = PIN_VERDICTS[model.pins.verdict.at(mark.pin)] ?? "accepted";
  const type = model.words.at(model.pins.type.at(mark.pin));
  pen.save();
  pen.setLineDash([]);
  if (isSounding) {
    pen.fillStyle = theme.nowbg;
    pen.beginPath();
    pen.arc(x, y, pinPx + 3.5, 0, Math.PI * 2);
    pen.fill();
  }
  const ink = isSounding ? theme.now : isPlayed ? theme.ink : theme.ink2;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.75;
  const isDropped = verdict === "late" || verdict === "duplicate";
  if (!isDropped) {
    const sign = style.stemOf(type) === "up" ? -1 : 1;
    line(pen, [x, y + sign * pinPx], [x, y + sign * (pinPx + stemPx(pinPx))]);
  }
  pen.beginPath();
  pen.arc(x, y, isDropped ? pinPx - 1 : isPlayed ? pinPx : pinPx - 0.5, 0, Math.PI * 2);
  pen.fillStyle = isPlayed && !isDropped ? ink : theme.raised;
  pen.fill();
  if (!isPlayed || isDropped) {
    pen.lineWidth = 1.5;
    pen.stroke();
  }
  if (verdict === "late" || verdict === "late_processed") {
    // Late: an arrow back to where it belonged.
    line(pen, [x - pinPx, y], [x - pinPx - 9, y]);
    trace(
      pen,
      [
        [x - pinPx - 6, y - 3],
        [x - pinPx - 10, y],
        [x - pinPx - 6, y + 3],
      ],
      false,
    );
    pen.stroke();
  } else if (verdict === "duplicate") {
    line(pen, [x - pinPx + 1, y + pinPx - 1], [x + pinPx - 1, y - pinPx + 1]);
  }
  pen.restore();
}

/** Draws a firing that no agent took up as a bar: the small block that points onward. */
export function drawFiring(pen: Pen, mark: Extract<Mark, { kind: "firing" }>, style: MarkStyle): void {
  const { theme, playheadMs, pinPx } = style;
  const { x, heightPx } = boxOfFiring(mark, pinPx);
  const half = heightPx / 2;
  const isPlayed = mark.firing.at <= playheadMs;
  pen.save();
  trace(
    pen,
    [
      [x, mark.y - half],
      [x + half * 1.2, mark.y - half],
      [x + half * 2.1, mark.y],
      [x + half * 1.2, mark.y + half],
      [x, mark.y + half],
    ],
    true,
  );
  pen.fillStyle = isPlayed ? theme.ink : theme.raised;
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = isPlayed ? theme.ink : theme.ink2;
  pen.stroke();
  pen.restore();
}
