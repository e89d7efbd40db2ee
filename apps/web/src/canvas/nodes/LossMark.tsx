// The mark of what the format in the export panel loses of a thing: a minus where something is lost, a wave where all of it is there nearly as it is meant.
import type { ReactElement } from "react";
import type { ElementLosses } from "../../export/exportStore.ts";
import css from "./badge.module.css";

/** The mark; `x` and `y` are its centre. */
export function LossMark({
  losses,
  x,
  y,
}: {
  readonly losses: ElementLosses;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const { lost, approximated, why } = losses;
  const more = lost + approximated > 1 ? ` (and ${lost + approximated - 1} more)` : "";
  return (
    <span
      className={css.loss}
      data-fate={lost > 0 ? "lost" : "approximated"}
      style={{ left: x - 7, top: y - 7 }}
      title={why + more}
      role="img"
      aria-label={lost > 0 ? "loses something in the export" : "nearly as it is meant in the export"}
    >
      {lost > 0 ? "−" : "≈"}
    </span>
  );
}
