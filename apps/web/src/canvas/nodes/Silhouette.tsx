// A card of a picture shown so small that only its filled sign can be seen: nothing else of it is drawn at all.
import { signs, type PictureCard } from "@laban/notation";
import { Handle, Position } from "@xyflow/react";
import type { ReactElement } from "react";
import { useLive } from "../../run/liveStore.ts";
import { isSameRef, useSelection } from "../../selection/selectionStore.ts";
import { elementKey } from "../live/keys.ts";
import frame from "./frame.module.css";
import handles from "./handles.module.css";
import css from "./silhouette.module.css";

/** The filled sign; blue while it is selected, the colour of now while it sounds. */
export function Silhouette({ card, spoken }: { readonly card: PictureCard; readonly spoken: string }): ReactElement {
  const isSelected = useSelection((state) => state.selected.some((one) => isSameRef(one, card.ref)));
  const key = elementKey(card.ref);
  const isSounding = useLive((live) => key !== null && live.sounding.has(key));
  const sign = signs[card.sign];
  return (
    <div
      className={css.silhouette}
      data-kind={card.kind}
      data-selected={isSelected}
      data-sounding={isSounding}
      aria-label={spoken}
      role="img"
    >
      <svg className={frame.drawing} width={card.rect.width} height={card.rect.height} aria-hidden="true">
        <g transform={`translate(${card.signAt.x} ${card.signAt.y})`}>
          <g className={css.scale}>
            <path transform="translate(-10 -10)" d={sign.fill} />
          </g>
        </g>
      </svg>
      {/* Without handles React Flow would draw none of its wires. */}
      <Handle id="in" type="target" position={Position.Left} className={handles.hidden} isConnectable={false} />
      <Handle id="out" type="source" position={Position.Right} className={handles.hidden} isConnectable={false} />
    </div>
  );
}
