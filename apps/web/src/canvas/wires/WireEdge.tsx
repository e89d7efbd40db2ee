// A wire of the picture as an edge: its form tells its meaning. Idle wires never move.
import { headPath, type PictureWire } from "@laban/notation";
import type { EdgeProps } from "@xyflow/react";
import { memo, type ReactElement } from "react";
import { askKey, shareKey, useLive } from "../../run/liveStore.ts";
import { isSameRef, useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { wireKey } from "../live/keys.ts";
import { Line } from "../nodes/PictureTexts.tsx";
import type { CanvasEdge } from "../picture/toFlow.ts";
import { useInHand } from "./useInHand.ts";
import { WireEnds } from "./WireEnds.tsx";
import css from "./wires.module.css";

/** The drawing of a wire, with a wide invisible stroke to be hit by. */
export const WireEdge = memo(function WireEdge({ data, source, target }: EdgeProps<CanvasEdge>): ReactElement | null {
  const wire = data?.wire;
  if (wire === undefined) return null;
  return <Wire wire={wire} source={source} target={target} share={data?.share ?? null} />;
});

function Wire({
  wire,
  source,
  target,
  share,
}: {
  readonly wire: PictureWire;
  readonly source: string;
  readonly target: string;
  readonly share: NonNullable<CanvasEdge["data"]>["share"];
}): ReactElement {
  const isChosen = useCanvas((state) => state.wire === wire.id);
  const isTouched = useSelection(
    (state) =>
      isSameRef(state.hovered, wire.from) ||
      isSameRef(state.hovered, wire.to) ||
      (state.selected.length === 1 &&
        state.selected.some((ref) => isSameRef(ref, wire.from) || isSameRef(ref, wire.to))),
  );
  const key = wireKey(wire);
  const isSounding = useLive((live) => live.sounding.has(key));
  const { action } = wire;
  const seen = useLive((live) =>
    // Once an action was answered at all, what has not come yet is 0 %: modelled and observed shares never stand side by side at its fork.
    action === undefined
      ? undefined
      : (live.shares.get(shareKey(wire.from.id, action, wire.to.id)) ??
        (live.answers.has(askKey(wire.from.id, action)) ? 0 : undefined)),
  );
  const { path, core, head, isInHand } = useInHand(wire, source, target);
  const isCased = wire.form === "emission";
  // In the free view a dot says: an event reaches a pattern.
  const endsInDot = useCanvas((state) => state.view === "free" && wire.form === "cue");
  return (
    <g
      className={css.wire}
      data-form={wire.form}
      data-chosen={isChosen}
      data-touched={isTouched}
      data-sounding={isSounding}
    >
      <path className={css.reach} d={path} />
      <path className={css.line} d={path} />
      {isCased && <path className={css.core} d={core} />}
      {head !== undefined &&
        (endsInDot ? (
          <circle className={css.head} cx={head.at.x} cy={head.at.y} r={3.5} />
        ) : (
          <path className={css.head} d={headPath(head.at, head.toward)} />
        ))}
      {isChosen && !isInHand && <WireEnds wire={wire} />}
      {share !== null && !isInHand && (
        <Line text={seen === undefined ? share : { ...share, text: `${seen} %` }} halo={share.ground} />
      )}
    </g>
  );
}
