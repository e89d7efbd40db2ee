// How the timeline is looked at: zoom, place, filter, what is unfolded and selected. Apart from the run, so that a new run keeps the view.
import type { Rests } from "@laban/timeline";
import { create } from "zustand";

/** A stretch of time. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

interface TimelineView {
  /** null: chosen by the timeline for the run. */
  readonly pxPerMs: number | null;
  /** The instant at the left edge. */
  readonly leftMs: number | null;
  readonly scrollTopPx: number;
  /** The playhead and new lanes are kept in view; a hand that moves the view ends it, playing begins it again. */
  readonly isFollowing: boolean;
  readonly filterText: string;
  readonly isFailedOnly: boolean;
  readonly isFolding: boolean;
  /** The rests of the shown lanes while time is folded: playback passes them quickly. */
  readonly folded: Rests | undefined;
  /** Lanes that are unfolded, by correlation. */
  readonly unfolded: ReadonlySet<string | null>;
  /** Lanes that stay at the top whatever is scrolled or filtered, by correlation; the last pinned is the last. */
  readonly pinned: readonly (string | null)[];
  readonly range: TimeRange | null;
  /** The record whose details are shown, as a position in the trace. */
  readonly selected: number | null;
  /** Shown as a table instead of a picture. */
  readonly isTable: boolean;
}

/** The view of the timeline. */
export const useTimelineView = create<TimelineView>()(() => ({
  pxPerMs: null,
  leftMs: null,
  scrollTopPx: 0,
  isFollowing: true,
  filterText: "",
  isFailedOnly: false,
  isFolding: true,
  folded: undefined,
  unfolded: new Set(),
  pinned: [],
  range: null,
  selected: null,
  isTable: false,
}));

/** Most lanes that are pinned: the others need room, too. */
export const PINNED_MAX = 3;

/** Forgets what belongs to one run; filter, switches and pinned correlations stay: another run has the same ones. */
export function resetTimelineView(): void {
  useTimelineView.setState({
    pxPerMs: null,
    leftMs: null,
    scrollTopPx: 0,
    isFollowing: true,
    folded: undefined,
    unfolded: new Set(),
    range: null,
    selected: null,
  });
}

/** Folds or unfolds a lane. */
export function toggleLane(correlation: string | null): void {
  useTimelineView.setState(({ unfolded }) => {
    const next = new Set(unfolded);
    if (!next.delete(correlation)) next.add(correlation);
    // The lane stays where the hand is.
    return { unfolded: next, isFollowing: false };
  });
}

/** Pins a lane to the top, or lets it go; of too many, the one that was pinned first is let go. */
export function togglePin(correlation: string | null): void {
  useTimelineView.setState(({ pinned }) => ({
    pinned: pinned.includes(correlation)
      ? pinned.filter((each) => each !== correlation)
      : [...pinned, correlation].slice(-PINNED_MAX),
    isFollowing: false,
  }));
}

/** Shows a record's details, or none. */
export function selectRecord(position: number | null): void {
  useTimelineView.setState({ selected: position });
}
