// The word at the edge of a lane that has nothing in the window.
import { clockText } from "../layout/instant.ts";
import type { Mark } from "../layout/placeLane.ts";
import { groundAt, type LaneStyle } from "./laneStyle.ts";
import { haloText, type Pen, trace } from "./theme.ts";

/** Where the events of a lane are that has none in the window: "‹ 7 events, to 14:02:10". */
export function drawAway(pen: Pen, mark: Extract<Mark, { kind: "away" }>, style: LaneStyle): void {
  const { theme } = style;
  const events = `${mark.count} ${mark.count === 1 ? "event" : "events"}`;
  const clock = clockText(mark.atMs, 0);
  const isBefore = mark.side === "before";
  pen.font = `italic 13px ${theme.timeFont}`;
  const text = isBefore ? `${events}, until ${clock}` : `${events}, from ${clock}`;
  const widthPx = pen.measureText(text).width;
  const x = isBefore ? mark.x + 22 : mark.x - 22 - widthPx;
  // The staff line would strike through words of so many gaps: they stand on their own ground.
  const ground = groundAt(x, style);
  pen.fillStyle = ground;
  pen.fillRect(isBefore ? mark.x : x - 4, mark.y - 9, widthPx + 26, 18);
  haloText(pen, text, { x, y: mark.y, colour: theme.ink2, halo: ground });
  const tip = isBefore ? mark.x + 10 : mark.x - 10;
  const back = isBefore ? tip + 5 : tip - 5;
  pen.strokeStyle = theme.ink2;
  pen.lineWidth = 1.5;
  trace(
    pen,
    [
      [back, mark.y - 4],
      [tip, mark.y],
      [back, mark.y + 4],
    ],
    false,
  );
  pen.stroke();
}
