// Opens kept runs: the one that a link names, at its moment; else the newest of the document.
import type { RunDetail } from "@laban/service";
import { api } from "../api/client.ts";
import { toast } from "../controls/index.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { useDock } from "./dockStore.ts";
import { type Moment, momentIn } from "./moment.ts";
import { seekIndex, toEnd } from "./player.ts";
import { inputOf } from "./runInput.ts";
import { isComing, useRun } from "./runStore.ts";
import type { RunTrace } from "./runTrace.ts";
import { followServerRun } from "./serverRun.ts";
import { beginTrace, follow } from "./shownRun.ts";
import { useTimelineView } from "./timeline/timelineView.ts";

/** Opens a kept run: at a moment, or else with the playhead at its end. */
export function openRun(run: RunDetail, moment: Moment | null = null): void {
  const trace = beginTrace({
    documentId: run.documentId,
    input: inputOf(run),
    seed: run.seed,
    text: null,
    opening: moment,
  });
  const isKept = run.status !== "queued" && run.status !== "running";
  useRun.setState({ runId: run.id, state: "streaming", place: "server", isKept });
  if (moment?.isWatched === true) usePanels.setState({ mode: "run" });
  if (moment !== null && moment.filter !== "") useTimelineView.setState({ filterText: moment.filter });
  follow(followServerRun(run, trace));
  void takeText(run, trace);
  const stop = useRun.subscribe((now) => {
    if (now.trace === trace && isComing(now.state) && !hasCome(trace, moment)) return;
    stop();
    if (now.trace === trace) arrive(trace, moment);
  });
}

/** Whether everything that a moment is made of is here. */
function hasCome(trace: RunTrace, moment: Moment | null): boolean {
  if (moment === null || moment.at === null) return false;
  return trace.records.length >= Math.max(moment.at, (moment.record ?? -1) + 1, 1);
}

function arrive(trace: RunTrace, moment: Moment | null): void {
  useRun.setState({ opening: null });
  // A hand has moved the playhead meanwhile: it stays where it is wanted.
  if (useRun.getState().cursor.index > 0) return;
  if (moment !== null && moment.record !== null && moment.record < trace.records.length)
    useTimelineView.setState({ selected: moment.record });
  if (moment === null || moment.at === null) {
    // All of it has been: shown from its beginning, so that the eye can go along.
    toEnd();
    useTimelineView.setState({ isFollowing: false, leftMs: null, scrollTopPx: 0 });
  } else seekIndex(moment.at);
}

/** What was run is compared with what is drawn. Without an answer it is not compared. */
async function takeText(run: RunDetail, trace: RunTrace): Promise<void> {
  try {
    const { text } = await api.runs.get.query({ id: run.id });
    if (useRun.getState().trace === trace && text !== "") useRun.setState({ ranText: text });
  } catch {
    // The run itself tells that the server is away.
  }
}

/**
 * Shows the runs of a document that was opened: the one that the address names, or else the newest kept one, if there is one. Coming back to the same
 * document keeps what is shown. Quiet: a document without runs, or without a server, is no bad news; that a link leads nowhere is.
 */
export async function showRunsOf(documentId: string): Promise<void> {
  if (useRun.getState().shownFor === documentId) return;
  const moment = momentIn(window.location.search);
  forgetRun();
  useRun.setState({ shownFor: documentId, opening: moment });
  const isWanted = (): boolean => useRun.getState().shownFor === documentId && useRun.getState().state === "idle";
  try {
    const runs = await api.runs.list.query({ documentId });
    const named = moment === null ? undefined : runs.find(({ id }) => id === moment.run);
    const [last] = runs;
    if (!isWanted()) return;
    useRun.setState({ opening: null });
    if (named !== undefined) openRun(named, moment);
    else if (last !== undefined) openRun(last);
    if (moment !== null && named === undefined)
      toast({
        title: "The run of this link is not kept any more",
        description: "The server keeps the newest 20 runs of a document.",
        tone: "bad",
      });
  } catch {
    // The server's absence is already told by the saving state; the dock offers to run.
    if (isWanted()) useRun.setState({ opening: null });
  }
}

/** Lets the shown run go: another document was opened. */
function forgetRun(): void {
  beginTrace({ documentId: null, input: null, seed: null, text: null });
  useRun.setState({ state: "idle", input: null, seed: null, isSpeedChosen: false });
  useTimelineView.setState({ pinned: [] });
  useDock.setState({ logFilter: null });
}
