// An event type in the score: a pin on its staff, with its name beside it.
import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo, type ReactElement } from "react";
import { useLive } from "../../run/liveStore.ts";
import { pinReachPx, type CanvasNode } from "../picture/toFlow.ts";
import { Badge } from "./Badge.tsx";
import frame from "./frame.module.css";
import handles from "./handles.module.css";
import css from "./pin.module.css";
import { LossMark } from "./LossMark.tsx";
import { Line } from "./PictureTexts.tsx";
import { RenameField } from "./RenameField.tsx";
import { useNodeState } from "./useNodeState.ts";

type PinProps = NodeProps<Extract<CanvasNode, { type: "pin" }>>;

/** The pin: hollow until it has happened, now-coloured while it sounds. */
export const PinNode = memo(function PinNode({ data, positionAbsoluteX, positionAbsoluteY }: PinProps): ReactElement {
  const { ref, label, spoken } = data;
  const state = useNodeState(ref);
  const count = useLive((live) => live.events.get(ref.id) ?? 0);
  const at = pinReachPx;
  return (
    <div
      className={css.pin}
      data-selected={state.isSelected}
      data-hovered={state.isHovered}
      data-sounding={state.isSounding}
      data-happened={count > 0}
      data-problem={state.problem?.severity}
      data-legal={state.legality === null ? undefined : state.legality.isLegal}
      aria-label={state.problem === undefined ? spoken : `${spoken}, ${state.problem.message}`}
      role="img"
      title={state.legality?.isLegal === false ? state.legality.reason : undefined}
    >
      <svg className={frame.drawing} width={2 * at} height={2 * at} aria-hidden="true">
        {state.isSelected && <circle className={css.pinHalo} cx={at} cy={at} r={11} />}
        {state.isSounding && <circle className={css.pinGlow} cx={at} cy={at} r={10} />}
        <circle className={css.pinDisc} cx={at} cy={at} r={5.5} />
        {label !== null && !state.isRenaming && (
          <Line text={label} offsetX={positionAbsoluteX} offsetY={positionAbsoluteY} halo={label.ground} />
        )}
      </svg>
      {state.problem !== undefined && <Badge problem={state.problem} x={at - 12} y={at - 10} />}
      {state.losses !== undefined && <LossMark losses={state.losses} x={at - 12} y={at - 19} />}
      {state.isRenaming && (
        <RenameField
          elementRef={ref}
          x={(label?.rect.x ?? positionAbsoluteX) - positionAbsoluteX - 4}
          y={(label?.rect.y ?? positionAbsoluteY) - positionAbsoluteY - 3}
          width={170}
        />
      )}
      <Handle id="in" type="target" position={Position.Left} className={handles.whole} isConnectableStart={false} />
      <Handle id="out" type="source" position={Position.Right} className={handles.pinHandle} isConnectableEnd={false} />
    </div>
  );
});
