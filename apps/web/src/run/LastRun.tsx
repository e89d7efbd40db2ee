// What the selected element did in the shown run, for the inspector: a pattern's counts with their signs and bars, an agent's answers, an event's count.
import { clockText, durationText } from "@laban/timeline";
import type { ReactElement } from "react";
import { type Shading, Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { FiredBars } from "../metrics/PatternTable.tsx";
import { onlySelected, useSelection } from "../selection/selectionStore.ts";
import { countText, shareText } from "./counts.ts";
import { useRun } from "./runStore.ts";
import { useSteadyCursor, useSteadyVersion } from "./useSteady.ts";
import css from "./LastRun.module.css";

/** The last run of what is selected; nothing without a run. */
export function LastRun(): ReactElement | null {
  const selected = useSelection(onlySelected);
  const trace = useRun((run) => run.trace);
  const ran = useRun((run) => run.ranInput);
  const seed = useRun((run) => run.ranSeed);
  const scenarios = useDocument((state) => state.document.scenarios);
  useSteadyVersion();
  if (selected === null || trace.records.length === 0 || selected.type === "scenario") return null;
  const scenario =
    ran?.type === "scenario" && Object.hasOwn(scenarios, ran.name) ? scenarios[ran.name]?.title : undefined;
  const note = [scenario ?? ran?.name, seed === null ? undefined : `seed ${seed}`]
    .filter((part) => part !== undefined)
    .join(", ");
  return (
    <section className={css.last} aria-label="Last run">
      <header className={css.head}>
        <h3>Last run</h3>
        <span>{note}</span>
      </header>
      {selected.type === "pattern" && <PatternNumbers id={selected.id} />}
      {selected.type === "agent" && <AgentNumbers id={selected.id} />}
      {selected.type === "event" && <EventNumbers id={selected.id} />}
    </section>
  );
}

function PatternNumbers({ id }: { readonly id: string }): ReactElement {
  const trace = useRun((run) => run.trace);
  const kind = useDocument((state) =>
    Object.hasOwn(state.document.patterns, id) ? (state.document.patterns[id]?.kind ?? "pattern") : "pattern",
  );
  const { atMs } = useSteadyCursor(200);
  const counts = trace.metrics.patternAt(id, atMs);
  const isStateful = trace.metrics.statefulPatterns.includes(id);
  const numbers: readonly (readonly [number, string, Shading, boolean])[] = isStateful
    ? [
        [counts.outcomes.matched, kind === "absence" ? "fulfilled" : "matched", "filled", false],
        [counts.active, "open", "hatched", false],
        [counts.outcomes.timeout, "timeout", "struck", counts.outcomes.timeout > 0],
        [counts.outcomes.cancelled, "cancelled", "hollow", false],
      ]
    : [
        [counts.fired, "fired", "filled", false],
        [counts.noMatch, "no match", "hollow", false],
        [counts.unknown, "unknown", "struck", counts.unknown > 0],
        [counts.cooling, "cooling", "hatched", false],
      ];
  const { span } = trace.metrics;
  return (
    <>
      <ul className={css.numbers}>
        {numbers.map(([count, word, shading, isWait]) => (
          <li key={word} data-wait={isWait}>
            <span className={css.number}>
              <b>{countText(count)}</b>
              <Sign kind={kind} shading={shading} size={14} />
            </span>
            <span>{word}</span>
          </li>
        ))}
      </ul>
      <div className={css.bars}>
        <FiredBars trace={trace} pattern={id} atMs={atMs} height={32} />
      </div>
      {span !== undefined && (
        <p className={css.axis}>
          <span>{clockText(span.fromMs, 0)}</span>
          <span>{isStateful ? "matched" : "fired"}, over the run</span>
          <span>{clockText(span.toMs, 0)}</span>
        </p>
      )}
      <Shares id={id} />
    </>
  );
}

/** What the pattern's agent answered with, and how often. */
function Shares({ id }: { readonly id: string }): ReactElement | null {
  const trace = useRun((run) => run.trace);
  const { atMs } = useSteadyCursor(200);
  const all = trace.answers.get(id)?.countUpTo(atMs) ?? 0;
  const found = [...trace.consequences]
    .filter(([key]) => key.startsWith(`${id}>`))
    .map(([key, instants]) => ({ type: key.slice(id.length + 1), count: instants.countUpTo(atMs) }));
  if (all === 0 || found.length === 0) return null;
  return (
    <ul className={css.shares} aria-label="Answers">
      {found.map(({ type, count }) => (
        <li key={type}>
          <span>{type}</span>
          <b>{shareText(Math.min(count / all, 1))}</b>
        </li>
      ))}
    </ul>
  );
}

function AgentNumbers({ id }: { readonly id: string }): ReactElement {
  const trace = useRun((run) => run.trace);
  const { atMs } = useSteadyCursor(200);
  const found = trace.metrics.answerTime(id, { until: atMs });
  if (found === undefined) return <p className={css.none}>It has not answered anything yet.</p>;
  return (
    <ul className={css.numbers}>
      <li>
        <b>{countText(found.count)}</b>
        <span>answers</span>
      </li>
      {(["p50", "p95", "p99"] as const).map((name) => (
        <li key={name}>
          <b>{durationText(found[name])}</b>
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}

function EventNumbers({ id }: { readonly id: string }): ReactElement {
  const trace = useRun((run) => run.trace);
  const { atMs } = useSteadyCursor(200);
  const count = trace.events.get(id)?.countUpTo(atMs) ?? 0;
  return (
    <ul className={css.numbers}>
      <li>
        <b>{countText(count)}</b>
        <span>{count === 1 ? "event" : "events"}</span>
      </li>
    </ul>
  );
}
