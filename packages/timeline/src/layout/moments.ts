// What happened in a run, in order of time: events, ends of work, ends of runs, each with its lane and how long it took. For questions about stretches
// of time over all lanes: they are answered by reading a part of these columns, without looking at a lane.
import { createIntegerColumn, createNumberColumn, type NumberColumn } from "@laban/trace";
import { createGaps, type Gaps } from "./gaps.ts";

/** What a moment is; the order is that of the numbers in the column. */
export const MOMENT_KINDS = ["event", "work", "matched", "timeout", "ended"] as const;

/** What a moment is. */
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Moments as columns of the same length. */
export interface MomentColumns {
  readonly at: NumberColumn;
  readonly lane: NumberColumn;
  /** Index into `MOMENT_KINDS`. */
  readonly kind: NumberColumn;
  /** What took its time, as a number of `TimelineModel.labels`; −1 for events and for ends that are not measured. */
  readonly label: NumberColumn;
  readonly tookMs: NumberColumn;
}

/** The moments of a run. */
export interface Moments {
  /** In order of time. */
  readonly ordered: MomentColumns;
  /** Those that came with an earlier instant than one before them (late events), as they came. They are few. */
  readonly strays: MomentColumns;
  /** The gaps between the ordered ones. */
  readonly gaps: Gaps;
  add(moment: {
    readonly at: number;
    readonly lane: number;
    readonly kind: MomentKind;
    readonly label: number;
    readonly tookMs: number;
  }): void;
}

/** No moments yet. */
export function createMoments(): Moments {
  const ordered = emptyColumns();
  const strays = emptyColumns();
  const gaps = createGaps();
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    ordered,
    strays,
    gaps,
    add({ at, lane, kind, label, tookMs }) {
      const into = at >= lastAt ? ordered : strays;
      if (at >= lastAt) {
        lastAt = at;
        gaps.add(at);
      }
      into.at.push(at);
      into.lane.push(lane);
      into.kind.push(MOMENT_KINDS.indexOf(kind));
      into.label.push(label);
      into.tookMs.push(tookMs);
    },
  };
}

function emptyColumns(): MomentColumns {
  return {
    at: createNumberColumn(),
    lane: createIntegerColumn(),
    kind: createIntegerColumn(),
    label: createIntegerColumn(),
    tookMs: createNumberColumn(),
  };
}

/** Which lanes are meant, as a byte for each; undefined where it is all of them. O(lanes). */
export function laneMask(laneCount: number, lanes: readonly number[]): Uint8Array | undefined {
  if (lanes.length >= laneCount) return undefined;
  const mask = new Uint8Array(laneCount);
  for (const lane of lanes) mask[lane] = 1;
  return mask;
}
