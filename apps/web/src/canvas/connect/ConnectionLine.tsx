// The wire while it is being drawn, in the forms of the view: level and upright.
import type { ConnectionLineComponentProps } from "@xyflow/react";
import type { ReactElement } from "react";
import { useCanvas } from "../canvasStore.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import css from "../wires/wires.module.css";

/** From the pin or the point to the pointer. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps<CanvasNode>): ReactElement {
  const isCue = useCanvas((state) => state.connecting?.from.type === "event");
  const path = isCue ? `M${fromX} ${fromY}V${toY}H${toX}` : `M${fromX} ${fromY}H${fromX + 12}V${toY}H${toX}`;
  return (
    <g className={css.wire} data-form={isCue ? "cue" : "consequence"} data-chosen="true">
      <path className={css.line} d={path} />
      <circle className={css.head} cx={toX} cy={toY} r={4} />
    </g>
  );
}
