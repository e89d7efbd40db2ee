// What a record counts as in the numbers: one small integer for each, so that the log behind a number is found without reading a record.
import type { Words } from "@laban/timeline";
import type { Outcome, TraceRecord } from "@laban/trace";

/** How a pattern was concerned: it fired, it refused an event, or a run of it ended. */
export type Happening = "fired" | "no match" | "unknown" | "cooling" | Outcome;

/** What happened, by number; at most 16, as a code has four bits for it. "other" counts as nothing. */
const HAPPENINGS = [
  "other",
  "event",
  "fired",
  "no match",
  "unknown",
  "cooling",
  "matched",
  "timeout",
  "violated",
  "broken",
  "cancelled",
  "evicted",
] as const satisfies readonly (Happening | "event" | "other")[];
const PLACES = 16;

/** The code of a name and what happened to it; −1 where the name never came. */
export function codeOf(name: string, what: Happening | "event", names: Words): number {
  const word = names.find(name);
  return word < 0 ? -1 : word * PLACES + HAPPENINGS.indexOf(what);
}

/** The code of a record, counted as the metrics count it. */
export function happeningCode(record: TraceRecord, names: Words): number {
  const code = (name: string, what: (typeof HAPPENINGS)[number]): number =>
    names.indexOf(name) * PLACES + HAPPENINGS.indexOf(what);
  switch (record.type) {
    case "event": {
      const isDropped = record.verdict === "duplicate" || record.verdict === "late";
      return code(record.event.type, isDropped ? "other" : "event");
    }
    case "effect":
      return code(record.effect.pattern, record.effect.outcome === "matched" ? "fired" : "other");
    case "no_match": {
      const { verdict } = record;
      const isCounted = verdict === "unknown" || verdict === "cooling";
      return code(record.pattern, verdict === "false" ? "no match" : isCounted ? verdict : "other");
    }
    case "run_ended":
      return code(record.pattern, record.outcome);
    case "run_opened":
    case "run_advanced":
    case "action_started":
    case "action_ended":
    case "dead_letter":
      return 0;
  }
}
