// The keys of the timeline, while it has the focus: W S zoom, A D pan, F everything, P pins, arrows scroll, Esc lets the range go.
import { type KeyboardEvent, useMemo } from "react";
import { type CommandDescription, useCommands, useCommandStore } from "../../commands/commandStore.ts";
import { useRun } from "../runStore.ts";
import { fitTo, laneUnderPlayhead, panBy, type TimelineGeometry, zoomAt } from "./timelineScene.ts";
import { togglePin, useTimelineView } from "./timelineView.ts";
import type { ActiveScene } from "./useTimelinePointer.ts";

const hasFocus = (): boolean =>
  document.activeElement instanceof HTMLElement && document.activeElement.dataset["timeline"] === "picture";

/** Pins the lane of the shown details, or else of the last played event; or lets it go. */
function pinLaneAtPlayhead(): void {
  const { trace, cursor } = useRun.getState();
  const { selected } = useTimelineView.getState();
  const lane = selected === null ? laneUnderPlayhead(trace, cursor) : trace.model.laneOfPosition(selected);
  const correlation = lane === undefined ? undefined : trace.model.lanes[lane]?.correlation;
  if (correlation !== undefined) togglePin(correlation);
}

/** Offers the keys as commands, and gives what the canvas itself listens to. */
export function useTimelineKeys(scene: ActiveScene): { readonly onKeyDown: (event: KeyboardEvent) => void } {
  const { geometryNow, shown, room } = scene;
  const commands = useMemo((): readonly CommandDescription[] => {
    const act = (work: (geometry: TimelineGeometry) => void) => () => {
      const geometry = geometryNow();
      if (geometry !== undefined) work(geometry);
    };
    const centreOf = ({ scale, leftPx }: TimelineGeometry): number => {
      const { cursor } = useRun.getState();
      const x = cursor.index === 0 ? -1 : scale.xOf(cursor.atMs) - leftPx;
      return x < 0 || x > room.widthPx ? room.widthPx / 2 : x;
    };
    const listed = (id: string, title: string, key: string, run: () => void): CommandDescription => ({
      id: `timeline.${id}`,
      title,
      group: "Run",
      keys: [key],
      isEnabled: hasFocus,
      run,
    });
    return [
      listed(
        "in",
        "Timeline: zoom in",
        "W",
        act((geometry) => zoomAt(geometry, shown, centreOf(geometry), 1.35)),
      ),
      listed(
        "out",
        "Timeline: zoom out",
        "S",
        act((geometry) => zoomAt(geometry, shown, centreOf(geometry), 1 / 1.35)),
      ),
      listed(
        "left",
        "Timeline: earlier",
        "A",
        act((geometry) => panBy(geometry, -room.widthPx * 0.15, 0)),
      ),
      listed(
        "right",
        "Timeline: later",
        "D",
        act((geometry) => panBy(geometry, room.widthPx * 0.15, 0)),
      ),
      listed(
        "fit",
        "Timeline: the range, or everything",
        "F",
        act((geometry) => fitTo(geometry, shown, room.widthPx, useTimelineView.getState().range ?? undefined)),
      ),
      listed("pin", "Timeline: keep the lane at the playhead on top", "P", pinLaneAtPlayhead),
    ];
  }, [geometryNow, shown, room]);
  useCommands("timeline", commands);
  return {
    onKeyDown(event) {
      const geometry = geometryNow();
      if (geometry === undefined || !useCommandStore.getState().areSingleKeysOn) return;
      // The same letters mean other things on the canvas; with the focus here they are ours.
      const command = commands.find((each) => each.keys?.[0]?.toLowerCase() === event.key.toLowerCase());
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (command !== undefined && isPlain) command.run();
      else if (event.key === "ArrowDown") panBy(geometry, 0, 40);
      else if (event.key === "ArrowUp") panBy(geometry, 0, -40);
      else if (event.key === "ArrowLeft") panBy(geometry, -60, 0);
      else if (event.key === "ArrowRight") panBy(geometry, 60, 0);
      else if (event.key === "Escape") useTimelineView.setState({ range: null, selected: null });
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
