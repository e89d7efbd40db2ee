// The whole run in a strip, with the window on it: drag the window, or click where to look.
import { createTimeScale, drawOverview, pxPerMsToFit } from "@laban/timeline";
import { type PointerEvent, type ReactElement, useEffect, useRef } from "react";
import { useRun } from "../runStore.ts";
import { sized } from "./drawScene.ts";
import type { ShownLanes } from "./shownLanes.ts";
import type { TimelineGeometry, TimelineRoom } from "./timelineScene.ts";
import { useTimelineView } from "./timelineView.ts";
import { useTimelineTheme } from "./tokens.ts";
import css from "./Timeline.module.css";

/** The overview strip, as wide as the picture. */
export function Overview({
  shown,
  geometry,
  room,
  heightPx,
}: {
  readonly shown: ShownLanes;
  readonly geometry: TimelineGeometry | undefined;
  readonly room: TimelineRoom;
  readonly heightPx: number;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTimelineTheme();
  const trace = useRun((run) => run.trace);
  const { widthPx } = room;

  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      const target = canvas.current;
      const { span } = trace.model;
      const pen = target === null ? null : sized(target, { widthPx, heightPx });
      if (pen === null) return;
      if (span === undefined || geometry === undefined) {
        pen.clearRect(0, 0, widthPx, heightPx);
        return;
      }
      const parts = { ...span, ...(shown.rests === undefined ? {} : { folded: shown.rests }) };
      const { cursor } = useRun.getState();
      drawOverview(pen, {
        widthPx,
        heightPx,
        theme,
        scale: createTimeScale({ ...parts, pxPerMs: pxPerMsToFit(parts, widthPx) }),
        events: trace.model.eventHistogram,
        failures: trace.model.failureHistogram,
        window: { fromMs: geometry.scale.atOf(geometry.leftPx), toMs: geometry.scale.atOf(geometry.leftPx + widthPx) },
        playheadMs: cursor.index === 0 ? undefined : cursor.atMs,
      });
    };
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    draw();
    const stop = useRun.subscribe((now, before) => {
      if (now.cursor !== before.cursor) soon();
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [trace, geometry, shown, widthPx, heightPx, theme]);

  const look = (event: PointerEvent<HTMLCanvasElement>): void => {
    const { span } = trace.model;
    if (span === undefined || geometry === undefined || event.buttons !== 1) return;
    const parts = { ...span, ...(shown.rests === undefined ? {} : { folded: shown.rests }) };
    const whole = createTimeScale({ ...parts, pxPerMs: pxPerMsToFit(parts, widthPx) });
    const atMs = whole.atOf(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const { scale } = geometry;
    useTimelineView.setState({ leftMs: scale.atOf(scale.xOf(atMs) - widthPx / 2), isFollowing: false });
  };
  return (
    <div className={css.overview} style={{ height: heightPx }}>
      <canvas
        ref={canvas}
        className={css.overviewCanvas}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          look(event);
        }}
        onPointerMove={look}
      />
    </div>
  );
}
