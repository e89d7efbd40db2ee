// The ruler above the lanes: ticks at nice instants, the lengths of rests in italics, the playhead's flag and its time.
import { clockText, dateText, durationText } from "../layout/instant.ts";
import { ticksBetween } from "../layout/ticks.ts";
import type { TimeScale } from "../layout/timeScale.ts";
import { line, type Pen, sharp, type TimelineTheme } from "./theme.ts";

/** What the ruler shows. */
export interface RulerScene {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scale: TimeScale;
  readonly leftPx: number;
  readonly playheadMs: number | undefined;
  /** The time chip above the flag: where no clock stands nearby. */
  readonly hasChip: boolean;
  readonly theme: TimelineTheme;
}

/** Distance that a label of the ruler needs. */
export const RULER_LABEL_PX = 86;

/** Draws the ruler into [0, widthPx) × [0, heightPx). */
export function drawRuler(pen: Pen, scene: RulerScene): void {
  const { widthPx, heightPx, scale, leftPx, theme } = scene;
  const bottom = heightPx - 0.5;
  pen.save();
  pen.fillStyle = theme.canvas;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.lineWidth = 1;
  pen.setLineDash([]);
  for (const rest of scale.restsBetween(leftPx, leftPx + widthPx)) {
    const x0 = rest.x0 - leftPx;
    const x1 = rest.x1 - leftPx;
    pen.fillStyle = theme.sunk;
    pen.fillRect(x0, heightPx - 22, x1 - x0, 22);
    pen.font = `italic 13px ${theme.timeFont}`;
    const text = durationText(rest.toMs - rest.fromMs);
    const textPx = pen.measureText(text).width;
    if (textPx > x1 - x0 + 6) continue;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillStyle = theme.ink2;
    pen.fillText(text, (x0 + x1 - textPx) / 2, heightPx - 11);
  }
  const flagX = scene.playheadMs === undefined ? Number.NEGATIVE_INFINITY : scale.xOf(scene.playheadMs) - leftPx;
  drawStretches(pen, scene);
  pen.font = `400 11px ${theme.monoFont}`;
  for (const tick of ticksBetween(scale, { x0: leftPx, x1: leftPx + widthPx, labelPx: RULER_LABEL_PX })) {
    const x = sharp(tick.x - leftPx);
    pen.strokeStyle = theme.line2;
    line(pen, [x, tick.label === "" ? bottom - 4 : bottom - 8], [x, bottom]);
    // The flag stands in front of the labels: one that it would cut is left out.
    const isUnderFlag = flagX > x - 6 && flagX < x + RULER_LABEL_PX * 0.75;
    if (tick.label === "" || isUnderFlag) continue;
    pen.fillStyle = theme.ink3;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillText(tick.label, x + 4, heightPx - 11);
  }
  pen.strokeStyle = theme.staff;
  line(pen, [0, bottom], [widthPx, bottom]);
  if (scene.playheadMs !== undefined) drawFlag(pen, scene, scene.playheadMs);
  pen.restore();
}

/** Where time goes on after a rest, and there is a line of room above the ticks: the day, or the time of day. */
function drawStretches(pen: Pen, scene: RulerScene): void {
  const { widthPx, heightPx, scale, leftPx, theme } = scene;
  if (heightPx < 40) return;
  pen.font = `400 11px ${theme.monoFont}`;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  let freeFrom = 0;
  for (const rest of scale.restsBetween(leftPx, leftPx + widthPx)) {
    const x = sharp(rest.x1 - leftPx);
    if (x < freeFrom) continue;
    const day = dateText(rest.toMs);
    const text =
      day === dateText(rest.fromMs) ? clockText(rest.toMs, 0).slice(0, 5) : day.slice(0, day.lastIndexOf(" "));
    pen.strokeStyle = theme.line2;
    line(pen, [x, heightPx - 38], [x, heightPx - 22]);
    pen.fillStyle = theme.ink3;
    pen.fillText(text, x + 4, heightPx - 32);
    freeFrom = x + pen.measureText(text).width + 14;
  }
}

function drawFlag(pen: Pen, scene: RulerScene, playheadMs: number): void {
  const { widthPx, heightPx, scale, leftPx, theme } = scene;
  const x = Math.round(scale.xOf(playheadMs) - leftPx);
  if (x < -60 || x > widthPx + 60) return;
  const top = heightPx - 20;
  pen.fillStyle = theme.now;
  pen.beginPath();
  pen.moveTo(x - 5, top);
  pen.lineTo(x + 5, top);
  pen.lineTo(x + 5, top + 6);
  pen.lineTo(x, top + 11);
  pen.lineTo(x - 5, top + 6);
  pen.closePath();
  pen.fill();
  pen.fillRect(x - 0.75, top + 8, 1.5, heightPx - top - 8);
  if (!scene.hasChip) return;
  const text = clockText(playheadMs, 1);
  pen.font = `600 11.5px ${theme.monoFont}`;
  const chipPx = pen.measureText(text).width + 12;
  const left = Math.min(Math.max(x - chipPx / 2, 2), widthPx - chipPx - 2);
  pen.beginPath();
  pen.roundRect(left, top - 23, chipPx, 20, 3);
  pen.fill();
  pen.fillStyle = theme.raised;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillText(text, left + 6, top - 12.5);
}
