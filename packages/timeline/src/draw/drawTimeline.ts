// The whole picture: paper, rests, range, the lanes in view, the playhead. It gives back what it placed, for hit testing.
import type { LaneStack } from "../layout/laneStack.ts";
import type { LaneRows } from "../layout/laneRows.ts";
import type { TimelineModel } from "../layout/model.ts";
import { type Mark, placeLane } from "../layout/placeLane.ts";
import { drawLane } from "./drawLane.ts";
import { drawRuler } from "./drawRuler.ts";
import type { LaneStyle } from "./laneStyle.ts";
import { line, type Pen, sharp, type TimelineTheme } from "./theme.ts";

/** Everything that a frame of the timeline is drawn from. */
export interface TimelineScene extends Omit<LaneStyle, "playheadX" | "playheadMs" | "pinPx"> {
  readonly model: TimelineModel;
  readonly heightPx: number;
  readonly rulerPx: number;
  readonly stack: LaneStack;
  /** The lane at a place of the stack. */
  readonly lanes: readonly number[];
  /** Lanes that stay at the top, over those that scroll; `heightPx` is what they get of the picture. */
  readonly held?: HeldLanes | undefined;
  readonly rowsOf: (lane: number) => LaneRows;
  readonly scrollTopPx: number;
  readonly playheadMs: number | undefined;
  readonly range: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly hovered: { readonly lane: number; readonly mark: Mark } | undefined;
  readonly selectedLane: number | undefined;
}

/** Lanes that do not scroll. */
export interface HeldLanes {
  readonly lanes: readonly number[];
  readonly stack: LaneStack;
  readonly heightPx: number;
}

/** A lane as it was drawn: where its top is in the picture, and its marks. */
export interface DrawnLane {
  readonly lane: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly marks: readonly Mark[];
}

/** Draws one frame and gives back the lanes in view, the held ones first. The pen's units are CSS pixels: scale it by the device's ratio before. */
export function drawTimeline(pen: Pen, scene: TimelineScene): readonly DrawnLane[] {
  const { theme, scale, leftPx, widthPx, heightPx, rulerPx } = scene;
  const playheadX = scene.playheadMs === undefined ? Number.NEGATIVE_INFINITY : scale.xOf(scene.playheadMs) - leftPx;
  pen.fillStyle = theme.canvas;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.save();
  pen.beginPath();
  pen.rect(0, rulerPx, widthPx, heightPx - rulerPx);
  pen.clip();
  if (playheadX > 0) {
    pen.fillStyle = theme.raised;
    pen.fillRect(0, rulerPx, Math.min(playheadX, widthPx), heightPx - rulerPx);
  }
  drawRange(pen, scene);
  drawRests(pen, scene);
  const drawn = drawAllLanes(pen, scene, playheadX);
  if (playheadX >= 0 && playheadX <= widthPx) {
    pen.fillStyle = theme.now;
    pen.fillRect(Math.round(playheadX) - 0.75, rulerPx, 1.5, heightPx - rulerPx);
  }
  pen.restore();
  drawRuler(pen, { ...scene, heightPx: rulerPx, hasChip: scene.density === "full" });
  drawRangeCorners(pen, scene);
  return drawn;
}

/** The held lanes, a strong line, and below it the part of the others that is scrolled to. */
function drawAllLanes(pen: Pen, scene: TimelineScene, playheadX: number): readonly DrawnLane[] {
  const { rulerPx, heightPx, widthPx, theme, held } = scene;
  const heldPx = held?.heightPx ?? 0;
  const flowing = { ...scene, topPx: rulerPx + heldPx, bottomPx: heightPx };
  if (held === undefined || heldPx === 0) return drawLanes(pen, flowing, playheadX);
  const kept = { ...scene, ...held, scrollTopPx: 0, topPx: rulerPx, bottomPx: rulerPx + heldPx };
  const drawn = [kept, flowing].flatMap((part) => {
    pen.save();
    pen.beginPath();
    pen.rect(0, part.topPx, widthPx, part.bottomPx - part.topPx);
    pen.clip();
    const lanes = drawLanes(pen, part, playheadX);
    pen.restore();
    return lanes;
  });
  pen.strokeStyle = theme.line2;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  line(pen, [0, sharp(rulerPx + heldPx - 1)], [widthPx, sharp(rulerPx + heldPx - 1)]);
  return drawn;
}

function drawLanes(
  pen: Pen,
  scene: Omit<TimelineScene, "heightPx"> & { readonly topPx: number; readonly bottomPx: number },
  playheadX: number,
): readonly DrawnLane[] {
  const { stack, scrollTopPx, theme, model } = scene;
  const { first, end } = stack.placesBetween(scrollTopPx, scrollTopPx + scene.bottomPx - scene.topPx);
  const drawn: DrawnLane[] = [];
  for (let place = first; place < end; place += 1) {
    const index = scene.lanes[place];
    const lane = index === undefined ? undefined : model.lanes[index];
    if (index === undefined || lane === undefined) continue;
    const topPx = scene.topPx + stack.yOf(place) - scrollTopPx;
    const rows = scene.rowsOf(index);
    const marks = placeLane(model, lane, rows, {
      scale: scene.scale,
      window: { leftPx: scene.leftPx, widthPx: scene.widthPx },
    });
    // Translating by hand keeps the pen's interface small: whole pixels, so that lines stay sharp.
    const y = Math.round(topPx);
    const shifted = marks.map((mark) => ({ ...mark, y: mark.y + y }));
    const shiftedRows = { ...rows, rows: rows.rows.map((row) => ({ ...row, y: row.y + y })) };
    const style: LaneStyle = {
      ...scene,
      playheadX,
      playheadMs: scene.playheadMs ?? Number.NEGATIVE_INFINITY,
      pinPx: scene.density === "full" ? 5.5 : 4,
    };
    pen.save();
    pen.beginPath();
    pen.rect(0, y, scene.widthPx, rows.heightPx);
    pen.clip();
    drawLane(pen, { rows: { ...shiftedRows, topPx: y, heightPx: y + rows.heightPx }, marks: shifted, model }, style);
    if (scene.hovered?.lane === index) drawHover(pen, scene, { ...scene.hovered.mark, y: scene.hovered.mark.y + y });
    pen.restore();
    pen.strokeStyle = theme.line;
    pen.lineWidth = 1;
    pen.setLineDash([]);
    line(pen, [0, sharp(y + rows.heightPx - 1)], [scene.widthPx, sharp(y + rows.heightPx - 1)]);
    drawn.push({ lane: index, topPx, heightPx: Math.min(rows.heightPx, scene.bottomPx - topPx), marks });
  }
  return drawn;
}

function drawRests(pen: Pen, scene: TimelineScene): void {
  const { scale, leftPx, widthPx, heightPx, rulerPx, theme } = scene;
  for (const rest of scale.restsBetween(leftPx, leftPx + widthPx)) {
    const x0 = rest.x0 - leftPx;
    const x1 = rest.x1 - leftPx;
    if (x1 - x0 < 2) continue;
    pen.fillStyle = theme.sunk;
    pen.fillRect(x0, rulerPx, x1 - x0, heightPx - rulerPx);
    if (x1 - x0 < 8) continue;
    pen.strokeStyle = theme.line2;
    pen.lineWidth = 1;
    pen.setLineDash([1.5, 2.5]);
    line(pen, [sharp(x0), rulerPx], [sharp(x0), heightPx]);
    line(pen, [sharp(x1), rulerPx], [sharp(x1), heightPx]);
    pen.setLineDash([]);
    if (x1 - x0 < 24) continue;
    // The I-beam, as a score draws a rest of many bars.
    const y = sharp(rulerPx + (heightPx - rulerPx) / 2);
    pen.lineWidth = 1.5;
    line(pen, [x0 + 6, y], [x1 - 6, y]);
    line(pen, [x0 + 6, y - 5], [x0 + 6, y + 5]);
    line(pen, [x1 - 6, y - 5], [x1 - 6, y + 5]);
  }
}

function drawRange(pen: Pen, scene: TimelineScene): void {
  const { range, scale, leftPx, theme, rulerPx, heightPx } = scene;
  if (range === undefined) return;
  const x0 = scale.xOf(range.fromMs) - leftPx;
  const x1 = scale.xOf(range.toMs) - leftPx;
  pen.save();
  pen.globalAlpha = 0.75;
  pen.fillStyle = theme.selbg;
  pen.fillRect(x0, rulerPx, x1 - x0, heightPx - rulerPx);
  pen.restore();
  pen.strokeStyle = theme.sel;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  line(pen, [sharp(x0), rulerPx], [sharp(x0), heightPx]);
  line(pen, [sharp(x1), rulerPx], [sharp(x1), heightPx]);
}

function drawRangeCorners(pen: Pen, scene: TimelineScene): void {
  const { range, scale, leftPx, theme, rulerPx } = scene;
  if (range === undefined) return;
  pen.strokeStyle = theme.sel;
  pen.lineWidth = 2;
  for (const [atMs, inwards] of [
    [range.fromMs, 1],
    [range.toMs, -1],
  ] as const) {
    const x = Math.round(scale.xOf(atMs) - leftPx);
    line(pen, [x, rulerPx], [x, rulerPx - 12]);
    line(pen, [x - inwards, rulerPx - 12], [x + inwards * 7, rulerPx - 12]);
  }
}

function drawHover(pen: Pen, scene: { readonly theme: TimelineTheme }, mark: Mark): void {
  // What leads elsewhere is said in words already.
  if (mark.kind === "away") return;
  pen.strokeStyle = scene.theme.sel;
  pen.lineWidth = 2;
  pen.setLineDash([]);
  if (mark.kind === "bar" || mark.kind === "span") {
    pen.strokeRect(mark.x0 - 2, mark.y - mark.heightPx / 2 - 2, mark.x1 - mark.x0 + 4, mark.heightPx + 4);
    return;
  }
  pen.beginPath();
  pen.arc(mark.kind === "firing" ? mark.x + 11 : mark.x, mark.y, 8, 0, Math.PI * 2);
  pen.stroke();
}
