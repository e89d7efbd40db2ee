// The words in a lane: names of events beside their pins, of work in its bars, what a run waits for and how it ended. No two touch; what finds no room is left out.
import { durationText } from "../layout/instant.ts";
import { type Box, type LabelWish, placeLabels, touch } from "../layout/labels.ts";
import type { LaneRows } from "../layout/laneRows.ts";
import { endText } from "../layout/laneState.ts";
import type { TimelineModel } from "../layout/model.ts";
import type { Mark } from "../layout/placeLane.ts";
import { endColour } from "./drawEnds.ts";
import { boxOfFiring, boxOfPin } from "./drawMarks.ts";
import { groundAt, type LaneStyle } from "./laneStyle.ts";
import { haloText, type Pen } from "./theme.ts";

const SMALL_PX = 11;
/** Pins nearer than this to the next leave it the room at their right. */
const CLOSE_PX = 90;

/** Writes the words of a lane. */
export function drawNames(
  pen: Pen,
  lane: { readonly rows: LaneRows; readonly marks: readonly Mark[]; readonly model: TimelineModel },
  style: LaneStyle,
): void {
  const { marks, model, rows } = lane;
  const { theme } = style;
  // First what stands on the staff: the name of a bar begins right of it.
  const obstacles: Box[] = marks.flatMap((mark) =>
    mark.kind === "pin"
      ? [boxOfPin(mark, style.pinPx)]
      : mark.kind === "firing"
        ? [boxOfFiring(mark, style.pinPx)]
        : [],
  );
  for (const mark of marks) {
    if (mark.kind === "bar") drawBarName(pen, mark, model, style, obstacles);
    if (mark.kind === "span") drawSpanWords(pen, mark, { model, rows, style, obstacles });
    if (mark.kind === "span" || mark.kind === "bar")
      obstacles.push({
        x: mark.x0,
        y: mark.y - mark.heightPx / 2,
        widthPx: mark.x1 - mark.x0,
        heightPx: mark.heightPx,
      });
  }
  const wishes: LabelWish[] = [];
  const pins: Extract<Mark, { kind: "pin" }>[] = [];
  const shownPins = marks.filter((mark) => mark.kind === "pin");
  for (const [i, mark] of shownPins.entries()) {
    if (mark.x < 0 || mark.x > style.widthPx) continue;
    const before = shownPins[i - 1]?.x ?? Number.NEGATIVE_INFINITY;
    const after = shownPins[i + 1]?.x ?? Number.POSITIVE_INFINITY;
    const side = after - mark.x < CLOSE_PX && mark.x - before > after - mark.x ? "left" : "right";
    const type = model.words.at(model.pins.type.at(mark.pin));
    const isSounding = mark.pin === style.soundingPin;
    // Clear of the bar that lies on the staff, and later events before earlier ones: they say how things stand.
    wishes.push({
      text: type,
      x: mark.x,
      y: mark.y,
      gapPx: style.pinPx + 3.5,
      prefers: style.stemOf(type) === "up" ? "above" : "below",
      weight: isSounding ? 2 : 1,
      side,
    });
    pins.push(mark);
  }
  const labels = placeLabels(wishes, {
    widthPx: style.widthPx,
    heightPx: rows.heightPx,
    labelPx: 12,
    obstacles,
    measure: (text) => {
      pen.font = `580 ${SMALL_PX}px ${theme.uiFont}`;
      return pen.measureText(text).width;
    },
  });
  for (const label of labels) {
    const pin = pins[label.wish] as Extract<Mark, { kind: "pin" }>;
    const isSounding = pin.pin === style.soundingPin;
    const isPlayed = model.pins.at.at(pin.pin) <= style.playheadMs;
    pen.font = `580 ${SMALL_PX}px ${theme.uiFont}`;
    const colour = isSounding ? theme.now : isPlayed ? theme.ink : theme.ink2;
    haloText(pen, label.text, { x: label.x, y: label.y, colour, halo: groundAt(label.x, style) });
  }
}

function drawBarName(
  pen: Pen,
  mark: Extract<Mark, { kind: "bar" }>,
  model: TimelineModel,
  style: LaneStyle,
  obstacles: Box[],
): void {
  const { theme } = style;
  const name = model.words.at(mark.bar.name);
  pen.font = `450 ${SMALL_PX}px ${theme.uiFont}`;
  const widthPx = pen.measureText(name).width;
  const hasFailed = mark.bar.outcome === "no_answer" || mark.bar.outcome === "failed";
  // The name follows the window: a bar that began long ago still says what it is.
  const wanted = Math.max(mark.x0, 0) + style.pinPx + 4;
  const hasRoom = (at: number): boolean => mark.heightPx >= 10 && at + widthPx + 6 <= mark.x1;
  const x = hasRoom(wanted)
    ? clearOf(obstacles, { x: wanted, y: mark.y - mark.heightPx / 2, widthPx, heightPx: mark.heightPx })
    : wanted;
  if (hasRoom(x)) {
    pen.textBaseline = "middle";
    pen.textAlign = "left";
    pen.fillStyle = hasFailed && mark.x1 <= style.playheadX ? theme.wait : theme.ink2;
    pen.fillText(name, x, mark.y + 0.5);
  }
  if (hasFailed && mark.bar.endAt !== undefined) {
    pen.font = `italic 13px ${theme.timeFont}`;
    const text =
      mark.bar.outcome === "failed" ? "failed" : `no answer in ${durationText(mark.bar.endAt - mark.bar.startAt)}`;
    haloText(pen, text, { x: mark.x1 + 6, y: mark.y, colour: theme.wait, halo: groundAt(mark.x1, style) });
    obstacles.push({ x: mark.x1 + 6, y: mark.y - 7, widthPx: pen.measureText(text).width, heightPx: 14 });
  }
}

/** How far right a box must go so that nothing touches it. */
function clearOf(obstacles: readonly Box[], box: Box): number {
  let { x } = box;
  for (const each of obstacles.toSorted((a, b) => a.x - b.x))
    if (touch(each, { ...box, x: x - 3, widthPx: box.widthPx + 6 })) x = each.x + each.widthPx + 4;
  return x;
}

function drawSpanWords(
  pen: Pen,
  mark: Extract<Mark, { kind: "span" }>,
  at: { readonly model: TimelineModel; readonly rows: LaneRows; readonly style: LaneStyle; readonly obstacles: Box[] },
): void {
  const { model, rows, style, obstacles } = at;
  const { theme, playheadX } = style;
  const { span } = mark;
  const isPlayed = span.endAt !== undefined && mark.x1 <= playheadX;
  const step = span.steps.findLast((each) => style.scale.xOf(each.at) - style.leftPx <= playheadX);
  if (!isPlayed && step?.waitingFor !== undefined && mark.x0 <= playheadX && mark.heightPx >= 10) {
    const text = `waiting for ${step.waitingFor}`;
    pen.font = `450 ${SMALL_PX}px ${theme.uiFont}`;
    // It stands where the waiting began, and goes along when that is left of the window.
    const x = Math.max(style.scale.xOf(step.at) - style.leftPx + 12, 8);
    const widthPx = pen.measureText(text).width;
    // Only on what has been played: beyond it nothing waits yet.
    if (x + widthPx + 6 < Math.min(mark.x1, playheadX) && style.kindOf(model.words.at(span.pattern)) === "sequence") {
      // On its own ground: over hatching a halo alone would not be readable.
      pen.fillStyle = theme.raised;
      pen.fillRect(x - 4, mark.y - mark.heightPx / 2 + 1, widthPx + 8, mark.heightPx - 2);
      pen.textBaseline = "middle";
      pen.textAlign = "left";
      pen.fillStyle = theme.ink;
      pen.fillText(text, x, mark.y + 0.5);
    }
  }
  if (span.endAt === undefined) return;
  const name = model.words.at(span.pattern);
  const text = rows.isUnfolded ? endText(span) : `${name}: ${endText(span)}`;
  pen.font = `italic 13px ${theme.timeFont}`;
  const isWedge = style.kindOf(name) === "absence" && span.outcome === "matched";
  const x = mark.x1 + (isWedge && isPlayed ? 33 : 9);
  const colour =
    span.outcome === "timeout" || span.outcome === "violated"
      ? endColour(span.outcome, theme)
      : isPlayed
        ? theme.ink2
        : theme.ink3;
  const box: Box = { x, y: mark.y - 6, widthPx: pen.measureText(text).width, heightPx: 12 };
  if (
    obstacles.some(
      (each) =>
        each.x < box.x + box.widthPx &&
        box.x < each.x + each.widthPx &&
        Math.abs(each.y + each.heightPx / 2 - mark.y) < 9,
    )
  )
    return;
  haloText(pen, text, { x, y: mark.y, colour, halo: groundAt(x, style) });
  obstacles.push(box);
}
