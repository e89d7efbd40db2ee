// How long each agent took to answer, up to the playhead, and what it has in hand.
import { durationText } from "@laban/timeline";
import type { ReactElement } from "react";
import { Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { countText } from "../run/counts.ts";
import type { RunTrace } from "../run/runTrace.ts";
import { Card } from "./Card.tsx";
import css from "./Metrics.module.css";

/** The agents of the run; nothing where no agent was asked (a recorded log). */
export function AgentTable({ trace, atMs }: { readonly trace: RunTrace; readonly atMs: number }): ReactElement | null {
  const agents = useDocument((state) => state.document.agents);
  if (trace.metrics.agents.length === 0) return null;
  return (
    <Card title="Answers of the agents" isWide>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">in hand</th>
            {["answers", "p50", "p95", "p99", "longest"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trace.metrics.agents.map((agent) => {
            const found = trace.metrics.answerTime(agent, { until: atMs });
            const inHand =
              (trace.workBegun.get(agent)?.countUpTo(atMs) ?? 0) - (trace.workEnded.get(agent)?.countUpTo(atMs) ?? 0);
            return (
              <tr key={agent}>
                <th scope="row">
                  <span className={css.rowName}>
                    <Sign kind="agent" size={16} />
                    {Object.hasOwn(agents, agent) ? (agents[agent]?.title ?? agent) : agent}
                  </span>
                </th>
                <td>{countText(inHand)}</td>
                <td>{countText(found?.count ?? 0)}</td>
                {(["p50", "p95", "p99", "max"] as const).map((name) => (
                  <td key={name}>{found === undefined ? "–" : durationText(found[name])}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
