// The timeline: lane headers, the picture, the overview. The picture is drawn by hand on a canvas, at most once per animation frame; React draws the rest.
import type { Density } from "@laban/timeline";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { useDocument } from "../../document/documentStore.ts";
import { comfortableSpeed, isComing, useRun } from "../runStore.ts";
import { type DrawnScene, drawScene, type HoveredMark } from "./drawScene.ts";
import { EmptyTimeline } from "./EmptyTimeline.tsx";
import { LaneHeaders } from "./LaneHeaders.tsx";
import { Overview } from "./Overview.tsx";
import type { ShownLanes } from "./shownLanes.ts";
import { type TimelineGeometry, geometryOf, type TimelineRoom } from "./timelineScene.ts";
import { TimelineTip } from "./TimelineTip.tsx";
import { useTimelineView } from "./timelineView.ts";
import { useTimelineTheme } from "./tokens.ts";
import { useLanesInSight } from "./useLanesInSight.ts";
import { useTimelineKeys } from "./useTimelineKeys.ts";
import { useTimelinePointer } from "./useTimelinePointer.ts";
import css from "./Timeline.module.css";

const RULER_PX = { dock: 22, full: 50 } as const satisfies Record<Density, number>;
const HEAD_PX = { dock: 172, full: 184 } as const satisfies Record<Density, number>;

/** The timeline in one of its two densities. */
export function TimelineView({
  density,
  shown,
}: {
  readonly density: Density;
  readonly shown: ShownLanes;
}): ReactElement {
  const trace = useRun((run) => run.trace);
  const theme = useTimelineTheme();
  const document = useDocument((state) => state.document);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<DrawnScene | undefined>(undefined);
  const [hovered, setHovered] = useState<HoveredMark | undefined>();
  const [geometry, setGeometry] = useState<TimelineGeometry | undefined>();
  const [room, frame] = useRoom(density);

  const geometryNow = useCallback(() => geometryOf(trace, shown, room), [trace, shown, room]);
  const draw = useCallback(() => {
    const target = canvas.current;
    const made = geometryNow();
    if (target === null || made === undefined) {
      setGeometry(undefined);
      return;
    }
    const lanes = drawScene(target, { trace, document, theme, room, geometry: made, hovered });
    drawn.current = { geometry: made, lanes };
    keepView(made);
    suitSpeed(made, room);
    setGeometry((before) => (before !== undefined && isSameView(before, made) ? before : made));
  }, [trace, geometryNow, room, theme, document, hovered]);

  useLayoutEffect(draw, [draw]);
  useEffect(() => {
    let frame = 0;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    const stops = [
      useTimelineView.subscribe(soon),
      useRun.subscribe((now, before) => {
        if (now.cursor !== before.cursor || now.version !== before.version) soon();
      }),
    ];
    // Names are measured with the page's fonts: drawn again once they are there.
    void globalThis.document.fonts.ready.then(soon);
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [draw]);

  const scene = { canvas, drawn, geometryNow, shown, room };
  useTimelinePointer(scene, setHovered);
  const keys = useTimelineKeys(scene);
  useLanesInSight(geometryNow, { trace, shown, room });
  const isEmpty = trace.records.length === 0 || shown.lanes.length === 0;

  return (
    <div
      className={css.timeline}
      data-density={density}
      style={{ "--head": `${HEAD_PX[density]}px`, "--ruler": `${RULER_PX[density]}px` } as React.CSSProperties}
    >
      {density === "full" && <Overview shown={shown} geometry={geometry} room={room} heightPx={34} />}
      <div className={css.body}>
        <LaneHeaders geometry={geometry} room={room} density={density} />
        <div className={css.frame} ref={frame}>
          <canvas
            ref={canvas}
            className={css.canvas}
            tabIndex={0}
            data-timeline="picture"
            role="img"
            aria-label="Timeline. W and S zoom, A and D pan, F shows everything, P pins a lane. The same as a table: the button Table."
            {...keys}
          />
          {hovered !== undefined && <TimelineTip hovered={hovered} room={room} />}
          {isEmpty && <EmptyTimeline shown={shown} />}
        </div>
      </div>
      {density === "dock" && <Overview shown={shown} geometry={geometry} room={room} heightPx={9} />}
    </div>
  );
}

/** Where following has brought the view is remembered, so that it stays there when following ends. */
function keepView(geometry: TimelineGeometry): void {
  const view = useTimelineView.getState();
  if (!view.isFollowing) return;
  const leftMs = geometry.scale.atOf(geometry.leftPx);
  if (view.leftMs !== leftMs || view.scrollTopPx !== geometry.scrollTopPx) {
    useTimelineView.setState({ leftMs, scrollTopPx: geometry.scrollTopPx });
  }
}

const SETTLED_LANES = 40;

/** Until someone chooses a speed, it is one at which the opening zoom can be watched. */
function suitSpeed(geometry: TimelineGeometry, room: TimelineRoom): void {
  const run = useRun.getState();
  if (run.isSpeedChosen || useTimelineView.getState().pxPerMs !== null) return;
  const speed = comfortableSpeed(room.widthPx / geometry.scale.pxPerMs);
  if (speed !== run.speed) useRun.setState({ speed });
  // Enough is known of a run that is still coming: its zoom stays, so that the picture does not breathe.
  if (isComing(run.state) && geometry.lanes.length + geometry.held.lanes.length >= SETTLED_LANES)
    useTimelineView.setState({ pxPerMs: geometry.scale.pxPerMs });
}

function isSameView(one: TimelineGeometry, other: TimelineGeometry): boolean {
  return (
    one.lanes === other.lanes &&
    one.held.lanes === other.held.lanes &&
    one.held.heightPx === other.held.heightPx &&
    one.scrollTopPx === other.scrollTopPx &&
    one.leftPx === other.leftPx &&
    one.scale.pxPerMs === other.scale.pxPerMs &&
    one.scale.toMs === other.scale.toMs &&
    one.stack.heightPx === other.stack.heightPx
  );
}

function useRoom(density: Density): readonly [TimelineRoom, (element: HTMLDivElement | null) => void] {
  const [size, setSize] = useState({ widthPx: 0, heightPx: 0 });
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const frame = useCallback((element: HTMLDivElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry !== undefined)
        setSize({ widthPx: Math.floor(entry.contentRect.width), heightPx: Math.floor(entry.contentRect.height) });
    });
    observer.current.observe(element);
  }, []);
  const [room, setRoom] = useState<TimelineRoom>({ ...size, rulerPx: RULER_PX[density], density });
  if (room.widthPx !== size.widthPx || room.heightPx !== size.heightPx || room.density !== density) {
    setRoom({ ...size, rulerPx: RULER_PX[density], density });
  }
  return [room, frame];
}
