// Starts and cancels runs.
import { api } from "../api/client.ts";
import { failureOf } from "../api/failureOf.ts";
import { useDocument } from "../document/documentStore.ts";
import { flushPendingText } from "../document/pendingText.ts";
import { pause, play } from "./player.ts";
import { followPageRun } from "./pageRun.ts";
import { logAmong, logNamedBy } from "./recordedLog.ts";
import type { RunTrace } from "./runTrace.ts";
import { refusalOfDocument, refuse } from "./refusal.ts";
import { firstInput, inputOf } from "./runInput.ts";
import { isComing, type RunInput, useRun } from "./runStore.ts";
import { followServerRun, startServerRun } from "./serverRun.ts";
import { beginTrace, follow, stopFollowing } from "./shownRun.ts";
import { useTimelineView } from "./timeline/timelineView.ts";

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
    follow(followPageRun({ text, input, seed }, trace));
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
    follow(followServerRun(run, trace));
  } catch (error) {
    if (!isWanted()) return;
    const failure = error instanceof MissingLog ? error.failure : failureOf(error);
    pause();
    // Nothing has run, so nothing has failed: it stands as before, with the reason beside it.
    if (bringBack === undefined) useRun.setState({ state: "idle" });
    else bringBack();
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

/** Stops a run that is coming; what it did so far stays. */
export async function cancelRun(): Promise<void> {
  const { runId, place, state, trace } = useRun.getState();
  if (!isComing(state)) return;
  if (place === "page" || runId === null) {
    stopFollowing();
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

/** A scenario that plays an imported log becomes that log; one that is no longer kept is told by its name. */
async function withItsLog(input: RunInput | null): Promise<RunInput | null> {
  const named = logNamedBy(useDocument.getState().document.scenarios, input);
  if (named === null) return input;
  const log = logAmong(await api.logs.list.query(), named);
  if (log === undefined) throw new MissingLog(named);
  return { type: "log", id: log.id, name: log.name };
}

/** The scenario plays a log that the server does not keep (any more). */
class MissingLog extends Error {
  readonly failure: { readonly message: string; readonly wayOut: string };
  constructor(named: string) {
    super(`The log "${named}" is not kept on the server.`);
    this.failure = { message: this.message, wayOut: "Import its file again, then run it." };
  }
}
