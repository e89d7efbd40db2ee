// A record of the trace in a few words: for the log, for links between moments, for details.
import type { ElementRef } from "@laban/model";
import type { TraceRecord } from "@laban/trace";
import type { RunTrace } from "../runTrace.ts";

/** The words of a record. */
export interface RecordLine {
  /** Which kind of thing happened: "event", "fired", "opened", "timeout". */
  readonly what: string;
  /** The type, pattern or action it is about. */
  readonly name: string;
  readonly note: string;
  readonly tone: "plain" | "quiet" | "wait" | "bad";
  readonly correlation: string | null;
  readonly seq: number | undefined;
}

/** The words of a record. */
export function recordLine(record: TraceRecord, trace: RunTrace): RecordLine {
  switch (record.type) {
    case "event": {
      const note = VERDICTS[record.verdict];
      return {
        what: "event",
        name: record.event.type,
        note,
        tone: note === "" ? "plain" : "wait",
        correlation: record.correlation,
        seq: record.seq,
      };
    }
    case "effect": {
      const { outcome, detail, action, capability, seq, pattern, missing } = record.effect;
      const asks = action === undefined ? "" : `asks ${capability ?? "an agent"} to ${action}`;
      const note = [missing === undefined ? "" : `missing ${missing}`, asks].filter((part) => part !== "").join(", ");
      return {
        what: outcome === "matched" ? (detail ?? "fired") : (detail ?? outcome),
        name: pattern,
        note,
        tone: toneOf(outcome),
        correlation: record.correlation,
        seq,
      };
    }
    case "run_opened":
      return {
        what: "opened",
        name: record.pattern,
        note: waits(record.waitingFor),
        tone: "plain",
        correlation: record.correlation,
        seq: record.seq,
      };
    case "run_advanced":
      return {
        what: `bound ${record.step}`,
        name: record.pattern,
        note: waits(record.waitingFor),
        tone: "plain",
        correlation: correlationOf(record.seq, trace),
        seq: record.seq,
      };
    case "run_ended":
      return {
        what: record.detail ?? record.outcome,
        name: record.pattern,
        // Its effect says the same of the same instant: this line is of the run.
        note: record.missing === undefined ? "run ended" : `run ended, missing ${record.missing}`,
        tone: toneOf(record.outcome),
        correlation: record.seq === undefined ? null : correlationOf(record.seq, trace),
        seq: record.seq,
      };
    case "no_match":
      return {
        what: record.verdict === "false" ? "no match" : record.verdict,
        name: record.pattern,
        note: record.reason ?? "",
        tone: record.verdict === "unknown" ? "wait" : "quiet",
        correlation: correlationOf(record.seq, trace),
        seq: record.seq,
      };
    case "action_started":
      return {
        what: `asked of ${record.agent}`,
        name: record.name,
        note: "",
        tone: "plain",
        correlation: record.correlation,
        seq: record.seq,
      };
    case "action_ended":
      return {
        what: ENDS[record.outcome],
        name: trace.agentOfAction(record.action) ?? record.action,
        note: record.emits.length === 0 ? "nothing further" : "",
        tone: record.outcome === "done" ? "plain" : "wait",
        correlation: null,
        seq: undefined,
      };
    case "dead_letter":
      return {
        what: "dead letter",
        name: record.reason.replaceAll("_", " "),
        note: record.message,
        tone: "bad",
        correlation: null,
        seq: record.seq,
      };
  }
}

/** The thing of the document that a record is about. */
export function refOfRecord(record: TraceRecord, trace: RunTrace): ElementRef | null {
  switch (record.type) {
    case "event":
      return { type: "event", id: record.event.type };
    case "effect":
      return { type: "pattern", id: record.effect.pattern };
    case "run_opened":
    case "run_advanced":
    case "run_ended":
    case "no_match":
      return { type: "pattern", id: record.pattern };
    case "action_started":
      return { type: "agent", id: record.agent };
    case "action_ended": {
      const agent = trace.agentOfAction(record.action);
      return agent === undefined ? null : { type: "agent", id: agent };
    }
    case "dead_letter":
      return null;
  }
}

const VERDICTS = {
  accepted: "",
  duplicate: "duplicate, dropped",
  late: "late, dropped",
  late_processed: "late, taken all the same",
  uncorrelated: "without a key",
} as const;

const ENDS = { done: "answered", no_answer: "no answer", failed: "failed" } as const;

function toneOf(outcome: string): RecordLine["tone"] {
  if (outcome === "timeout") return "wait";
  return outcome === "violated" || outcome === "broken" || outcome === "evicted" ? "bad" : "plain";
}

function waits(waitingFor: string | undefined): string {
  return waitingFor === undefined ? "" : `waits for ${waitingFor}`;
}

function correlationOf(seq: number, trace: RunTrace): string | null {
  const position = trace.causality.eventAt(seq);
  const record = position === undefined ? undefined : trace.records.at(position);
  return record?.type === "event" ? record.correlation : null;
}
