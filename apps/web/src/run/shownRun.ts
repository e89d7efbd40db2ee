// The one run that is shown: beginning another lets the one before go.
import { useLive, SILENCE } from "./liveStore.ts";
import type { Moment } from "./moment.ts";
import { pause } from "./player.ts";
import { withdrawRefusal } from "./refusal.ts";
import { createRunTrace, type RunTrace } from "./runTrace.ts";
import { AT_NOTHING, type RunInput, useRun } from "./runStore.ts";
import type { FollowedRun } from "./serverRun.ts";
import { resetTimelineView } from "./timeline/timelineView.ts";

let following: FollowedRun | undefined;

/** What is followed from now on, until another run is begun. */
export function follow(run: FollowedRun): void {
  following = run;
}

/** Nothing more is taken of the shown run. */
export function stopFollowing(): void {
  following?.stop();
  following = undefined;
}

/** Shows an empty trace that is about to be filled, and lets the run go that was shown. */
export function beginTrace(ran: {
  readonly documentId: string | null;
  readonly input: RunInput | null;
  readonly seed: number | null;
  readonly text: string | null;
  /** The moment that it is opened at. */
  readonly opening?: Moment | null;
}): RunTrace {
  stopFollowing();
  withdrawRefusal();
  pause();
  const trace = createRunTrace();
  resetTimelineView();
  useLive.setState(SILENCE);
  useRun.setState({
    trace,
    state: "starting",
    isKept: false,
    runId: null,
    documentId: ran.documentId,
    ranInput: ran.input,
    ranSeed: ran.seed,
    ranText: ran.text,
    version: 0,
    framesReceived: 0,
    progress: null,
    traceHash: null,
    message: null,
    wayOut: null,
    cursor: AT_NOTHING,
    opening: ran.opening ?? null,
  });
  return trace;
}
