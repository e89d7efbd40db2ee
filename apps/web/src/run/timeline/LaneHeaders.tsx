// The heads of the lanes: correlation, how it stands at the playhead in italics, a sign per stateful pattern. A click unfolds the lane, its pin keeps it on top.
import { dateText, type Density, type Lane, type LaneStack, laneStateAt } from "@laban/timeline";
import type { ReactElement } from "react";
import { IconButton, type Shading, Sign } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useRun } from "../runStore.ts";
import { useSteadyCursor } from "../useSteady.ts";
import { spanKindOf } from "./drawScene.ts";
import type { TimelineGeometry, TimelineRoom } from "./timelineScene.ts";
import { toggleLane, togglePin, useTimelineView } from "./timelineView.ts";
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
  const pinned = useTimelineView((view) => view.pinned);
  const headsOf = (part: {
    readonly lanes: readonly number[];
    readonly stack: LaneStack;
    readonly scrollTopPx: number;
    readonly heightPx: number;
  }): readonly ReactElement[] => {
    const { first, end } = part.stack.placesBetween(part.scrollTopPx, part.scrollTopPx + part.heightPx);
    const heads: ReactElement[] = [];
    for (let place = first; place < end; place += 1) {
      const index = part.lanes[place];
      const lane = index === undefined ? undefined : trace.model.lanes[index];
      if (index === undefined || lane === undefined || geometry === undefined) continue;
      const isUnfolded = unfolded.has(lane.correlation);
      heads.push(
        <LaneHead
          key={index}
          lane={lane}
          atMs={atMs}
          density={density}
          topPx={Math.round(part.stack.yOf(place) - part.scrollTopPx)}
          heightPx={part.stack.heightOf(place)}
          isSelected={selected === index}
          isPinned={pinned.includes(lane.correlation)}
          isUnfolded={isUnfolded}
          rows={
            isUnfolded
              ? geometry
                  .rowsOf(index)
                  .rows.slice(1)
                  .map((row) => ({ name: trace.model.words.at(row.word), y: row.y, kind: row.kind }))
              : []
          }
        />,
      );
    }
    return heads;
  };
  const heldPx = geometry?.held.heightPx ?? 0;
  return (
    <div className={css.heads}>
      <div className={css.corner}>
        {geometry === undefined ? "" : dateText(geometry.scale.atOf(Math.max(geometry.leftPx, 0)))}
      </div>
      {geometry !== undefined && heldPx > 0 && (
        <div className={css.heldHeads} style={{ height: heldPx }}>
          {headsOf({ ...geometry.held, scrollTopPx: 0 })}
        </div>
      )}
      <div className={css.headList}>
        {geometry !== undefined && headsOf({ ...geometry, heightPx: room.heightPx - room.rulerPx - heldPx })}
      </div>
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
  isPinned,
  isUnfolded,
  rows,
}: {
  readonly lane: Lane;
  readonly atMs: number;
  readonly density: Density;
  readonly topPx: number;
  readonly heightPx: number;
  readonly isSelected: boolean;
  readonly isPinned: boolean;
  readonly isUnfolded: boolean;
  readonly rows: readonly { readonly name: string; readonly y: number; readonly kind: string }[];
}): ReactElement {
  const trace = useRun((run) => run.trace);
  const document = useDocument((state) => state.document);
  const state = laneStateAt(trace.model, lane, atMs);
  const name = lane.correlation ?? "uncorrelated";
  const shownPatterns = state.patterns.slice(0, 3);
  return (
    <div className={css.laneHead} style={{ top: topPx, height: heightPx }} data-pinned={isPinned}>
      <button
        type="button"
        className={css.head}
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
      <IconButton
        size="small"
        className={css.pin ?? ""}
        icon="pin"
        label={isPinned ? `Let ${name} scroll again` : `Keep ${name} on top`}
        pressed={isPinned}
        onClick={() => togglePin(lane.correlation)}
      />
    </div>
  );
}
