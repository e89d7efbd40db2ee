// What the selected element did in the shown run, for the inspector: a pattern's counts with their signs and bars, an agent's answers, an event's count.
import { clockText, durationText } from "@laban/timeline";
import type { ReactElement } from "react";
import { type Shading, Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { FiredBars } from "../metrics/PatternTable.tsx";
import { onlySelected, useSelection } from "../selection/selectionStore.ts";
import { CountLink } from "./CountLink.tsx";
import { countText, shareText } from "./counts.ts";
import type { Happening } from "./log/logFilter.ts";
import { useRun } from "./runStore.ts";
import { useRanPatterns } from "./useRanPatterns.ts";
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

interface PatternNumber {
  readonly count: number;
  readonly word: string;
  readonly shading: Shading;
  readonly happening: Happening | null;
  /** Whether one is one too many. */
  readonly isWait?: boolean;
}

function PatternNumbers({ id }: { readonly id: string }): ReactElement {
  const trace = useRun((run) => run.trace);
  const kind = useDocument((state) =>
    Object.hasOwn(state.document.patterns, id) ? (state.document.patterns[id]?.kind ?? "pattern") : "pattern",
  );
  const ran = useRanPatterns();
  const { atMs } = useSteadyCursor(200);
  if (!trace.metrics.patterns.includes(id))
    return (
      <p className={css.none}>
        {ran === null || ran.has(id) ? "No event of this run reached it." : "Not in this run: it was drawn after it."}
      </p>
    );
  const counts = trace.metrics.patternAt(id, atMs);
  const isStateful = trace.metrics.statefulPatterns.includes(id);
  const numbers: readonly PatternNumber[] = isStateful
    ? [
        {
          count: counts.outcomes.matched,
          word: kind === "absence" ? "fulfilled" : "matched",
          shading: "filled",
          happening: "matched",
        },
        // Being open leaves no record that the log could show.
        { count: counts.active, word: "open", shading: "hatched", happening: null },
        { count: counts.outcomes.timeout, word: "timeout", shading: "struck", happening: "timeout", isWait: true },
        { count: counts.outcomes.cancelled, word: "cancelled", shading: "hollow", happening: "cancelled" },
      ]
    : [
        { count: counts.fired, word: "fired", shading: "filled", happening: "fired" },
        { count: counts.noMatch, word: "no match", shading: "hollow", happening: "no match" },
        { count: counts.unknown, word: "unknown", shading: "struck", happening: "unknown", isWait: true },
        { count: counts.cooling, word: "cooling", shading: "hatched", happening: "cooling" },
      ];
  const { span } = trace.metrics;
  return (
    <>
      <ul className={css.numbers}>
        {numbers.map(({ count, word, shading, happening, isWait = false }) => (
          <li key={word} data-wait={isWait && count > 0}>
            <span className={css.number}>
              <b>
                {happening === null ? (
                  countText(count)
                ) : (
                  <CountLink count={count} filter={{ type: "pattern", name: id, happening }} />
                )}
              </b>
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

/** What was answered to each action that the pattern asks for, and how often. */
function Shares({ id }: { readonly id: string }): ReactElement | null {
  const trace = useRun((run) => run.trace);
  const { atMs } = useSteadyCursor(200);
  const byAction = [...(trace.answers.get(id) ?? [])];
  const found = byAction.flatMap(([action, { ended, brought }]) => {
    const all = ended.countUpTo(atMs);
    if (all === 0) return [];
    return [...brought].map(([type, instants]) => ({
      name: byAction.length > 1 ? `${action}: ${type}` : type,
      share: Math.min(instants.countUpTo(atMs) / all, 1),
    }));
  });
  if (found.length === 0) return null;
  return (
    <ul className={css.shares} aria-label="Answers">
      {found.map(({ name, share }) => (
        <li key={name}>
          <span>{name}</span>
          <b>{shareText(share)}</b>
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
        <b>
          <CountLink count={count} filter={{ type: "event", name: id }} />
        </b>
        <span>{count === 1 ? "event" : "events"}</span>
      </li>
    </ul>
  );
}
