// How a run ended, by shape: bar, bar and cross, angle, torn edge, slash, box. Colour only repeats what the shape says.
import type { Outcome } from "@laban/trace";
import { line, type Pen, type TimelineTheme, trace } from "./theme.ts";

/** The colour of an outcome: ink for the normal ones, wait for a missed deadline, bad for a violation. */
export function endColour(outcome: Outcome | undefined, theme: TimelineTheme): string {
  if (outcome === "timeout") return theme.wait;
  if (outcome === "violated") return theme.bad;
  return outcome === "cancelled" || outcome === "evicted" ? theme.ink2 : theme.ink;
}

/** Draws the end of a span at x, around its middle y. A span that is still open has no end mark: its edge stays open. */
export function drawEnd(
  pen: Pen,
  outcome: Outcome,
  place: {
    readonly x: number;
    readonly y: number;
    readonly heightPx: number;
    readonly theme: TimelineTheme;
    readonly isPlayed: boolean;
  },
): void {
  const { x, y, heightPx, theme } = place;
  const half = heightPx / 2;
  pen.save();
  pen.setLineDash([]);
  pen.strokeStyle = endColour(outcome, theme);
  // What is still to come is drawn lighter, in the same shape.
  pen.lineWidth = place.isPlayed ? 2.25 : 1.5;
  switch (outcome) {
    case "matched":
      line(pen, [x, y - half - 3], [x, y + half + 3]);
      break;
    case "timeout": {
      const arm = Math.min(half + 0.5, 5.5);
      line(pen, [x, y - half - 3], [x, y + half + 3]);
      pen.lineWidth = 1.75;
      line(pen, [x - arm, y - arm * 0.8], [x + arm, y + arm * 0.8]);
      line(pen, [x - arm, y + arm * 0.8], [x + arm, y - arm * 0.8]);
      break;
    }
    case "violated":
      trace(
        pen,
        [
          [x + 5, y - half - 3],
          [x, y],
          [x + 5, y + half + 3],
        ],
        false,
      );
      pen.stroke();
      break;
    case "broken": {
      const step = heightPx / 4;
      trace(
        pen,
        [
          [x, y - half],
          [x + 4, y - half + step],
          [x, y],
          [x + 4, y + half - step],
          [x, y + half],
        ],
        false,
      );
      pen.lineWidth = 1.5;
      pen.stroke();
      break;
    }
    case "cancelled":
      pen.lineWidth = 1.75;
      line(pen, [x - 3, y - half - 3], [x + 4, y + half + 3]);
      break;
    case "evicted": {
      const side = Math.min(heightPx, 9);
      pen.lineWidth = 1.25;
      pen.fillStyle = theme.raised;
      pen.fillRect(x, y - side / 2, side, side);
      pen.strokeRect(x, y - side / 2, side, side);
      break;
    }
  }
  pen.restore();
}
