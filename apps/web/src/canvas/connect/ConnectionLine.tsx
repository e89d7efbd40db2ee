// The wire while it is being drawn, level and upright as all wires; at its end it says what letting go would do, or why it would do nothing.
import type { ConnectionLineComponentProps } from "@xyflow/react";
import type { ReactElement } from "react";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import { legalityOf } from "./rewiring.ts";
import { Saying } from "./Saying.tsx";
import css from "../wires/wires.module.css";

/** From the pin or the point to the pointer. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps<CanvasNode>): ReactElement {
  const isCue = useCanvas((state) => state.connecting?.from.type === "event");
  const connecting = useCanvas((state) => state.connecting);
  const over = useSelection((state) => state.hovered);
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const found = connecting === null || over === null ? null : legalityOf(document, catalog, connecting, over);
  const path = isCue ? `M${fromX} ${fromY}V${toY}H${toX}` : `M${fromX} ${fromY}H${fromX + 12}V${toY}H${toX}`;
  return (
    <g className={css.wire} data-form={isCue ? "cue" : "consequence"} data-chosen="true">
      <path className={css.line} d={path} />
      <circle className={css.head} cx={toX} cy={toY} r={4} />
      {found !== null && <Saying found={found} x={toX} y={toY} />}
    </g>
  );
}
