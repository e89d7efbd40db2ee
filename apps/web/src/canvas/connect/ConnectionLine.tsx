// The wire while it is being drawn, level and upright as all wires; at its end it says what letting go would do, or why it would do nothing.
import type { Picture, Point } from "@laban/notation";
import { useReactFlow, ViewportPortal, type ConnectionLineComponentProps } from "@xyflow/react";
import { useEffect, useState, type ReactElement, type RefObject } from "react";
import { Kbd } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas, type Connecting } from "../canvasStore.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import { legalityOf } from "./rewiring.ts";
import { Saying } from "./Saying.tsx";
import css from "../wires/wires.module.css";
import hint from "../place/place.module.css";

/** From the pin or the point to the pointer, while a button is held. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps<CanvasNode>): ReactElement {
  return <Line from={{ x: fromX, y: fromY }} to={{ x: toX, y: toY }} />;
}

function Line({ from, to }: { readonly from: Point; readonly to: Point }): ReactElement {
  const connecting = useCanvas((state) => state.connecting);
  const over = useSelection((state) => state.hovered);
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const isCue = connecting?.from.type === "event";
  const found = connecting === null || over === null ? null : legalityOf(document, catalog, connecting, over);
  const path = isCue ? `M${from.x} ${from.y}V${to.y}H${to.x}` : `M${from.x} ${from.y}H${from.x + 12}V${to.y}H${to.x}`;
  return (
    <g className={css.wire} data-form={isCue ? "cue" : "consequence"} data-chosen="true">
      <path className={css.line} d={path} />
      <circle className={css.head} cx={to.x} cy={to.y} r={4} />
      {found !== null && <Saying found={found} x={to.x} y={to.y} />}
    </g>
  );
}

/** The wire that was taken in hand by a click: it follows the pointer until the next one. */
export function FollowingLine({
  picture,
  stage,
}: {
  readonly picture: Picture;
  readonly stage: RefObject<HTMLDivElement | null>;
}): ReactElement | null {
  const connecting = useCanvas((state) => state.connecting);
  if (connecting?.isFollowing !== true) return null;
  return <Following picture={picture} stage={stage} connecting={connecting} />;
}

function Following({
  picture,
  stage,
  connecting,
}: {
  readonly picture: Picture;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly connecting: Connecting;
}): ReactElement {
  const flow = useReactFlow();
  const [to, setTo] = useState<Point | null>(null);
  useEffect(() => {
    const target = stage.current;
    const follow = (event: PointerEvent): void =>
      setTo(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    target?.addEventListener("pointermove", follow);
    return () => target?.removeEventListener("pointermove", follow);
  }, [flow, stage]);
  const from = leavingPoint(picture, connecting.from);
  return (
    <>
      {to !== null && from !== null && (
        <ViewportPortal>
          <svg className={css.over}>
            <Line from={from} to={to} />
          </svg>
        </ViewportPortal>
      )}
      <div className={hint.hint}>
        <span>
          Click what <b>{connecting.from.id}</b> {connecting.from.type === "pattern" ? "asks" : "leads to"}; empty
          ground makes something new there
        </span>
        <span className={hint.hintKey}>
          <Kbd keys="Escape" /> cancels
        </span>
      </div>
    </>
  );
}

/** Where wires leave a thing. */
function leavingPoint(picture: Picture, ref: Connecting["from"]): Point | null {
  const card = picture.cards.find((one) => one.ref.type === ref.type && one.ref.id === ref.id);
  if (card !== undefined) return { x: card.rect.x + card.exit.x, y: card.rect.y + card.exit.y };
  return picture.pins.find((one) => one.ref.type === ref.type && one.ref.id === ref.id)?.at ?? null;
}
