// The dock of runs: timeline, problems, log and metrics under one playhead. In the run view the same dock has the larger half of the page.
import type { ReactElement } from "react";
import { Icon, Tabs } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { ProblemsPanel } from "../problems/ProblemsPanel.tsx";
import { usePanels } from "../workspace/panelStore.ts";
import { MetricsView } from "../metrics/MetricsView.tsx";
import { countText } from "./counts.ts";
import { type DockTab, useDock } from "./dockStore.ts";
import { RunNews } from "./RunProgress.tsx";
import { useRun } from "./runStore.ts";
import { type ShownLanes, useShownLanes } from "./timeline/shownLanes.ts";
import { RangeNumbers, TimelineTools } from "./timeline/TimelineTools.tsx";
import { useTimelineView } from "./timeline/timelineView.ts";
import { LogPanel, TimelinePanel } from "./TimelinePanel.tsx";
import css from "./RunDock.module.css";

/** The dock under the canvas. */
export function RunDock(): ReactElement {
  const tab = useDock((dock) => dock.tab);
  const shown = useShownLanes();
  const isWatching = usePanels((panels) => panels.mode === "run");
  return (
    <div className={css.dock}>
      <RunNews />
      <Tabs
        label="Run"
        className={css.tabs ?? ""}
        value={tab}
        onChange={(next) => useDock.setState({ tab: next as DockTab })}
        after={tab === "timeline" ? <AfterTimeline shown={shown} /> : undefined}
        tabs={[
          {
            value: "timeline",
            label: <TimelineLabel shown={shown} />,
            panel: <TimelinePanel density={isWatching ? "full" : "dock"} shown={shown} />,
          },
          { value: "problems", label: <ProblemsLabel />, panel: <ProblemsPanel /> },
          { value: "log", label: "Log", panel: <LogPanel /> },
          { value: "metrics", label: "Metrics", panel: <MetricsView /> },
        ]}
      />
    </div>
  );
}

function AfterTimeline({ shown }: { readonly shown: ShownLanes }): ReactElement {
  const range = useTimelineView((view) => view.range);
  return range === null ? <TimelineTools shown={shown} /> : <RangeNumbers shown={shown} range={range} />;
}

function TimelineLabel({ shown }: { readonly shown: ShownLanes }): ReactElement {
  const all = useRun((run) => (run.version > 0 ? run.trace.model.lanes.length : 0));
  // While records come the lanes are counted a little later than they are there: "of" is for filters only.
  const isFiltered = useTimelineView((view) => view.filterText !== "" || view.isFailedOnly);
  return (
    <>
      Timeline
      {all > 0 && (
        <span className={css.tabCount}>
          {!isFiltered ? countText(all) : `${countText(shown.lanes.length)} of ${countText(all)}`}
        </span>
      )}
    </>
  );
}

function ProblemsLabel(): ReactElement {
  const diagnostics = useDocument((state) => state.diagnostics);
  const errors = diagnostics.filter((each) => each.severity === "error").length;
  const warnings = diagnostics.filter((each) => each.severity === "warning").length;
  return (
    <>
      Problems
      {errors > 0 && (
        <span className={css.errors}>
          <Icon name="octagon" size={13} label="errors" /> {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className={css.warnings}>
          <Icon name="triangle" size={13} label="warnings" /> {warnings}
        </span>
      )}
    </>
  );
}
