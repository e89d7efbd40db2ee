// The whole run in one strip: how much happened when, where something went wrong, and which part the window shows.
import type { Histogram } from "../layout/histogram.ts";
import type { TimeScale } from "../layout/timeScale.ts";
import { type Pen, type TimelineTheme } from "./theme.ts";

/** What the overview shows. */
export interface OverviewScene {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The whole run, fitted into the width. */
  readonly scale: TimeScale;
  readonly events: Histogram;
  readonly failures: Histogram;
  readonly window: { readonly fromMs: number; readonly toMs: number };
  readonly playheadMs: number | undefined;
  readonly theme: TimelineTheme;
}

const BAR_PX = 3;

/** Draws the strip. O(bins + columns), whatever the number of events. */
export function drawOverview(pen: Pen, scene: OverviewScene): void {
  const { widthPx, heightPx, scale, theme, playheadMs } = scene;
  const columns = Math.max(Math.floor(widthPx / BAR_PX), 1);
  const events = columnsOf(scene.events, scale, columns);
  const failures = columnsOf(scene.failures, scale, columns);
  const most = events.reduce((max, count) => Math.max(max, count), 1);
  const playheadX = playheadMs === undefined ? Number.NEGATIVE_INFINITY : scale.xOf(playheadMs);
  pen.fillStyle = theme.canvas;
  pen.fillRect(0, 0, widthPx, heightPx);
  for (let i = 0; i < columns; i += 1) {
    const count = events[i] as number;
    const failed = failures[i] as number;
    if (count + failed === 0) continue;
    // A square root keeps a quiet stretch visible beside a burst.
    const barPx = Math.max(Math.sqrt(count / most) * (heightPx - 6), 1.5);
    pen.fillStyle = i * BAR_PX <= playheadX ? theme.ink2 : theme.staff;
    pen.fillRect(i * BAR_PX, heightPx - barPx, BAR_PX - 1, barPx);
    // Only the share that failed is coloured: one failure among thousands does not paint the column.
    if (failed > 0) {
      const failedPx = Math.min(Math.max((failed / Math.max(count, failed)) * barPx, 2), barPx);
      pen.fillStyle = theme.wait;
      pen.fillRect(i * BAR_PX, heightPx - failedPx, BAR_PX - 1, failedPx);
    }
  }
  const x0 = Math.max(scale.xOf(scene.window.fromMs), 0);
  const x1 = Math.min(Math.max(scale.xOf(scene.window.toMs), x0 + 4), widthPx);
  pen.save();
  pen.globalAlpha = 0.5;
  pen.fillStyle = theme.selbg;
  pen.fillRect(x0, 0, x1 - x0, heightPx);
  pen.restore();
  pen.strokeStyle = theme.sel;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  pen.strokeRect(x0 + 0.5, 0.5, Math.max(x1 - x0 - 1, 3), heightPx - 1);
  if (playheadX >= 0) {
    pen.fillStyle = theme.now;
    pen.fillRect(Math.min(playheadX, widthPx - 1.5) - 0.75, 0, 1.5, heightPx);
  }
}

function columnsOf(histogram: Histogram, scale: TimeScale, columns: number): Float64Array {
  const counts = new Float64Array(columns);
  const { bins, fromMs, binMs } = histogram;
  for (let i = 0; i < bins.length; i += 1) {
    const count = bins[i] as number;
    if (count === 0) continue;
    const column = Math.min(Math.max(Math.floor(scale.xOf(fromMs + (i + 0.5) * binMs) / BAR_PX), 0), columns - 1);
    counts[column] = (counts[column] as number) + count;
  }
  return counts;
}
