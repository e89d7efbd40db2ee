// What a lane is made of: pins (events), bars (work), spans (runs of stateful patterns) and firings. Instants are ms, names are words of the model.
import type { NumberColumn, Outcome, OutcomeDetail } from "@laban/trace";

/** Events, as columns of the same length. Instants are ms; `type` is a word, `position` the record's place in the trace. */
export interface PinColumns {
  readonly lane: NumberColumn;
  readonly at: NumberColumn;
  readonly type: NumberColumn;
  readonly seq: NumberColumn;
  readonly position: NumberColumn;
  /** Index into `PIN_VERDICTS`. */
  readonly verdict: NumberColumn;
}

/** How an event was taken; the order is that of the numbers in the column. */
export const PIN_VERDICTS = ["accepted", "duplicate", "late", "late_processed", "uncorrelated"] as const;

/** Work that an agent was asked for, from cause to effect. */
export interface Bar {
  readonly lane: number;
  readonly agent: number;
  readonly name: number;
  readonly pattern: number;
  readonly startAt: number;
  /** Undefined while it goes on. */
  endAt: number | undefined;
  outcome: "done" | "no_answer" | "failed" | undefined;
  /** The lowest track of its lane, and of its agent in the lane, that was free when it began. */
  readonly laneTrack: number;
  readonly agentTrack: number;
  readonly position: number;
  readonly effect: string;
}

/** An event that a run bound. */
export interface SpanStep {
  readonly at: number;
  /** The name of the step; empty for kinds without steps. */
  readonly step: string;
  readonly seq: number;
  /** The deadline and what was waited for from here on. */
  readonly due: number | undefined;
  readonly waitingFor: string | undefined;
  readonly position: number;
}

/** A run of a stateful pattern, from opening to end. */
export interface Span {
  readonly lane: number;
  readonly pattern: number;
  readonly run: number;
  readonly openedAt: number;
  readonly steps: SpanStep[];
  endAt: number | undefined;
  outcome: Outcome | undefined;
  detail: OutcomeDetail | undefined;
  missing: string | undefined;
  endPosition: number | undefined;
  /** The lowest track of its pattern in its lane that was free when it opened. */
  readonly track: number;
}

/** A pattern that fired; `hasBar` once an agent took up the work. */
export interface Firing {
  readonly lane: number;
  readonly pattern: number;
  readonly at: number;
  readonly seq: number;
  readonly action: string | undefined;
  readonly position: number;
  hasBar: boolean;
}

/** One correlation. The lists are in order of time (pins), or of beginning (the others). */
export interface Lane {
  /** The correlation, or null for events without one. */
  readonly correlation: string | null;
  readonly firstAt: number;
  lastAt: number;
  readonly pins: number[];
  readonly bars: Bar[];
  readonly spans: Span[];
  readonly firings: Firing[];
  /** Every name that occurs in the lane, as a number of `TimelineModel.wordSets`. */
  words: number;
  /** How much went wrong: deadlines missed, guards fired, answers missing, dead letters. */
  failures: number;
}
