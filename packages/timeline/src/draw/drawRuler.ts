// The ruler above the lanes: ticks at nice instants, the lengths of rests in italics, the playhead's flag and its time.
import {
  CHIP_PAD_PX,
  FLAG_PX,
  RULER_LABEL_PX,
  type RulerRole,
  type RulerRoom,
  rulerWords,
} from "../layout/rulerWords.ts";
import { ticksBetween } from "../layout/ticks.ts";
import { line, type Pen, sharp, type TimelineTheme } from "./theme.ts";

/** What the ruler shows. */
export interface RulerScene extends Omit<RulerRoom, "measure"> {
  readonly theme: TimelineTheme;
}

/** Draws the ruler into [0, widthPx) × [0, heightPx). */
export function drawRuler(pen: Pen, scene: RulerScene): void {
  const { widthPx, heightPx, scale, leftPx, theme } = scene;
  const bottom = heightPx - 0.5;
  pen.save();
  pen.fillStyle = theme.canvas;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.lineWidth = 1;
  pen.setLineDash([]);
  pen.fillStyle = theme.sunk;
  for (const rest of scale.restsBetween(leftPx, leftPx + widthPx))
    pen.fillRect(rest.x0 - leftPx, heightPx - 22, rest.x1 - rest.x0, 22);
  pen.strokeStyle = theme.line2;
  for (const tick of ticksBetween(scale, { x0: leftPx, x1: leftPx + widthPx, labelPx: RULER_LABEL_PX })) {
    const x = sharp(tick.x - leftPx);
    line(pen, [x, tick.label === "" ? bottom - 4 : bottom - 8], [x, bottom]);
  }
  pen.strokeStyle = theme.staff;
  line(pen, [0, bottom], [widthPx, bottom]);
  if (scene.playheadMs !== undefined) drawFlag(pen, scene, scene.playheadMs);
  drawWords(pen, scene);
  pen.restore();
}

function drawWords(pen: Pen, scene: RulerScene): void {
  const { heightPx, theme } = scene;
  const measure = (text: string, role: RulerRole): number => {
    pen.font = fontOf(role, theme);
    return pen.measureText(text).width;
  };
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  for (const word of rulerWords({ ...scene, measure })) {
    if (word.role === "now") {
      pen.fillStyle = theme.now;
      pen.beginPath();
      pen.roundRect(word.x - CHIP_PAD_PX, heightPx - 43, word.widthPx + 2 * CHIP_PAD_PX, 20, 3);
      pen.fill();
    } else if (word.role === "stretch") {
      const x = sharp(word.x - 4);
      pen.strokeStyle = theme.line2;
      line(pen, [x, heightPx - 38], [x, heightPx - 22]);
    }
    pen.font = fontOf(word.role, theme);
    pen.fillStyle = word.role === "now" ? theme.raised : word.role === "rest" ? theme.ink2 : theme.ink3;
    pen.fillText(word.text, word.x, word.y + word.heightPx / 2);
  }
}

function fontOf(role: RulerRole, theme: TimelineTheme): string {
  switch (role) {
    case "now":
      return `600 11.5px ${theme.monoFont}`;
    case "rest":
      return `italic 13px ${theme.timeFont}`;
    case "tick":
    case "stretch":
      return `400 11px ${theme.monoFont}`;
  }
}

function drawFlag(pen: Pen, scene: RulerScene, playheadMs: number): void {
  const { widthPx, heightPx, scale, leftPx, theme } = scene;
  const x = Math.round(scale.xOf(playheadMs) - leftPx);
  if (x < -60 || x > widthPx + 60) return;
  const top = heightPx - 20;
  pen.fillStyle = theme.now;
  pen.beginPath();
  pen.moveTo(x - FLAG_PX, top);
  pen.lineTo(x + FLAG_PX, top);
  pen.lineTo(x + FLAG_PX, top + 6);
  pen.lineTo(x, top + 11);
  pen.lineTo(x - FLAG_PX, top + 6);
  pen.closePath();
  pen.fill();
  pen.fillRect(x - 0.75, top + 8, 1.5, heightPx - top - 8);
}
