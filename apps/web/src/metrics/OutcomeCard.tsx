// What became of the runs of one stateful pattern. The law is written out below: opened is the sum of all that follows.
import { OUTCOMES, type Outcome } from "@laban/trace";
import type { ReactElement } from "react";
import { Sign } from "../controls/index.ts";
import { CountLink } from "../run/CountLink.tsx";
import { countText } from "../run/counts.ts";
import type { LogFilter } from "../run/log/logFilter.ts";
import type { RunTrace } from "../run/runTrace.ts";
import { Card } from "./Card.tsx";
import css from "./Metrics.module.css";

/** The outcomes of a pattern at the playhead. */
export function OutcomeCard({
  trace,
  atMs,
  pattern,
  kind,
}: {
  readonly trace: RunTrace;
  readonly atMs: number;
  readonly pattern: string;
  readonly kind: string;
}): ReactElement {
  const counts = trace.metrics.patternAt(pattern, atMs);
  const isAbsence = kind === "absence";
  const word = (outcome: Outcome): string => (isAbsence && outcome === "matched" ? "fulfilled" : outcome);
  // What can hardly happen to this kind is only listed once it has.
  const usual: readonly Outcome[] = isAbsence ? ["matched", "timeout", "cancelled"] : ["matched", "timeout", "evicted"];
  const listed = OUTCOMES.filter((outcome) => usual.includes(outcome) || counts.outcomes[outcome] > 0);
  const share = (count: number): string => `${(count / Math.max(counts.opened, 1)) * 100}%`;
  const law = `${listed.map((outcome) => countText(counts.outcomes[outcome])).join(" + ")} + ${countText(counts.active)} open = ${countText(counts.opened)}`;
  return (
    <Card
      title={
        <>
          <b className={css.patternName}>{pattern}</b>, {isAbsence ? "obligations" : "runs"} opened{" "}
          {countText(counts.opened)}
        </>
      }
    >
      <ul className={css.outcomes}>
        <Count
          kind={kind}
          shading="filled"
          count={counts.outcomes.matched}
          word={word("matched")}
          filter={{ type: "pattern", name: pattern, happening: "matched" }}
        />
        <Count kind={kind} shading="hatched" count={counts.active} word="open" />
        {listed
          .filter((outcome) => outcome !== "matched")
          .map((outcome) => (
            <Count
              key={outcome}
              kind={kind}
              shading={outcome === "timeout" ? "struck" : "hollow"}
              count={counts.outcomes[outcome]}
              word={word(outcome)}
              filter={{ type: "pattern", name: pattern, happening: outcome }}
              tone={toneOf(outcome, counts.outcomes[outcome])}
            />
          ))}
      </ul>
      <div className={css.stack} role="img" aria-label={law}>
        <span className={css.matched} style={{ width: share(counts.outcomes.matched) }} />
        <span className={css.open} style={{ width: share(counts.active) }} />
        {listed
          .filter((outcome) => outcome !== "matched" && counts.outcomes[outcome] > 0)
          .map((outcome) => (
            <span
              key={outcome}
              className={css.other}
              data-outcome={outcome}
              style={{ width: share(counts.outcomes[outcome]) }}
            />
          ))}
      </div>
      <p className={css.small}>{law}</p>
    </Card>
  );
}

function Count({
  kind,
  shading,
  count,
  word,
  filter,
  tone = "plain",
}: {
  readonly kind: string;
  readonly shading: "filled" | "hatched" | "hollow" | "struck";
  readonly count: number;
  readonly word: string;
  /** What is counted, where the log can show it: runs that are open have no record of their being so. */
  readonly filter?: LogFilter;
  readonly tone?: "plain" | "wait" | "bad";
}): ReactElement {
  return (
    <li data-tone={tone}>
      <span className={css.countLine}>
        <Sign kind={kind} shading={shading} size={16} />
        <b>{filter === undefined ? countText(count) : <CountLink count={count} filter={filter} />}</b>
      </span>
      <span className={css.small}>{word}</span>
    </li>
  );
}

function toneOf(outcome: Outcome, count: number): "plain" | "wait" | "bad" {
  if (count === 0) return "plain";
  if (outcome === "timeout") return "wait";
  return outcome === "violated" || outcome === "broken" || outcome === "evicted" ? "bad" : "plain";
}
