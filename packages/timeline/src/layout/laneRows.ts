// The rows inside a lane, and how high they are: folded (events and actions on one staff line, spans below) or unfolded (one row
// per agent and one per stateful pattern).
import type { Lane } from "./lane.ts";
import type { TimelineModel } from "./model.ts";

/** `dock` is the low form under the canvas, `full` the one of the run screen. */
export type Density = "dock" | "full";

/** One row of a lane. `y` is its middle, from the top of the lane. */
export interface LaneRow {
  readonly kind: "staff" | "agent" | "pattern";
  /** The word of the agent or the pattern; −1 for the staff. */
  readonly word: number;
  readonly y: number;
  /** Height of what is drawn in it: of action bars, or of the spans of one pattern. */
  readonly markPx: number;
}

/** The rows of a lane from top to bottom, and its height. */
export interface LaneRows {
  /** Where the lane begins in the coordinates of its rows; absent: at 0. */
  readonly topPx?: number;
  /** Its height; in coordinates of a picture, where it ends. */
  readonly heightPx: number;
  readonly rows: readonly LaneRow[];
  readonly isUnfolded: boolean;
}

/** Patterns that a folded lane shows; the others are seen when it unfolds. */
export const FOLDED_PATTERNS_MAX = 3;

interface Measures {
  readonly staffY: number;
  readonly barPx: number;
  /** The first span row is this far below the staff, the next ones that far below each other. */
  readonly firstSpanPx: number;
  readonly nextSpanPx: number;
  readonly spanPx: readonly [number, number];
  readonly bottomPx: number;
  /** A lane is never lower than the words of its head: two lines in the dock, three on the run screen. */
  readonly leastPx: number;
  readonly unfoldedRowPx: number;
}

const MEASURES = {
  dock: {
    staffY: 12,
    barPx: 5,
    firstSpanPx: 10,
    nextSpanPx: 9,
    spanPx: [7, 6],
    bottomPx: 7,
    leastPx: 37,
    unfoldedRowPx: 18,
  },
  full: {
    staffY: 28,
    barPx: 14,
    firstSpanPx: 26,
    nextSpanPx: 19,
    spanPx: [13, 10],
    bottomPx: 11,
    leastPx: 64,
    unfoldedRowPx: 26,
  },
} as const satisfies Record<Density, Measures>;

/** How many patterns the folded lanes of a run show: the same for all, so that lanes are equally high. */
export function foldedPatternCount(model: TimelineModel): number {
  return Math.min(model.statefulPatterns.length, FOLDED_PATTERNS_MAX);
}

/** The height of every folded lane. */
export function foldedLanePx(density: Density, patterns: number): number {
  const m = MEASURES[density];
  const spansPx = patterns === 0 ? 0 : m.firstSpanPx + (patterns - 1) * m.nextSpanPx;
  return Math.max(m.staffY + spansPx + m.bottomPx, m.leastPx);
}

/** The rows of a folded lane. The patterns that the lane has come first, in the order of the run. */
export function foldedRows(model: TimelineModel, lane: Lane, density: Density): LaneRows {
  const m = MEASURES[density];
  const count = foldedPatternCount(model);
  const own = model.statefulPatterns.filter((pattern) => lane.spans.some((span) => span.pattern === pattern));
  // Where all fit, each pattern keeps its row in every lane, so that the eye can run down a column.
  const shown = model.statefulPatterns.length <= count ? model.statefulPatterns : own.slice(0, count);
  const rows: LaneRow[] = [{ kind: "staff", word: -1, y: m.staffY, markPx: m.barPx }];
  for (const [i, word] of shown.entries()) {
    rows.push({
      kind: "pattern",
      word,
      y: m.staffY + m.firstSpanPx + i * m.nextSpanPx,
      markPx: m.spanPx[i === 0 ? 0 : 1],
    });
  }
  return { heightPx: foldedLanePx(density, count), rows, isUnfolded: false };
}

/** The rows of an unfolded lane: the staff with its events, then agents in order of their first work, then patterns. */
export function unfoldedRows(model: TimelineModel, lane: Lane, density: Density): LaneRows {
  const m = MEASURES[density];
  const agents = [...new Set(lane.bars.map((bar) => bar.agent))];
  const patterns = model.statefulPatterns.filter((pattern) => lane.spans.some((span) => span.pattern === pattern));
  const top = density === "full" ? 30 : 22;
  const rows: LaneRow[] = [{ kind: "staff", word: -1, y: top, markPx: m.barPx }];
  let y = top + m.unfoldedRowPx * 1.15;
  for (const [kind, words] of [
    ["agent", agents],
    ["pattern", patterns],
  ] as const) {
    for (const word of words) {
      const tracks = tracksOf(lane, kind, word);
      const markPx =
        kind === "agent" ? m.barPx + (density === "dock" ? 5 : 0) : m.spanPx[0] + (density === "dock" ? 3 : 0);
      // Work or runs of one row that overlap lie below each other, at most three deep.
      const heightPx = m.unfoldedRowPx + (tracks - 1) * (markPx + 3);
      rows.push({ kind, word, y: y + m.unfoldedRowPx / 2 - (density === "full" ? 4 : 3), markPx });
      y += heightPx;
    }
  }
  return { heightPx: Math.round(y + m.bottomPx), rows, isUnfolded: true };
}

/** Tracks that a row may be deep. */
export const TRACKS_MAX = 3;

function tracksOf(lane: Lane, kind: "agent" | "pattern", word: number): number {
  let deepest = 0;
  if (kind === "agent")
    for (const bar of lane.bars) if (bar.agent === word) deepest = Math.max(deepest, bar.agentTrack);
  if (kind === "pattern")
    for (const span of lane.spans) if (span.pattern === word) deepest = Math.max(deepest, span.track);
  return Math.min(deepest + 1, TRACKS_MAX);
}
