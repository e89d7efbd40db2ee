// The ruler above a score: the numbers of the beats, in sight however far it scrolls down.
import type { Picture } from "@laban/notation";
import { memo, type ReactElement } from "react";
import css from "./score.module.css";

/** The ruler. */
export const Ruler = memo(function Ruler({ picture }: { readonly picture: Picture }): ReactElement {
  return (
    <div className={css.ruler} aria-hidden="true">
      <div className={css.rulerInner}>
        {picture.beats.map((beat) => (
          <span key={beat.number} className={css.beat} style={{ left: `calc(${beat.x - 14}px * var(--zoom))` }}>
            {beat.number}
          </span>
        ))}
      </div>
      <span className={css.rulerName}>beat</span>
    </div>
  );
});
