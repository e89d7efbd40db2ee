// The slow, obvious twin of several matches at once: who is asked first, which group has fired, which key cools down, all looked up in the list of
// what has fired so far.
import type { MatchOperator } from "@laban/bundle";
import type { Happened, Holds } from "../reference.ts";

/** One firing. */
export interface Firing {
  readonly at: number;
  readonly pattern: string;
  readonly key: string;
  readonly event: string;
}

/** All firings of keyed matches over a log of all keys, in order; events without a correlation id reach none of them. */
export function firingsOf(
  operators: readonly MatchOperator[],
  log: readonly Happened[],
  holds: Holds,
): readonly Firing[] {
  const inOrder = operators.toSorted((a, b) => b.priority - a.priority);
  const firings: Firing[] = [];
  for (const { event, at } of log) {
    const key = event.correlation_id;
    if (key === undefined) continue;
    const groups: string[] = [];
    for (const { id, on, when, cooldownMs = 0, exclusiveGroup } of inOrder) {
      if (!on.includes(event.type) || (when !== undefined && !holds(when, event, new Map()))) continue;
      if (exclusiveGroup !== undefined && groups.includes(exclusiveGroup)) continue;
      const last = firings.findLast((firing) => firing.pattern === id && firing.key === key);
      if (last !== undefined && at - last.at < cooldownMs) continue;
      if (exclusiveGroup !== undefined) groups.push(exclusiveGroup);
      firings.push({ at, pattern: id, key, event: event.id });
    }
  }
  return firings;
}
