// Keeps the moment that is looked at in the address, quietly: going back leads out of the document, not through every place of the playhead.
import { useEffect } from "react";
import { toast } from "../controls/index.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { type Moment, searchWith } from "./moment.ts";
import { useRun } from "./runStore.ts";
import { useTimelineView } from "./timeline/timelineView.ts";

/** The address follows once nothing has moved for this long, and now and then while it plays: browsers allow only so many changes. */
const QUIET_MS = 300;
const PLAYING_MS = 2_000;

/** Writes the moment into the address. */
export function useMomentInAddress(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = (): void => {
      timer = undefined;
      writeMoment();
    };
    const soon = (): void => {
      const { isPlaying, runId } = useRun.getState();
      if (isPlaying && timer !== undefined) return;
      clearTimeout(timer);
      const isNamed = runId !== null && window.location.search.includes(runId);
      timer = setTimeout(write, isPlaying && isNamed ? PLAYING_MS : QUIET_MS);
    };
    const stops = [useRun.subscribe(soon), useTimelineView.subscribe(soon), usePanels.subscribe(soon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
}

/** Puts the address of this moment into the clipboard, or says where it stands. */
export async function copyLink(): Promise<void> {
  if (momentNow() === null) {
    toast({ title: "Only a run on the server has a link", description: "Choose to run it there, then copy again." });
    return;
  }
  writeMoment();
  try {
    await navigator.clipboard.writeText(window.location.href);
    toast({ title: "The link to this moment is copied" });
  } catch {
    // Browsers keep the clipboard from pages that are not secure; the address is there all the same.
    toast({
      title: "The clipboard is closed to this page",
      description: "The address above is the link to this moment.",
    });
  }
}

function writeMoment(): void {
  // Until an opened moment is reached, the address knows more than the page.
  if (useRun.getState().opening !== null) return;
  const { pathname, search, hash } = window.location;
  const wanted = searchWith(search, momentNow());
  if (wanted !== search) window.history.replaceState(window.history.state, "", pathname + wanted + hash);
}

function momentNow(): Moment | null {
  const { runId, place, cursor, trace } = useRun.getState();
  if (runId === null || place !== "server") return null;
  const { selected, filterText } = useTimelineView.getState();
  return {
    run: runId,
    at: cursor.index === trace.records.length ? null : cursor.index,
    record: selected,
    filter: filterText,
    isWatched: usePanels.getState().mode === "run",
  };
}
