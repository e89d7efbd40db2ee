// The slow, obvious twin of absence.ts: each start is followed through the rest of the log on its own, as if there were no other.
import type { AbsenceOperator, EventTest } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

/** All outcomes of an absence over the log of one key: those of the first start, then of the second, …; each in order. */
export function absenceOutcomes(
  operator: AbsenceOperator,
  log: readonly Happened[],
  holds: Holds,
): readonly ReferenceOutcome[] {
  const { start, expect, cancel, withinMs, repeat, starts } = operator;
  const fits = (test: EventTest | undefined, event: ChoreographyEvent, started?: ChoreographyEvent): boolean => {
    if (test === undefined || !test.events.includes(event.type)) return false;
    return (
      test.when === undefined || holds(test.when, event, new Map(started === undefined ? [] : [["start", [started]]]))
    );
  };
  return log.flatMap((opening, position) => {
    if (!fits(start, opening.event)) return [];
    const outcomes: ReferenceOutcome[] = [];
    const add = (outcome: Omit<ReferenceOutcome, "latencyMs">): void => {
      outcomes.push({ ...outcome, latencyMs: outcome.at - opening.at });
    };
    const missing = expect.events.join(" | ");
    const events = [opening.event.id];
    const deadlines = Array.from({ length: repeat }, (_each, index) => opening.at + withinMs * (index + 1));
    const missDeadlinesBefore = (instant: number): void => {
      while (deadlines[0] !== undefined && deadlines[0] < instant) {
        add({ at: deadlines[0], outcome: "timeout", events, missing });
        deadlines.shift();
      }
    };
    for (const { event, at } of log.slice(position + 1)) {
      missDeadlinesBefore(at);
      if (deadlines.length === 0) return outcomes;
      if (fits(expect, event, opening.event)) {
        add({ at, outcome: "matched", detail: "fulfilled", events: [...events, event.id] });
        return outcomes;
      }
      if (fits(cancel, event, opening.event)) {
        add({ at, outcome: "cancelled", events, missing });
        return outcomes;
      }
      if (starts === "restart" && fits(start, event)) {
        add({ at, outcome: "cancelled", detail: "restarted", events, missing });
        return outcomes;
      }
    }
    missDeadlinesBefore(Infinity);
    return outcomes;
  });
}
