// Beside the pointer, while a wire is in hand: what letting go here would do, or why it would do nothing.
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
  return (
    <text className={css.saying} data-legal={found.isLegal} x={x + 10} y={y - 10}>
      {found.isLegal ? found.says : found.reason}
    </text>
  );
}
