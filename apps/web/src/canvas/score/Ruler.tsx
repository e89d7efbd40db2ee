// The ruler above a score: the numbers of the beats, in sight however far it scrolls down.
import type { Picture } from "@laban/notation";
import { memo, useRef, type ReactElement } from "react";
import { following, useFollowingView } from "../viewport/useFollowingView.ts";
import css from "./score.module.css";

/** The ruler. */
export const Ruler = memo(function Ruler({ picture }: { readonly picture: Picture }): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  useFollowingView(root);
  return (
    <div ref={root} className={css.ruler} aria-hidden="true">
      <div className={css.rulerInner} {...following}>
        {picture.beats.map((beat) => (
          <span key={beat.number} className={css.beat} style={{ left: `calc(${beat.x - 14}px * var(--beat-zoom))` }}>
            {beat.number}
          </span>
        ))}
      </div>
      <span className={css.rulerName} {...following}>
        beat
      </span>
    </div>
  );
});
