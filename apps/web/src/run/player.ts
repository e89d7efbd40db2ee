// Moves the playhead: by playing (one loop on animation frames), by stepping from event to event, by jumping. The trace never changes by it.
import { advanced } from "./advance.ts";
import { useTimelineView } from "./timeline/timelineView.ts";
import { playLive } from "./playLive.ts";
import { AT_NOTHING, type Cursor, eventsPlayed, isComing, type Speed, traceSpan, useRun } from "./runStore.ts";
import type { RunTrace } from "./runTrace.ts";

/** A frame that took longer than this (a tab in the background) does not make the playhead leap. */
const FRAME_MS_MAX = 100;

let frame = 0;
let lastFrameMs = 0;

/** Starts or goes on; from the end it begins again. Does nothing while there is no run: starting one is the caller's. */
export function play(): void {
  const { trace, cursor, state } = useRun.getState();
  const isAtEnd = !isComing(state) && cursor.index >= trace.records.length;
  if (isAtEnd) moveTo(AT_NOTHING, null);
  useRun.setState({ isPlaying: true });
  useTimelineView.setState({ isFollowing: true });
  lastFrameMs = performance.now();
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(tick);
}

/** Stands still. */
export function pause(): void {
  cancelAnimationFrame(frame);
  useRun.setState({ isPlaying: false });
  moveTo(useRun.getState().cursor, null);
}

/** Jumps to an instant, with everything that happened at it. */
export function seek(atMs: number): void {
  const { trace } = useRun.getState();
  const span = traceSpan(trace);
  if (span === undefined) return;
  const clamped = Math.min(Math.max(atMs, span.fromMs - 1), span.toMs);
  moveTo({ atMs: clamped, index: trace.instants.countUpTo(clamped) }, null);
}

/** Jumps to a record: everything up to it, and what happened with it, has been played. */
export function seekRecord(position: number): void {
  const { trace } = useRun.getState();
  if (position < 0 || position >= trace.records.length) return;
  moveTo(cursorAfter(trace, position), null);
}

/** Jumps to where this many records were played, and leads the timeline there. */
export function seekIndex(count: number): void {
  const { trace } = useRun.getState();
  const index = Math.min(count, trace.records.length);
  follow();
  moveTo(index === 0 ? AT_NOTHING : { atMs: trace.instants.at(index - 1), index }, null);
}

/** To the next event (1) or the one before (−1). */
export function stepEvent(by: 1 | -1): void {
  const { trace, cursor } = useRun.getState();
  const target = eventsPlayed(trace, cursor) - 1 + by;
  follow();
  useRun.setState({ isPlaying: false });
  cancelAnimationFrame(frame);
  if (target < 0) moveTo(AT_NOTHING, null);
  else if (target < trace.eventPositions.length) moveTo(cursorAfter(trace, trace.eventPositions.at(target)), null);
}

/** Before the first record. */
export function toStart(): void {
  follow();
  moveTo(AT_NOTHING, null);
}

/** After the last record so far. */
export function toEnd(): void {
  const { trace } = useRun.getState();
  const span = traceSpan(trace);
  if (span === undefined) return;
  follow();
  moveTo({ atMs: span.toMs, index: trace.records.length }, null);
}

/** The timeline goes to where the playhead is sent, also after a hand has moved it elsewhere. */
function follow(): void {
  useTimelineView.setState({ isFollowing: true });
}

/** Changes the speed; "instant" plays everything that is there. */
export function setSpeed(speed: Speed): void {
  useRun.setState({ speed, isSpeedChosen: true });
  if (speed === "instant" && useRun.getState().isPlaying) toEnd();
}

/** An event and what it set off at the same instant; deadlines that come later are not part of it. */
function cursorAfter(trace: RunTrace, position: number): Cursor {
  const atMs = trace.instants.at(position);
  const next = trace.eventPositions.countUpTo(position);
  const nextEvent = next < trace.eventPositions.length ? trace.eventPositions.at(next) : trace.records.length;
  return { atMs, index: Math.max(Math.min(trace.instants.countUpTo(atMs), nextEvent), position + 1) };
}

function tick(nowMs: number): void {
  const { isPlaying, speed, trace, state, cursor } = useRun.getState();
  if (!isPlaying) return;
  const elapsedMs = Math.min(Math.max(nowMs - lastFrameMs, 0), FRAME_MS_MAX);
  lastFrameMs = nowMs;
  const span = traceSpan(trace);
  if (span !== undefined) {
    const fromMs = Math.max(cursor.atMs, span.fromMs - 1);
    const wanted =
      speed === "instant" ? span.toMs : advanced(fromMs, elapsedMs * speed, useTimelineView.getState().folded);
    const atMs = Math.min(wanted, span.toMs);
    // Records at the instant where a step left the playhead are not played twice.
    const index = Math.max(trace.instants.countUpTo(atMs), cursor.index);
    moveTo({ atMs, index }, cursor.index);
    if (index >= trace.records.length && atMs >= span.toMs && !isComing(state)) {
      pause();
      return;
    }
  }
  frame = requestAnimationFrame(tick);
}

function moveTo(cursor: Cursor, playedFrom: number | null): void {
  const { trace, isPlaying, speed } = useRun.getState();
  useRun.setState({ cursor });
  playLive(trace, cursor, { from: playedFrom, isPlaying, speed, nowMs: performance.now() });
}
