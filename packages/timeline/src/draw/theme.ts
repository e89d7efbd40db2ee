// What the drawing is given: a pen (the part of a 2D canvas context that is used) and the colours and fonts of the look.

/** The part of `CanvasRenderingContext2D` that the timeline draws with; tests hand in a recording one. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "arc"
  | "rect"
  | "roundRect"
  | "clip"
  | "fill"
  | "stroke"
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "strokeText"
  | "measureText"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineCap"
  | "lineJoin"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "globalAlpha"
>;

/** The tokens of the look, by their names there; values are CSS colours. */
export interface TimelineTheme {
  readonly canvas: string;
  readonly panel: string;
  readonly raised: string;
  readonly sunk: string;
  readonly line: string;
  readonly staff: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly onink: string;
  readonly sel: string;
  readonly selbg: string;
  readonly now: string;
  readonly nowbg: string;
  readonly wait: string;
  readonly waitbg: string;
  readonly bad: string;
  /** Font families: names and labels, numbers and clock, words of time and outcome. */
  readonly uiFont: string;
  readonly monoFont: string;
  readonly timeFont: string;
}

/** Straight lines of odd width look sharp only between pixels: the nearest such place. */
export function sharp(at: number): number {
  return Math.round(at - 0.5) + 0.5;
}

/** Draws a line between two points. */
export function line(pen: Pen, from: readonly [number, number], to: readonly [number, number]): void {
  pen.beginPath();
  pen.moveTo(from[0], from[1]);
  pen.lineTo(to[0], to[1]);
  pen.stroke();
}

/** Begins a path through points, closed or open. */
export function trace(pen: Pen, points: readonly (readonly [number, number])[], isClosed: boolean): void {
  pen.beginPath();
  for (const [i, [x, y]] of points.entries()) {
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  if (isClosed) pen.closePath();
}

/** Fills the current path with 45° strokes, pitch 4: "open". The strokes stay in place when the path grows. */
export function hatch(
  pen: Pen,
  box: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number },
  colour: string,
): void {
  pen.save();
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 1.2;
  pen.setLineDash([]);
  const heightPx = box.y1 - box.y0;
  pen.beginPath();
  for (let x = Math.floor((box.x0 - heightPx) / 4) * 4; x <= box.x1; x += 4) {
    pen.moveTo(x, box.y1);
    pen.lineTo(x + heightPx, box.y0);
  }
  pen.stroke();
  pen.restore();
}

/** Strokes a shape in two colours that meet at the playhead: what has been, and what is known to come. */
export function strokeAcross(
  pen: Pen,
  shape: readonly (readonly [number, number])[],
  at: { readonly playheadX: number; readonly past: string; readonly future: string; readonly isClosed: boolean },
): void {
  // Far beyond any window, yet near enough that a canvas still counts in whole pixels.
  const far = 1e6;
  const edge = Math.min(Math.max(at.playheadX, -far), far);
  for (const [x0, x1, colour] of [
    [-far, edge, at.past],
    [edge, far, at.future],
  ] as const) {
    if (x1 <= x0) continue;
    pen.save();
    pen.beginPath();
    pen.rect(x0, -far, x1 - x0, 2 * far);
    pen.clip();
    pen.strokeStyle = colour;
    trace(pen, shape, at.isClosed);
    pen.stroke();
    pen.restore();
  }
}

/** Text with a halo of the ground it stands on, so that lines behind it do not strike it through. */
export function haloText(
  pen: Pen,
  text: string,
  at: { readonly x: number; readonly y: number; readonly colour: string; readonly halo: string },
): void {
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.setLineDash([]);
  pen.strokeStyle = at.halo;
  pen.strokeText(text, at.x, at.y);
  pen.fillStyle = at.colour;
  pen.fillText(text, at.x, at.y);
  pen.lineJoin = "miter";
}
