// What the timeline says while it has nothing to show: how to get a run, or why the filter leaves none.
import type { ReactElement } from "react";
import { Button } from "../../controls/index.ts";
import { isComing, useRun } from "../runStore.ts";
import { startRun } from "../startRun.ts";
import type { ShownLanes } from "./shownLanes.ts";
import { useTimelineView } from "./timelineView.ts";
import css from "./Timeline.module.css";

/** The empty picture, in words. */
export function EmptyTimeline({ shown }: { readonly shown: ShownLanes }): ReactElement {
  const hasTrace = useRun((run) => run.version > 0 && run.trace.records.length > 0);
  const state = useRun((run) => run.state);
  if (hasTrace)
    return (
      <div className={css.empty}>
        <p>{shown.filter.ok ? "No correlation passes the filter." : shown.filter.message}</p>
        <Button size="small" onClick={() => useTimelineView.setState({ filterText: "", isFailedOnly: false })}>
          Show all
        </Button>
      </div>
    );
  if (isComing(state))
    return (
      <div className={css.empty}>
        <p className="tempo">starting</p>
      </div>
    );
  return (
    <div className={css.empty}>
      <p>Every correlation will be a line here: events as pins, work from cause to effect, deadlines as they pass.</p>
      <Button size="small" icon="play" onClick={() => void startRun()}>
        Run and play
      </Button>
    </div>
  );
}
