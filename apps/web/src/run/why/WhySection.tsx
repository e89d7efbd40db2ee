// Why a pattern fired or did not: the conditions that were asked, clause by clause with values and verdicts, then what else is to say.
import type { ReactElement } from "react";
import { Icon, type IconName } from "../../controls/index.ts";
import { countedText } from "../counts.ts";
import type { RunTrace } from "../runTrace.ts";
import { useSteadyCursor } from "../useSteady.ts";
import type { ClauseLine, ClauseVerdict } from "./clauses.ts";
import { useWhy } from "./useWhy.ts";
import type { AskedClauses } from "./whyMessages.ts";
import css from "./WhySection.module.css";

/** What a pattern made of the event at a position. */
export function WhySection({
  trace,
  pattern,
  position,
  hasFired,
}: {
  readonly trace: RunTrace;
  readonly pattern: string;
  readonly position: number;
  readonly hasFired: boolean;
}): ReactElement {
  const state = useWhy(trace, { pattern, position });
  return (
    <section className={css.why} aria-label={hasFired ? "Why" : "Why not"}>
      <h3>{hasFired ? "Why" : "Why not"}</h3>
      {state.type === "asking" && <p className="tempo">asking the conditions</p>}
      {state.type === "failed" && <p className={css.aside}>{state.message}</p>}
      {state.type === "told" && (
        <>
          {state.why.asked.map((each, i) => {
            const name = `${each.place} ${i}`;
            return <Asked key={name} asked={each} />;
          })}
          {state.why.omitted !== "" && <p className={css.aside}>{state.why.omitted}</p>}
          {state.why.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {state.isPartial && (
            <p className={css.aside}>
              Told from the events of this correlation alone: a condition over other events may have come out otherwise.
            </p>
          )}
        </>
      )}
      <HowOften trace={trace} pattern={pattern} />
    </section>
  );
}

/** One condition as a tree. */
function Asked({ asked }: { readonly asked: AskedClauses }): ReactElement {
  return (
    <div className={css.asked}>
      <p className={css.place}>{asked.place}</p>
      <ul className={css.clauses} aria-label={`Clauses of ${asked.place}`}>
        {asked.lines.map((line, i) => {
          const name = `${i} ${line.text}`;
          return <Clause key={name} line={line} />;
        })}
      </ul>
    </div>
  );
}

const MARKS = {
  true: { icon: "check", word: "true" },
  false: { icon: "close", word: "false" },
  unknown: { icon: "triangle", word: "unknown" },
  skipped: { icon: null, word: "not asked" },
  value: { icon: null, word: "" },
} as const satisfies Record<ClauseVerdict, { readonly icon: IconName | null; readonly word: string }>;

function Clause({ line }: { readonly line: ClauseLine }): ReactElement {
  const { icon, word } = MARKS[line.verdict];
  return (
    <li className={css.clause} data-verdict={line.verdict} style={{ paddingLeft: line.depth * 14 }}>
      <span className={css.mark} aria-hidden="true">
        {line.verdict === "unknown" ? "?" : icon !== null && <Icon name={icon} size={12} />}
      </span>
      <code className={css.text}>{line.text}</code>
      <span className={css.values}>{line.values}</span>
      <span className={css.verdict}>{word}</span>
      {line.note !== "" && <span className={css.note}>{line.note}</span>}
    </li>
  );
}

/** How often it was so in this run, up to the playhead. */
function HowOften({ trace, pattern }: { readonly trace: RunTrace; readonly pattern: string }): ReactElement {
  const { atMs } = useSteadyCursor(300);
  const { fired, noMatch, unknown } = trace.metrics.patternAt(pattern, atMs);
  return (
    <p className={css.aside}>
      Up to the playhead it fired {countedText(fired, "time")}, was false {countedText(noMatch, "time")} and unknown{" "}
      {countedText(unknown, "time")}.
    </p>
  );
}
