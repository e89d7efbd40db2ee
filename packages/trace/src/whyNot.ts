// Why a pattern did not fire on an event, as far as the records of the trace say it. The answer is one verdict and one
// sentence; a clause by clause answer needs the bundle and is the engine's to give.
import type { TraceRecord } from "./records.ts";

/** What a pattern made of an event. */
export interface WhyNot {
  readonly verdict:
    | "fired"
    | "false"
    | "unknown"
    | "cooling"
    | "excluded"
    | "unexpected"
    /** The event was dropped before any pattern saw it. */
    | "duplicate"
    | "late"
    /** A keyed pattern is not offered an event without a key. */
    | "uncorrelated"
    /** The pattern has no record of the event: it listens to other types, or waited for another step. */
    | "not_concerned"
    /** The trace has no event with this seq. */
    | "no_such_event";
  readonly reason: string;
}

/** What pattern `pattern` made of the event at `seq`. O(n): it reads the trace once. */
export function whyNot(trace: readonly TraceRecord[], pattern: string, seq: number): WhyNot {
  let event: Extract<TraceRecord, { type: "event" }> | undefined;
  for (const record of trace) {
    if (record.type === "event" && record.seq === seq) {
      event = record;
    } else if (record.type === "effect" && record.effect.seq === seq && record.effect.pattern === pattern) {
      return { verdict: "fired", reason: `${pattern} did fire: ${record.effect.outcome}.` };
    } else if (record.type === "run_opened" && record.seq === seq && record.pattern === pattern) {
      return {
        verdict: "fired",
        reason: `${pattern} opened a run${record.waitingFor ? ` and waits for ${record.waitingFor}` : ""}.`,
      };
    } else if (record.type === "run_advanced" && record.seq === seq && record.pattern === pattern) {
      return { verdict: "fired", reason: `${pattern} bound it as ${record.step}.` };
    } else if (record.type === "run_ended" && record.seq === seq && record.pattern === pattern) {
      return { verdict: "fired", reason: `It ended a run of ${pattern}: ${record.detail ?? record.outcome}.` };
    } else if (record.type === "no_match" && record.seq === seq && record.pattern === pattern) {
      return { verdict: record.verdict, reason: record.reason ?? REFUSALS[record.verdict] };
    }
  }
  if (event === undefined) return { verdict: "no_such_event", reason: `This trace has no event with seq ${seq}.` };
  switch (event.verdict) {
    case "duplicate":
      return {
        verdict: "duplicate",
        reason: `An event with id ${event.event.id} from ${event.event.source} was seen before; this one was dropped.`,
      };
    case "late":
      return { verdict: "late", reason: "It came later than the disorder tolerance allows and was dropped." };
    case "uncorrelated":
      return {
        verdict: "uncorrelated",
        reason: "A part of its correlation is missing, so keyed patterns were not offered it.",
      };
    case "accepted":
    case "late_processed":
      return {
        verdict: "not_concerned",
        reason: `${pattern} does not listen to ${event.event.type}, or no run of it waited for one.`,
      };
  }
}

const REFUSALS = {
  false: "Its condition is false for this event.",
  unknown: "Its condition could not be decided: a field is missing or has another type.",
  cooling: "It fired for this key a moment ago and is cooling down.",
  excluded: "Another pattern of its exclusive group fired first.",
  unexpected: "Its machine is in a state that takes no such event.",
} as const satisfies Record<Extract<TraceRecord, { type: "no_match" }>["verdict"], string>;
