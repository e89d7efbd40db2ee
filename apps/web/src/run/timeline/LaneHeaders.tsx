// The heads of the lanes: correlation, how it stands at the playhead in italics, a sign per stateful pattern. A click unfolds the lane.
import { dateText, type Density, type Lane, laneStateAt } from "@laban/timeline";
import type { ReactElement } from "react";
import { type Shading, Sign } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useRun } from "../runStore.ts";
import { useSteadyCursor } from "../useSteady.ts";
import { spanKindOf } from "./drawScene.ts";
import type { TimelineGeometry, TimelineRoom } from "./timelineScene.ts";
import { toggleLane, useTimelineView } from "./timelineView.ts";
import css from "./Timeline.module.css";

const SHADINGS = { hollow: "hollow", open: "hatched", filled: "filled", struck: "struck" } as const satisfies Record<
  string,
  Shading
>;

/** The heads of the lanes in view. */
export function LaneHeaders({
  geometry,
  room,
  density,
}: {
  readonly geometry: TimelineGeometry | undefined;
  readonly room: TimelineRoom;
  readonly density: Density;
}): ReactElement {
  const atMs = useSteadyCursor(150).atMs;
  const trace = useRun((run) => run.trace);
  const selected = useTimelineView((view) =>
    view.selected === null ? undefined : trace.model.laneOfPosition(view.selected),
  );
  const unfolded = useTimelineView((view) => view.unfolded);
  const viewPx = room.heightPx - room.rulerPx;
  const range =
    geometry === undefined
      ? { first: 0, end: 0 }
      : geometry.stack.placesBetween(geometry.scrollTopPx, geometry.scrollTopPx + viewPx);
  const heads: ReactElement[] = [];
  for (let place = range.first; place < range.end; place += 1) {
    const index = geometry?.lanes[place];
    const lane = index === undefined ? undefined : trace.model.lanes[index];
    if (index === undefined || lane === undefined || geometry === undefined) continue;
    heads.push(
      <LaneHead
        key={index}
        lane={lane}
        atMs={atMs}
        density={density}
        topPx={Math.round(geometry.stack.yOf(place) - geometry.scrollTopPx)}
        heightPx={geometry.stack.heightOf(place)}
        isSelected={selected === index}
        isUnfolded={unfolded.has(lane.correlation)}
        rows={
          unfolded.has(lane.correlation)
            ? geometry
                .rowsOf(index)
                .rows.slice(1)
                .map((row) => ({ name: trace.model.words.at(row.word), y: row.y, kind: row.kind }))
            : []
        }
      />,
    );
  }
  return (
    <div className={css.heads}>
      <div className={css.corner}>
        {geometry === undefined ? "" : dateText(geometry.scale.atOf(Math.max(geometry.leftPx, 0)))}
      </div>
      <div className={css.headList}>{heads}</div>
    </div>
  );
}

function LaneHead({
  lane,
  atMs,
  density,
  topPx,
  heightPx,
  isSelected,
  isUnfolded,
  rows,
}: {
  readonly lane: Lane;
  readonly atMs: number;
  readonly density: Density;
  readonly topPx: number;
  readonly heightPx: number;
  readonly isSelected: boolean;
  readonly isUnfolded: boolean;
  readonly rows: readonly { readonly name: string; readonly y: number; readonly kind: string }[];
}): ReactElement {
  const trace = useRun((run) => run.trace);
  const document = useDocument((state) => state.document);
  const state = laneStateAt(trace.model, lane, atMs);
  const name = lane.correlation ?? "uncorrelated";
  const shownPatterns = state.patterns.slice(0, 3);
  return (
    <button
      type="button"
      className={css.head}
      style={{ top: topPx, height: heightPx }}
      data-selected={isSelected}
      data-unfolded={isUnfolded}
      aria-expanded={isUnfolded}
      title={state.lastEvent === "" ? name : `${name}: ${state.lastEvent}`}
      onClick={() => toggleLane(lane.correlation)}
    >
      <span className={css.headName}>{name}</span>
      {density === "full" && !isUnfolded && state.lastEvent !== "" && (
        <span className={css.headEvent}>{state.lastEvent}</span>
      )}
      <span className={css.headState} data-tone={state.tone}>
        {state.text}
      </span>
      {!isUnfolded && (
        <span className={css.headSigns}>
          {shownPatterns.map((each) => (
            <span key={each.pattern} data-shading={each.shading}>
              <Sign
                kind={spanKindOf(document, trace, each.pattern)}
                shading={SHADINGS[each.shading]}
                size={density === "full" ? 15 : 11}
              />
            </span>
          ))}
        </span>
      )}
      {rows.map((row) => (
        <span key={`${row.kind} ${row.name}`} className={css.rowName} data-kind={row.kind} style={{ top: row.y - 8 }}>
          {row.name}
        </span>
      ))}
    </button>
  );
}
