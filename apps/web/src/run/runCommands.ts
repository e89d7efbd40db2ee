// What the keyboard does to a run: play, step, jump, restart, cancel. Listed with all other commands; none of the single keys fires inside an input.
import type { CommandDescription } from "../commands/commandStore.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { pause, play, stepEvent, toEnd, toStart } from "./player.ts";
import { isComing, useRun } from "./runStore.ts";
import { cancelRun, startRun } from "./startRun.ts";
import { copyLink } from "./useMomentInAddress.ts";

const hasTrace = (): boolean => useRun.getState().trace.records.length > 0;

/** Plays, pauses, or starts a run where there is none. */
export function playOrPause(): void {
  const { isPlaying, state } = useRun.getState();
  if (isPlaying) pause();
  else if (hasTrace() || isComing(state)) play();
  else void startRun();
}

/** The commands of a run. */
export const runCommands: readonly CommandDescription[] = [
  { id: "run.play", title: "Play or pause", group: "Run", icon: "play", keys: ["Space"], run: playOrPause },
  {
    id: "run.next",
    title: "Next event",
    group: "Run",
    icon: "stepForward",
    keys: ["."],
    isEnabled: hasTrace,
    run: () => stepEvent(1),
  },
  {
    id: "run.previous",
    title: "Previous event",
    group: "Run",
    icon: "stepBack",
    keys: [","],
    isEnabled: hasTrace,
    run: () => stepEvent(-1),
  },
  {
    id: "run.start",
    title: "To the start",
    group: "Run",
    icon: "toStart",
    keys: ["["],
    isEnabled: hasTrace,
    run: toStart,
  },
  { id: "run.end", title: "To the end", group: "Run", icon: "toEnd", keys: ["]"], isEnabled: hasTrace, run: toEnd },
  {
    id: "run.restart",
    title: "Run again with the same seed",
    group: "Run",
    icon: "restart",
    keys: ["R"],
    run: () => void startRun(),
  },
  {
    id: "run.cancel",
    title: "Cancel the run",
    group: "Run",
    icon: "close",
    isEnabled: () => isComing(useRun.getState().state) && !useRun.getState().isKept,
    run: () => void cancelRun(),
  },
  {
    id: "run.link",
    title: "Copy the link to this moment of the run",
    group: "Run",
    icon: "copy",
    isEnabled: () => useRun.getState().runId !== null,
    run: () => void copyLink(),
  },
  {
    id: "run.watch",
    title: "Watch the run on the whole page",
    group: "Run",
    isEnabled: () => usePanels.getState().mode !== "run",
    run: () => usePanels.setState({ mode: "run" }),
  },
];
