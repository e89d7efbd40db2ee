// The keys of the timeline, while it has the focus: W S zoom, A D pan, F everything, arrows scroll, Esc lets the range go.
import { type KeyboardEvent, useMemo } from "react";
import { type CommandDescription, useCommands, useCommandStore } from "../../commands/commandStore.ts";
import { useRun } from "../runStore.ts";
import { fitTo, panBy, zoomAt } from "./timelineScene.ts";
import { useTimelineView } from "./timelineView.ts";
import type { ActiveScene } from "./useTimelinePointer.ts";

const hasFocus = (): boolean =>
  document.activeElement instanceof HTMLElement && document.activeElement.dataset["timeline"] === "picture";

/** Offers the keys as commands, and gives what the canvas itself listens to. */
export function useTimelineKeys(scene: ActiveScene): { readonly onKeyDown: (event: KeyboardEvent) => void } {
  const { drawn, shown, room } = scene;
  const commands = useMemo((): readonly CommandDescription[] => {
    const act = (work: (geometry: NonNullable<typeof drawn.current>["geometry"]) => void) => () => {
      const geometry = drawn.current?.geometry;
      if (geometry !== undefined) work(geometry);
    };
    const centre = (): number => {
      const geometry = drawn.current?.geometry;
      const { cursor } = useRun.getState();
      const x =
        geometry === undefined || cursor.index === 0
          ? room.widthPx / 2
          : geometry.scale.xOf(cursor.atMs) - geometry.leftPx;
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
        act((geometry) => zoomAt(geometry, shown, centre(), 1.35)),
      ),
      listed(
        "out",
        "Timeline: zoom out",
        "S",
        act((geometry) => zoomAt(geometry, shown, centre(), 1 / 1.35)),
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
    ];
  }, [drawn, shown, room]);
  useCommands("timeline", commands);
  return {
    onKeyDown(event) {
      const geometry = drawn.current?.geometry;
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
