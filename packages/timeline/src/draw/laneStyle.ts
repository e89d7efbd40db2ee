// How a lane is drawn, for everything that draws a part of one.
import type { Density } from "../layout/laneRows.ts";
import type { TimeScale } from "../layout/timeScale.ts";
import type { MarkStyle } from "./drawMarks.ts";
import type { SpanKind } from "./drawSpan.ts";

/** How a lane is drawn. */
export interface LaneStyle extends MarkStyle {
  readonly density: Density;
  readonly widthPx: number;
  readonly scale: TimeScale;
  readonly leftPx: number;
  readonly kindOf: (pattern: string) => SpanKind;
}

/** The ground at a place: lit paper up to the playhead. Halos of words are of it. */
export function groundAt(x: number, style: LaneStyle): string {
  return x <= style.playheadX ? style.theme.raised : style.theme.canvas;
}
