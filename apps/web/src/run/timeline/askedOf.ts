// Which records have a why: those that came of asking a pattern about an event. What a deadline or the passing of time brought about asked nothing.
import type { EffectRecord, RunAdvancedRecord } from "@laban/trace";
import type { RunTrace } from "../runTrace.ts";

/** A pattern, and the position of the event that it was asked about. */
export interface AskedOf {
  readonly pattern: string;
  readonly position: number;
  readonly hasFired: boolean;
}

/** What was asked for the record at a position to come about; undefined where nothing was. */
export function askedOf(position: number, trace: RunTrace): AskedOf | undefined {
  const about = (pattern: string, seq: number | undefined, hasFired: boolean): AskedOf | undefined => {
    const event = seq === undefined ? undefined : trace.causality.eventAt(seq);
    return event === undefined ? undefined : { pattern, position: event, hasFired };
  };
  const record = trace.records.at(position);
  switch (record?.type) {
    case "no_match":
      return about(record.pattern, record.seq, false);
    case "effect": {
      const { pattern, seq } = record.effect;
      return isOfItsEvent(record, seq, trace) && !hasRecoveredAlone(position, record, trace)
        ? about(pattern, seq, true)
        : undefined;
    }
    case "run_advanced":
      return isOfItsEvent(record, record.seq, trace) ? about(record.pattern, record.seq, true) : undefined;
    case "run_opened":
    case "run_ended":
      return about(record.pattern, record.seq, true);
    case "event":
    case "action_started":
    case "action_ended":
    case "dead_letter":
    case undefined:
      return undefined;
  }
}

/** What no event brought about still names one, the last that its run had bound; but it came at another instant. */
function isOfItsEvent(record: EffectRecord | RunAdvancedRecord, seq: number, trace: RunTrace): boolean {
  if (record.type === "effect" && record.effect.outcome === "timeout") return false;
  const position = trace.causality.eventAt(seq);
  return position !== undefined && trace.records.at(position)?.at === record.at;
}

/** An alarm that is over because its events grew old may end in the very instant of an event; the end of its run, right before, names none. */
function hasRecoveredAlone(position: number, { effect }: EffectRecord, trace: RunTrace): boolean {
  if (effect.detail !== "recovered") return false;
  const before = trace.records.at(position - 1);
  return before?.type !== "run_ended" || before.pattern !== effect.pattern || before.seq === undefined;
}
