// An echo: a dashed pin that stands for an event type whose own pin lies behind. Hovering lights both; a click goes there.
import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo, type ReactElement } from "react";
import { isSameRef, useSelection } from "../../selection/selectionStore.ts";
import { pinReachPx, type CanvasNode } from "../picture/toFlow.ts";
import css from "./echo.module.css";
import frame from "./frame.module.css";
import handles from "./handles.module.css";
import { Line } from "./PictureTexts.tsx";

type EchoProps = NodeProps<Extract<CanvasNode, { type: "echo" }>>;

/** The echo. */
export const EchoNode = memo(function EchoNode({
  data,
  positionAbsoluteX,
  positionAbsoluteY,
}: EchoProps): ReactElement {
  const { echo, label } = data;
  const isHovered = useSelection((state) => isSameRef(state.hovered, { type: "event", id: echo.event }));
  const at = pinReachPx;
  return (
    <div
      className={css.echo}
      data-dangling={echo.dangling}
      data-hovered={isHovered}
      title={echo.dangling ? `There is no event type ${echo.event}.` : `${echo.event}: click to go to its pin`}
    >
      <svg className={frame.drawing} width={2 * at} height={2 * at} aria-hidden="true">
        <circle className={css.echoRing} cx={at} cy={at} r={4.5} />
        {label !== null && (
          <Line text={label} offsetX={positionAbsoluteX} offsetY={positionAbsoluteY} halo={label.ground} />
        )}
      </svg>
      <Handle id="in" type="target" position={Position.Left} className={handles.hidden} isConnectable={false} />
      <Handle id="out" type="source" position={Position.Right} className={handles.hidden} isConnectable={false} />
    </div>
  );
});
