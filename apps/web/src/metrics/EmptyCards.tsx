// The cards before there is anything to count: where the numbers will stand, so that nothing jumps when they come.
import type { ReactElement } from "react";
import { Card } from "./Card.tsx";
import css from "./Metrics.module.css";

const TITLES = ["Events", "Latency", "Correlations in the air", "Outcomes"] as const;

/** The frame of the metrics, with a dash for each number. */
export function EmptyCards({
  isBrief,
  isComing,
}: {
  readonly isBrief: boolean;
  readonly isComing: boolean;
}): ReactElement {
  return (
    <div className={css.cards} data-brief={isBrief} aria-busy={isComing}>
      {TITLES.map((title) => (
        <Card key={title} title={title}>
          <p className={css.figure}>
            <b>–</b>
          </p>
          <div className={css.chart} />
        </Card>
      ))}
      {!isBrief && !isComing && <p className={css.empty}>The numbers of a run stand here, all at the playhead.</p>}
    </div>
  );
}
