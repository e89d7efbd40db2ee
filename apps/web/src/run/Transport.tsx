// The transport: where the playhead is, what moves it, and what is run. Vermilion is for now: the play button, and nothing else here.
import { clockText, dateText } from "@laban/timeline";
import { useEffect, type ReactElement } from "react";
import { useCommands } from "../commands/commandStore.ts";
import { Button, IconButton, Menu, type MenuEntry } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { countText } from "./counts.ts";
import { pause, setSpeed, stepEvent, toEnd, toStart } from "./player.ts";
import { playOrPause, runCommands } from "./runCommands.ts";
import { RunChoice } from "./RunChoice.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { SeedField } from "./SeedField.tsx";
import { eventsPlayed, isComing, type Speed, SPEEDS, useRun } from "./runStore.ts";
import { showRunsOf } from "./openRun.ts";
import { copyLink, useMomentInAddress } from "./useMomentInAddress.ts";
import { useSpacePlays } from "./useSpacePlays.ts";
import { useSteadyCursor } from "./useSteady.ts";
import css from "./Transport.module.css";

/** The transport of the open document. */
export function Transport(): ReactElement {
  useCommands("run", runCommands);
  useSpacePlays(playOrPause);
  useMomentInAddress();
  const documentId = useDocument((state) => state.id);
  useEffect(() => {
    if (documentId === null) return;
    void showRunsOf(documentId);
    return () => {
      if (useDocument.getState().id !== documentId) pause();
    };
  }, [documentId]);
  const hasTrace = useRun((run) => run.version > 0);
  return (
    <div className={css.transport} role="group" aria-label="Transport">
      <div className={css.keys}>
        <IconButton icon="toStart" label="To the start" keys="[" disabled={!hasTrace} onClick={toStart} />
        <IconButton
          icon="stepBack"
          label="Previous event"
          keys=","
          disabled={!hasTrace}
          onClick={() => stepEvent(-1)}
        />
        <PlayButton />
        <IconButton icon="stepForward" label="Next event" keys="." disabled={!hasTrace} onClick={() => stepEvent(1)} />
        <IconButton icon="toEnd" label="To the end" keys="]" disabled={!hasTrace} onClick={toEnd} />
      </div>
      <Clock />
      <SpeedMenu />
      <span className={css.rule} aria-hidden="true" />
      <RunChoice />
      <SeedField />
      <EventCount />
      <span className={css.room} />
      <RunProgress />
      <LinkButton />
      <WatchButton />
      <Spoken />
    </div>
  );
}

function PlayButton(): ReactElement {
  const isPlaying = useRun((run) => run.isPlaying);
  const isNew = useRun((run) => run.version === 0 && !isComing(run.state));
  return (
    <IconButton
      className={css.play}
      look="play"
      icon={isPlaying ? "pause" : "play"}
      label={isPlaying ? "Pause" : isNew ? "Run and play" : "Play"}
      keys="Space"
      onClick={playOrPause}
    />
  );
}

function Clock(): ReactElement {
  const atMs = useRun((run) => (run.cursor.index === 0 ? null : Math.floor(run.cursor.atMs)));
  const beginMs = useRun((run) => (run.version > 0 ? run.trace.instants.at(0) : null));
  const shown = atMs ?? beginMs;
  return (
    <time
      className={css.clock}
      data-empty={shown === null}
      title={shown === null ? undefined : `${dateText(shown)}, UTC`}
    >
      {shown === null ? "00:00:00.000" : clockText(shown)}
    </time>
  );
}

const speedText = (speed: Speed): string =>
  speed === "instant" ? "instant" : `${speed < 1 ? speed : countText(speed)}×`;

function SpeedMenu(): ReactElement {
  const speed = useRun((run) => run.speed);
  const entries: MenuEntry[] = [...SPEEDS, "instant" as const].map((each) => ({
    label: each === "instant" ? "Instant" : `${speedText(each)}${each === 1 ? ", as it happened" : ""}`,
    checked: each === speed,
    run: () => setSpeed(each),
  }));
  return (
    <Menu
      trigger={
        <Button
          look="quiet"
          size="small"
          className={css.speed ?? ""}
          aria-label={speed === "instant" ? "at once, speed of playback" : `at ${speedText(speed)}, speed of playback`}
        >
          <span className="tempo">{speed === "instant" ? "at once" : `at ${speedText(speed)}`}</span>
          <svg
            width="10"
            height="10"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            aria-hidden="true"
          >
            <path d="m4 6 4 4 4-4" />
          </svg>
        </Button>
      }
      entries={entries}
    />
  );
}

function EventCount(): ReactElement | null {
  const played = useRun((run) => eventsPlayed(run.trace, run.cursor));
  const all = useRun((run) => (run.version > 0 ? run.trace.eventPositions.length : 0));
  if (all === 0) return null;
  return (
    <span className={css.count}>
      event <b>{countText(played)}</b> of <b>{countText(all)}</b>
    </span>
  );
}

function LinkButton(): ReactElement | null {
  const hasLink = useRun((run) => run.runId !== null && !isComing(run.state));
  if (!hasLink) return null;
  return <IconButton size="small" icon="copy" label="Copy the link to this moment" onClick={() => void copyLink()} />;
}

function WatchButton(): ReactElement | null {
  const isWatching = usePanels((panels) => panels.mode === "run");
  const isOpen = usePanels((panels) => panels.isDockOpen);
  if (isWatching) return null;
  return (
    <IconButton
      size="small"
      icon="panelBottom"
      label={isOpen ? "Hide the dock" : "Show the dock"}
      pressed={isOpen}
      onClick={() => usePanels.setState({ isDockOpen: !isOpen })}
    />
  );
}

/** Says where the playhead stands, once it stands. */
function Spoken(): ReactElement {
  const isPlaying = useRun((run) => run.isPlaying);
  const trace = useRun((run) => run.trace);
  const cursor = useSteadyCursor(500);
  const played = eventsPlayed(trace, cursor);
  const record = played === 0 ? undefined : trace.records.at(trace.eventPositions.at(played - 1));
  const text =
    isPlaying || record?.type !== "event"
      ? ""
      : `${record.event.type}${record.correlation === null ? "" : ` in ${record.correlation}`}, ${clockText(record.at, 0)}, event ${played} of ${trace.eventPositions.length}`;
  return (
    <span className="spoken" aria-live="polite">
      {text}
    </span>
  );
}
