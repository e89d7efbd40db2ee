// The port of a card while a wire is led to it.
import type { ReactElement } from "react";
import css from "./port.module.css";

/** Where a wire would arrive: a disc where it may, a cross where it may not. */
export function Port({
  legality,
  x,
  y,
}: {
  readonly legality: boolean;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  return (
    <svg
      className={css.port}
      style={{ left: x - 12, top: y - 12 }}
      width={24}
      height={24}
      data-legal={legality}
      aria-hidden="true"
    >
      {legality ? (
        <>
          <circle cx={12} cy={12} r={11} />
          <circle className={css.portDot} cx={12} cy={12} r={4} />
        </>
      ) : (
        <path d="M8 8L16 16M16 8L8 16" />
      )}
    </svg>
  );
}
