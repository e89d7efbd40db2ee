// The slow, obvious twin of match.ts: the whole log of one key at once.
import type { MatchOperator } from "@laban/bundle";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

/** All firings of a match over the log of one key, without exclusive groups. */
export function matchOutcomes(
  operator: MatchOperator,
  log: readonly Happened[],
  holds: Holds,
): readonly Omit<ReferenceOutcome, "latencyMs">[] {
  const { on, when, cooldownMs = 0 } = operator;
  const firings: Omit<ReferenceOutcome, "latencyMs">[] = [];
  for (const { event, at } of log) {
    if (!on.includes(event.type) || (when !== undefined && !holds(when, event, new Map()))) continue;
    const last = firings.at(-1);
    if (last !== undefined && at - last.at < cooldownMs) continue;
    firings.push({ at, outcome: "matched", events: [event.id] });
  }
  return firings;
}
