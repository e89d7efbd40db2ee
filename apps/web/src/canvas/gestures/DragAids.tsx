// Drawn while cards are dragged: the helper lines they snap to, and, while they are being copied, where the originals stay.
import type { Picture } from "@laban/notation";
import { ViewportPortal } from "@xyflow/react";
import type { ReactElement } from "react";
import { useCanvas } from "../canvasStore.ts";
import css from "./dragAids.module.css";

/** The aids; nothing while none are needed. */
export function DragAids({ picture }: { readonly picture: Picture }): ReactElement | null {
  const guides = useCanvas((state) => state.guides);
  const copying = useCanvas((state) => state.copying);
  if (guides.length === 0 && copying === null) return null;
  return (
    <ViewportPortal>
      <svg className={css.over} aria-hidden="true">
        {picture.cards
          .filter((card) => copying?.includes(card.id) === true)
          .map(({ id, outline, rect }) => (
            <path key={id} className={css.stays} d={outline} transform={`translate(${rect.x} ${rect.y})`} />
          ))}
        {guides.map(({ axis, at, from, to }) => (
          <path
            key={`${axis} ${at}`}
            className={css.guide}
            d={axis === "x" ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}
