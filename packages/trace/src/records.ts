// The records of a trace: everything that happened in a run, each with its cause, in the order in which it happened.
import type { ChoreographyEvent, InstantMs, Json } from "./event.ts";

/** How the life of a run of a stateful pattern ended (semantics, section 4). */
export type Outcome = "matched" | "timeout" | "violated" | "broken" | "cancelled" | "evicted";

/**
 * What an outcome is called for one kind where the six words are too coarse: an absence is `fulfilled` (matched) or `restarted` (cancelled);
 * a state machine has `moved` (matched, or timeout where a deadline moved it) and its run goes on; a threshold has `recovered` (matched) when
 * its condition is false again.
 */
export type OutcomeDetail = "fulfilled" | "restarted" | "moved" | "recovered";

/**
 * What the engine says came of an event or a deadline. Effects are ordered; `id` is a hash of (pattern, key, outcome, events), so a dispatcher can drop repeats.
 * An outcome without an action of its own is an effect too (`action` absent): outcomes are never silent.
 */
export interface Effect {
  /** Position of the cause: the seq of the event that was handled; for a deadline, of the last event that its run had bound. */
  readonly seq: number;
  /** The event's time, or the due time of the deadline. */
  readonly at: InstantMs;
  readonly pattern: string;
  readonly outcome: Outcome;
  readonly detail?: OutcomeDetail;
  /** The event that brought it about came late and was processed all the same, at the watermark. */
  readonly late?: true;
  /** The typed key, in declaration order of its parts; empty for `scope: global`. */
  readonly key: readonly Json[];
  /** Ids of the events that are bound, in binding order. */
  readonly events: readonly string[];
  readonly action?: string;
  readonly capability?: string;
  readonly priority: number;
  readonly id: string;
  /** The step or event type that was still waited for, where a run timed out. */
  readonly missing?: string;
  /** The states that a state machine left and entered; equal where it entered the same state anew. */
  readonly from?: string;
  readonly to?: string;
  /** Which of several alternatives came (any_of). */
  readonly alternative?: string;
  /** What was measured (threshold). */
  readonly value?: number;
  /** Milliseconds from the opening event to the end of the run, for stateful kinds. */
  readonly latencyMs?: number;
}

/** An event was accepted (or dropped, and why) by the engine. */
export interface EventRecord {
  readonly type: "event";
  readonly seq: number;
  readonly at: InstantMs;
  readonly event: ChoreographyEvent;
  /** The correlation as one readable text (key parts joined by " · ", numbers as `#7`), different for different keys, or null when uncorrelated. */
  readonly correlation: string | null;
  /** `duplicate` and `late` events were dropped before any pattern saw them; an `uncorrelated` one reached unkeyed patterns only. */
  readonly verdict: "accepted" | "duplicate" | "late" | "late_processed" | "uncorrelated";
  /** The action (its `action` id) that emitted this event, in simulations. */
  readonly cause?: string;
}

/** A pattern fired or a run ended with something to do. */
export interface EffectRecord {
  readonly type: "effect";
  readonly at: InstantMs;
  readonly effect: Effect;
  readonly correlation: string | null;
}

/** A stateful pattern opened a run; `run` is unique in the trace. */
export interface RunOpenedRecord {
  readonly type: "run_opened";
  readonly at: InstantMs;
  readonly run: number;
  readonly pattern: string;
  readonly correlation: string | null;
  readonly seq: number;
  /** When it will time out if nothing more happens; absent when unbounded. */
  readonly due?: InstantMs;
  /** The step that the opening event bound, and the one that is waited for now. */
  readonly step?: string;
  readonly waitingFor?: string;
}

/** A run bound one more event. */
export interface RunAdvancedRecord {
  readonly type: "run_advanced";
  readonly at: InstantMs;
  readonly run: number;
  readonly pattern: string;
  readonly seq: number;
  readonly step: string;
  readonly due?: InstantMs;
  readonly waitingFor?: string;
}

/** A run ended; exactly one for every opened run that is not active at the end of the trace. */
export interface RunEndedRecord {
  readonly type: "run_ended";
  readonly at: InstantMs;
  readonly run: number;
  readonly pattern: string;
  readonly outcome: Outcome;
  readonly detail?: OutcomeDetail;
  /** The event that ended it; absent when a deadline did. */
  readonly seq?: number;
  readonly missing?: string;
}

/** A condition was asked about an event and did not hold. `unknown` is an error or a missing field, with its reason: never the same as `false`. */
export interface NoMatchRecord {
  readonly type: "no_match";
  readonly at: InstantMs;
  readonly pattern: string;
  readonly seq: number;
  /** `unexpected`: the state of the key's machine takes no such event. */
  readonly verdict: "false" | "unknown" | "cooling" | "excluded" | "unexpected";
  readonly reason?: string;
}

/** An agent took up the work that an effect asked for. `action` is unique in the trace. */
export interface ActionStartedRecord {
  readonly type: "action_started";
  readonly at: InstantMs;
  readonly action: string;
  readonly name: string;
  readonly effect: string;
  readonly pattern: string;
  readonly agent: string;
  readonly capability: string;
  readonly correlation: string | null;
  /** The seq of the event that caused the effect. */
  readonly seq: number;
}

/** The work ended; the events that it emitted follow as event records with this action as their cause. */
export interface ActionEndedRecord {
  readonly type: "action_ended";
  readonly at: InstantMs;
  readonly action: string;
  readonly outcome: "done" | "no_answer" | "failed";
  readonly emits: readonly string[];
}

/** Something that could not be carried on, with the reason and the way out. */
export interface DeadLetterRecord {
  readonly type: "dead_letter";
  readonly at: InstantMs;
  readonly reason: "no_agent" | "chain_too_long" | "no_behaviour" | "queue_full";
  readonly message: string;
  readonly effect?: string;
  readonly seq?: number;
}

/** One record of a trace, in the order of happening. */
export type TraceRecord =
  | EventRecord
  | EffectRecord
  | RunOpenedRecord
  | RunAdvancedRecord
  | RunEndedRecord
  | NoMatchRecord
  | ActionStartedRecord
  | ActionEndedRecord
  | DeadLetterRecord;
