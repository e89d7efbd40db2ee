// The slow, obvious twin of anyOf.ts: each start is followed through the rest of the log on its own.
import type { AnyOfOperator, EventTest } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

/** All outcomes of an any_of over the log of one key: those of the first start that opens, then of the second, … */
export function anyOfOutcomes(
  { start, alternatives, withinMs, starts }: AnyOfOperator,
  log: readonly Happened[],
  holds: Holds,
): readonly ReferenceOutcome[] {
  const fits = (test: EventTest, event: ChoreographyEvent, opening?: ChoreographyEvent): boolean =>
    test.events.includes(event.type) &&
    (test.when === undefined || holds(test.when, event, new Map(opening === undefined ? [] : [["start", [opening]]])));
  const winner = (event: ChoreographyEvent, opening?: ChoreographyEvent): string | undefined =>
    alternatives.find((alternative) => fits(alternative, event, opening))?.name;

  if (start === undefined) {
    return log.flatMap(({ event, at }) => {
      const alternative = winner(event);
      return alternative === undefined
        ? []
        : [{ at, outcome: "matched" as const, alternative, events: [event.id], latencyMs: 0 }];
    });
  }
  const missing = alternatives.map(({ name }) => name).join(" | ");

  /** What becomes of a run that the event at `position` opens, and the position of what ends it. */
  const lifeFrom = (position: number): { readonly outcome: ReferenceOutcome; readonly end: number } => {
    const opening = log[position];
    if (opening === undefined) throw new Error(`The log has no event ${position}.`);
    const due = opening.at + (withinMs ?? Infinity);
    const events = [opening.event.id];
    for (const [offset, { event, at }] of log.slice(position + 1).entries()) {
      const end = position + 1 + offset;
      if (at > due) break;
      const latencyMs = at - opening.at;
      const alternative = winner(event, opening.event);
      if (alternative !== undefined) {
        const bound = [...events, event.id];
        return { outcome: { at, outcome: "matched", alternative, events: bound, latencyMs }, end };
      }
      if (starts === "restart" && fits(start, event)) {
        return { outcome: { at, outcome: "cancelled", detail: "restarted", events, missing, latencyMs }, end };
      }
    }
    const end = log.findIndex(({ at }, index) => index > position && at > due);
    return {
      outcome: { at: due, outcome: "timeout", events, missing, latencyMs: due - opening.at },
      end: end < 0 ? log.length : end,
    };
  };

  const outcomes: ReferenceOutcome[] = [];
  let busyUntil = 0;
  for (const [position, { event }] of log.entries()) {
    if (!fits(start, event)) continue;
    if (starts === "one" && position < busyUntil) continue;
    const { outcome, end } = lifeFrom(position);
    outcomes.push(outcome);
    busyUntil = end;
  }
  return outcomes;
}
