// One lane: staff lines, marks, and (where there is room) their names.
import type { LaneRows } from "../layout/laneRows.ts";
import type { TimelineModel } from "../layout/model.ts";
import type { Mark } from "../layout/placeLane.ts";
import { drawAway } from "./drawAway.ts";
import { drawBar, drawFiring, drawPin } from "./drawMarks.ts";
import { drawNames } from "./drawNames.ts";
import { drawSpan } from "./drawSpan.ts";
import type { LaneStyle } from "./laneStyle.ts";
import { line, type Pen, sharp } from "./theme.ts";

/** Draws a lane whose top is at y 0 of the pen. */
export function drawLane(
  pen: Pen,
  lane: { readonly rows: LaneRows; readonly marks: readonly Mark[]; readonly model: TimelineModel },
  style: LaneStyle,
): void {
  const { rows, marks, model } = lane;
  const { theme } = style;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  for (const row of rows.rows) {
    if (row.kind !== "staff" && !rows.isUnfolded) continue;
    pen.strokeStyle = row.kind === "staff" ? theme.staff : theme.line;
    line(pen, [0, sharp(row.y)], [style.widthPx, sharp(row.y)]);
  }
  // What sounds stands over what will come at nearly the same instant.
  const sounding = marks.find((mark) => mark.kind === "pin" && mark.pin === style.soundingPin);
  for (const mark of sounding === undefined ? marks : [...marks, sounding]) {
    switch (mark.kind) {
      case "bar":
        drawBar(pen, mark, style);
        break;
      case "span":
        drawSpan(pen, mark.span, {
          ...style,
          ...mark,
          kind: style.kindOf(model.words.at(mark.span.pattern)),
        });
        break;
      case "firing":
        drawFiring(pen, mark, style);
        break;
      case "pin":
        drawPin(pen, mark, model, style);
        break;
      case "away":
        drawAway(pen, mark, style);
        break;
    }
  }
  if (style.density === "full" || rows.isUnfolded) drawNames(pen, lane, style);
}
