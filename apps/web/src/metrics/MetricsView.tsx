// The metrics of the shown run at its playhead. Everything is asked of the fold in the trace package; nothing is counted here.
import type { ReactElement } from "react";
import { useDocument } from "../document/documentStore.ts";
import { isComing, useRun } from "../run/runStore.ts";
import { spanKindOf } from "../run/timeline/drawScene.ts";
import { useSteadyCursor, useSteadyVersion } from "../run/useSteady.ts";
import { ActiveCard } from "./ActiveCard.tsx";
import { AgentTable } from "./AgentTable.tsx";
import { EmptyCards } from "./EmptyCards.tsx";
import { EventRateCard } from "./EventRateCard.tsx";
import { LatencyCard } from "./LatencyCard.tsx";
import { OutcomeCard } from "./OutcomeCard.tsx";
import { PatternTable } from "./PatternTable.tsx";
import css from "./Metrics.module.css";

/** The cards; with `isBrief`, the four that stand beside the canvas. */
export function MetricsView({ isBrief = false }: { readonly isBrief?: boolean }): ReactElement {
  const trace = useRun((run) => run.trace);
  const document = useDocument((state) => state.document);
  const isWaiting = useRun((run) => isComing(run.state));
  const cursor = useSteadyCursor(150);
  useSteadyVersion();
  if (trace.metrics.span === undefined) return <EmptyCards isBrief={isBrief} isComing={isWaiting} />;
  const at = { trace, atMs: cursor.atMs };
  const stateful = trace.metrics.statefulPatterns.slice(0, isBrief ? 2 : 40);
  return (
    <div className={css.cards} data-brief={isBrief}>
      <EventRateCard {...at} />
      <LatencyCard {...at} />
      {(!isBrief || stateful.length < 2) && <ActiveCard {...at} />}
      {stateful.map((pattern) => (
        <OutcomeCard key={pattern} {...at} pattern={pattern} kind={spanKindOf(document, trace, pattern)} />
      ))}
      {!isBrief && <PatternTable {...at} />}
      {!isBrief && <AgentTable {...at} />}
    </div>
  );
}
