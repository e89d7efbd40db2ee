// The octagon of a problem at a card's corner, with the first message as its tip.
import type { ReactElement } from "react";
import { Icon } from "../../controls/index.ts";
import type { ElementProblem } from "../picture/problems.ts";
import css from "./badge.module.css";

/** The badge; `x` and `y` are its centre. */
export function Badge({
  problem,
  x,
  y,
}: {
  readonly problem: ElementProblem;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const more = problem.count > 1 ? ` (and ${problem.count - 1} more)` : "";
  return (
    <span
      className={css.badge}
      data-severity={problem.severity}
      style={{ left: x - 8, top: y - 8 }}
      title={problem.message + more}
    >
      <Icon name={problem.severity === "error" ? "octagon" : "triangle"} size={11} />
    </span>
  );
}
