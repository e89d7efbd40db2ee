// Starts, opens and cancels runs: one at a time is shown; the one before is let go.
import type { RunDetail } from "@laban/service";
import { api } from "../api/client.ts";
import { failureOf } from "../api/failureOf.ts";
import { useDocument } from "../document/documentStore.ts";
import { flushPendingText } from "../document/pendingText.ts";
import { SILENCE, useLive } from "./liveStore.ts";
import { pause, play, toEnd } from "./player.ts";
import { followPageRun } from "./pageRun.ts";
import { logAmong, logNamedBy } from "./recordedLog.ts";
import { createRunTrace, type RunTrace } from "./runTrace.ts";
import { refusalOfDocument, refuse, withdrawRefusal } from "./refusal.ts";
import { AT_NOTHING, isComing, type RunInput, useRun } from "./runStore.ts";
import { type FollowedRun, followServerRun, startServerRun } from "./serverRun.ts";
import { resetTimelineView, useTimelineView } from "./timeline/timelineView.ts";

let following: FollowedRun | undefined;

/**
 * Runs the document as it stands on screen and plays it. Never rejects: the store says what came of it. A start that is refused, here or by the
 * server, leaves the run that was shown, with its playhead.
 */
export async function startRun(): Promise<void> {
  flushPendingText();
  const { id, text } = useDocument.getState();
  const refusal = refusalOfDocument();
  if (refusal !== undefined) {
    refuse(refusal);
    return;
  }
  const { seed, place } = useRun.getState();
  const input = useRun.getState().input ?? firstInput();
  const bringBack = shownRun();
  const trace = beginTrace({ documentId: id, input, seed, text });
  play();
  if (place === "page") {
    following = followPageRun({ text, input, seed }, trace);
    return;
  }
  const isWanted = (): boolean => useRun.getState().trace === trace && useRun.getState().state === "starting";
  try {
    const played = await withItsLog(input);
    if (!isWanted()) return;
    const run = await startServerRun({ documentId: id, text, input: played, seed });
    if (!isWanted()) {
      // Cancelled, or another run begun, before the server had answered: nobody waits for this one any more.
      await cancelOnServer(run.id, trace);
      return;
    }
    useRun.setState({ state: "streaming", runId: run.id, ranInput: inputOf(run) ?? input, ranSeed: run.seed });
    following = followServerRun(run, trace);
  } catch (error) {
    if (!isWanted()) return;
    const failure = error instanceof MissingLog ? error.failure : failureOf(error);
    pause();
    if (bringBack === undefined) {
      useRun.setState({ state: "failed", message: failure.message, wayOut: failure.wayOut });
      return;
    }
    bringBack();
    refuse(failure);
  }
}

/** Brings back the run that is shown now, as it is shown; undefined where there is none, or it is still coming: nobody follows that one any more. */
function shownRun(): (() => void) | undefined {
  const shown = useRun.getState();
  const view = useTimelineView.getState();
  if (isComing(shown.state) || shown.trace.records.length === 0) return undefined;
  return () => {
    // What was chosen since for the next run stays chosen.
    const { input, seed, place, speed, isSpeedChosen } = useRun.getState();
    useRun.setState({ ...shown, input, seed, place, speed, isSpeedChosen, isPlaying: false });
    useTimelineView.setState(view);
    pause();
  };
}

/** Opens a kept run, with the playhead at its end. */
export function openRun(run: RunDetail): void {
  const input = inputOf(run);
  const trace = beginTrace({ documentId: run.documentId, input, seed: run.seed, text: null });
  useRun.setState({ runId: run.id, state: "streaming", place: "server" });
  following = followServerRun(run, trace);
  const stop = useRun.subscribe((now) => {
    if (now.trace === trace && isComing(now.state)) return;
    stop();
    if (now.trace !== trace || now.cursor.index > 0) return;
    // All of it has been: shown from its beginning, so that the eye can go along.
    toEnd();
    useTimelineView.setState({ isFollowing: false, leftMs: null, scrollTopPx: 0 });
  });
}

/**
 * Shows the runs of a document that was opened: the newest kept one, if there is one. Coming back to the same document keeps what is shown.
 * Quiet: a document without runs, or without a server, is no bad news.
 */
export async function showRunsOf(documentId: string): Promise<void> {
  if (useRun.getState().shownFor === documentId) return;
  forgetRun();
  useRun.setState({ shownFor: documentId });
  try {
    const [last] = await api.runs.list.query({ documentId });
    const { shownFor, state } = useRun.getState();
    if (last !== undefined && shownFor === documentId && state === "idle") openRun(last);
  } catch {
    // The server's absence is already told by the saving state; the dock offers to run.
  }
}

/** Stops a run that is coming; what it did so far stays. */
export async function cancelRun(): Promise<void> {
  const { runId, place, state, trace } = useRun.getState();
  if (!isComing(state)) return;
  if (place === "page" || runId === null) {
    following?.stop();
    if (trace.records.length === 0) pause();
    // A run that the server has not answered for yet is cancelled there as soon as it has a name.
    useRun.setState({ state: "cancelled" });
    return;
  }
  await cancelOnServer(runId, trace);
}

/** Cancels a run where it runs; that it could not be is told beside the run it belongs to, as long as that one is shown. */
async function cancelOnServer(id: string, trace: RunTrace): Promise<void> {
  try {
    await api.runs.cancel.mutate({ id });
  } catch (error) {
    if (useRun.getState().trace !== trace) return;
    const failure = failureOf(error);
    useRun.setState({ message: failure.message, wayOut: failure.wayOut });
  }
}

/** Lets the shown run go: another document was opened. */
function forgetRun(): void {
  beginTrace({ documentId: null, input: null, seed: null, text: null });
  useRun.setState({ state: "idle", input: null, seed: null, isSpeedChosen: false });
  useTimelineView.setState({ pinned: [] });
}

/** The first scenario of the document. */
export function firstInput(): RunInput | null {
  const [name] = Object.keys(useDocument.getState().document.scenarios);
  return name === undefined ? null : { type: "scenario", name };
}

/** A scenario that plays an imported log becomes that log; one that is no longer kept is told by its name. */
async function withItsLog(input: RunInput | null): Promise<RunInput | null> {
  const named = logNamedBy(useDocument.getState().document.scenarios, input);
  if (named === null) return input;
  const log = logAmong(await api.logs.list.query(), named);
  if (log === undefined) throw new MissingLog(named);
  return { type: "log", id: log.id, name: log.name };
}

function inputOf(run: RunDetail): RunInput | null {
  if (run.log !== null) return { type: "log", ...run.log };
  return run.scenario === null ? null : { type: "scenario", name: run.scenario };
}

function beginTrace(ran: {
  readonly documentId: string | null;
  readonly input: RunInput | null;
  readonly seed: number | null;
  readonly text: string | null;
}): RunTrace {
  following?.stop();
  following = undefined;
  withdrawRefusal();
  pause();
  const trace = createRunTrace();
  resetTimelineView();
  useLive.setState(SILENCE);
  useRun.setState({
    trace,
    state: "starting",
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
  });
  return trace;
}

/** The scenario plays a log that the server does not keep (any more). */
class MissingLog extends Error {
  readonly failure: { readonly message: string; readonly wayOut: string };
  constructor(named: string) {
    super(`The log "${named}" is not kept on the server.`);
    this.failure = { message: this.message, wayOut: "Import its file again, then run it." };
  }
}
