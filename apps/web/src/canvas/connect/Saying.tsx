// Beside the pointer, while a wire is in hand: what letting go here would do, or why it would do nothing.
import { textFaces, textWidth } from "@laban/notation";
import type { ReactElement } from "react";
import css from "../wires/wires.module.css";
import type { Legality } from "./legality.ts";

/** The words, in the canvas's coordinates. */
export function Saying({
  found,
  x,
  y,
}: {
  readonly found: Legality;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const words = found.isLegal ? found.says : found.reason;
  // The words are a little larger than labels on cards are.
  const width = (textWidth(words, "label") * sayingPx) / textFaces.label.sizePx + 34;
  return (
    <g className={css.saying} data-legal={found.isLegal} transform={`translate(${x + 12} ${y + 12})`}>
      <rect width={width} height={24} rx={3} />
      <path d={found.isLegal ? "M9 12.5 12 15.5 18 8.5" : "M9 8 17 16M17 8 9 16"} />
      <text x={25} y={16}>
        {words}
      </text>
    </g>
  );
}

const sayingPx = 12;
