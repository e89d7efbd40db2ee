// The run that is shown, and where its playhead stands: one cursor for canvas, log, timeline and metrics.
import { create } from "zustand";
import type { Moment } from "./moment.ts";
import { createRunTrace, type RunTrace } from "./runTrace.ts";

/** How the run stands. Everything but `starting` and `streaming` is final. */
export type RunState = "idle" | "starting" | "streaming" | "done" | "failed" | "interrupted" | "cancelled";

/** Who runs it: the server keeps the trace; the page keeps nothing. */
export type RunPlace = "server" | "page";

/** What events a run is made of. */
export type RunInput =
  | { readonly type: "scenario"; readonly name: string }
  | { readonly type: "log"; readonly id: string; readonly name: string };

/** The playhead. `index` is how many records were played: at one instant there may be many. */
export interface Cursor {
  readonly atMs: number;
  readonly index: number;
}

/** Speeds of playback, times the time of the trace. */
export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 1_000_000] as const;

/** A speed, or everything at once. */
export type Speed = (typeof SPEEDS)[number] | "instant";

interface RunStore {
  readonly state: RunState;
  readonly place: RunPlace;
  /** It is over and kept: what still comes is fetched, and there is nothing to cancel. */
  readonly isKept: boolean;
  /** On the server; null for a run of the page. */
  readonly runId: string | null;
  readonly documentId: string | null;
  /** The open document whose runs are shown. */
  readonly shownFor: string | null;
  /** What was chosen to run next. */
  readonly input: RunInput | null;
  /** What to seed it with; null is the scenario's own seed. */
  readonly seed: number | null;
  /** What the shown run was made of, and its seed. */
  readonly ranInput: RunInput | null;
  readonly ranSeed: number | null;
  /** The text that was run; null for an earlier run, whose text is not compared. */
  readonly ranText: string | null;
  readonly trace: RunTrace;
  /** Grows whenever records were added: the key of everything that is computed from the trace. */
  readonly version: number;
  readonly framesReceived: number;
  /** From 0 to 1 where the end is known. */
  readonly progress: number | null;
  readonly traceHash: string | null;
  /** For what did not end as hoped. */
  readonly message: string | null;
  readonly wayOut: string | null;
  readonly cursor: Cursor;
  /** The moment that a link asks for, until it is reached. */
  readonly opening: Moment | null;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  /** Whether a person chose the speed; until then it follows from how much time a screen shows. */
  readonly isSpeedChosen: boolean;
}

/** The empty playhead, before any record. */
export const AT_NOTHING: Cursor = { atMs: Number.NEGATIVE_INFINITY, index: 0 };

/** The run. Read it with narrow selectors: the cursor changes with every frame of playback. */
export const useRun = create<RunStore>()(() => ({
  state: "idle",
  place: "server",
  isKept: false,
  runId: null,
  documentId: null,
  shownFor: null,
  input: null,
  seed: null,
  ranInput: null,
  ranSeed: null,
  ranText: null,
  trace: createRunTrace(),
  version: 0,
  framesReceived: 0,
  progress: null,
  traceHash: null,
  message: null,
  wayOut: null,
  cursor: AT_NOTHING,
  opening: null,
  isPlaying: false,
  speed: 10,
  isSpeedChosen: false,
}));

/** The speed at which the playhead crosses a screen of this much time in some eight seconds. */
export function comfortableSpeed(screenMs: number): (typeof SPEEDS)[number] {
  const wanted = screenMs / 8_000;
  let best: (typeof SPEEDS)[number] = SPEEDS[0];
  for (const speed of SPEEDS) if (Math.abs(Math.log(speed / wanted)) < Math.abs(Math.log(best / wanted))) best = speed;
  return best;
}

/** Whether records may still come. */
export function isComing(state: RunState): boolean {
  return state === "starting" || state === "streaming";
}

/** First and last instant of the trace so far. */
export function traceSpan(trace: RunTrace): { readonly fromMs: number; readonly toMs: number } | undefined {
  const { length } = trace.instants;
  return length === 0 ? undefined : { fromMs: trace.instants.at(0), toMs: trace.instants.at(length - 1) };
}

/** How many events were played at a cursor. */
export function eventsPlayed(trace: RunTrace, cursor: Cursor): number {
  return trace.eventPositions.countBelow(cursor.index);
}
