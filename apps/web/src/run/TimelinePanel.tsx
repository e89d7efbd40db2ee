// Timeline and log with their drawer: the picture or its table, the marked range below, or the lines; the details of one moment at the right.
import type { Density } from "@laban/timeline";
import type { ReactElement } from "react";
import { LogView } from "./log/LogView.tsx";
import { Details } from "./timeline/Details.tsx";
import type { ShownLanes } from "./timeline/shownLanes.ts";
import { TimelineTable } from "./timeline/TimelineTable.tsx";
import { RangeTable } from "./timeline/TimelineTools.tsx";
import { TimelineView } from "./timeline/TimelineView.tsx";
import { useTimelineView } from "./timeline/timelineView.ts";
import css from "./RunDock.module.css";

/** The panel of the timeline. */
export function TimelinePanel({
  density,
  shown,
}: {
  readonly density: Density;
  readonly shown: ShownLanes;
}): ReactElement {
  const isTable = useTimelineView((view) => view.isTable);
  const range = useTimelineView((view) => view.range);
  return (
    <div className={css.panel}>
      <div className={css.picture}>
        <div className={css.pictureMain}>
          {isTable ? <TimelineTable shown={shown} /> : <TimelineView density={density} shown={shown} />}
        </div>
        {range !== null && density === "full" && (
          <div className={css.rangeTable}>
            <RangeTable shown={shown} range={range} />
          </div>
        )}
      </div>
      <DetailsDrawer />
    </div>
  );
}

/** The log, with the same drawer. */
export function LogPanel(): ReactElement {
  return (
    <div className={css.panel}>
      <div className={css.picture}>
        <LogView />
      </div>
      <DetailsDrawer />
    </div>
  );
}

function DetailsDrawer(): ReactElement | null {
  const hasDetails = useTimelineView((view) => view.selected !== null);
  if (!hasDetails) return null;
  return (
    <aside className={css.drawer} aria-label="Details">
      <Details />
    </aside>
  );
}
