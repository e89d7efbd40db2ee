// What an explanation of an event is: what each pattern made of it, with the reasons as data. inWords.ts says the same in sentences.
import type { Explanation, Verdict } from "@laban/cel";
import type { Operator } from "@laban/bundle";
import type { ChoreographyEvent, Effect, EventRecord, InstantMs, Outcome, OutcomeDetail } from "@laban/trace";

/** What became of one event of a log, and why. */
export interface EventExplanation {
  readonly event: ChoreographyEvent;
  /** Its place in the log, from 1. */
  readonly position: number;
  readonly verdict: EventRecord["verdict"];
  /** When it was handled, or its own time where it was dropped. */
  readonly at: InstantMs;
  /** The key of its type as people read it. */
  readonly correlation: string | null;
  /** Of a duplicate: the place of the event that it repeats, the first that the dedup horizon had not forgotten. */
  readonly firstPosition?: number;
  /** Of a late event: how far it lies behind the watermark. */
  readonly lateByMs?: number;
  /** In the order in which patterns are asked. */
  readonly patterns: readonly PatternExplanation[];
}

/** What one pattern made of the event. */
export interface PatternExplanation {
  readonly pattern: string;
  readonly operator: Operator["operator"];
  /** The key under which the pattern saw it; null where it found none, "*" for the shared one. */
  readonly key: string | null;
  /**
   * `effect`: an outcome was told. `part`: a run opened or went on. `nothing`: it was offered the event and nothing came of it.
   * `not_offered`: it never saw it.
   */
  readonly answer: "effect" | "part" | "nothing" | "not_offered";
  /** Never empty; the most telling first; of each kind at most `REASONS_PER_KIND_MAX`, the rest is counted at the end. */
  readonly reasons: readonly Reason[];
  /** The conditions that were asked about the event, in order, with every sub-expression's value: a few per place, those that differ first. */
  readonly asked: readonly AskedCondition[];
  /** How many more were asked at the same places, of other runs. */
  readonly askedOmitted: number;
}

/** A condition that was asked. */
export interface AskedCondition {
  /** Below the operator: ["when"], ["steps", 1, "when"]. */
  readonly path: readonly (string | number)[];
  /** "step paid", "the guard against cancelled". */
  readonly place: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly explanation: Explanation;
}

/** A live run that had something to do with the event, or nothing. */
export interface RunStanding {
  readonly run: number;
  readonly openedAt: InstantMs;
  readonly waitingFor?: string;
  readonly due?: InstantMs;
}

/** One reason. */
export type Reason =
  /** An outcome, with or without an action. */
  | { readonly kind: "effect"; readonly effect: Effect }
  | ({ readonly kind: "opened" } & RunStanding)
  | ({ readonly kind: "advanced"; readonly step: string } & RunStanding)
  /** A run ended without an effect of its own: an alarm that is over. */
  | { readonly kind: "ended"; readonly run: number; readonly outcome: Outcome; readonly detail?: OutcomeDetail }
  | { readonly kind: "not_listening"; readonly types: readonly string[] }
  | { readonly kind: "dropped"; readonly verdict: "duplicate" | "late" }
  /** The part of the key that is missing, and the fields that stand in its place. */
  | { readonly kind: "no_key"; readonly path: string; readonly fields: readonly string[] }
  | {
      readonly kind: "condition";
      readonly place: string;
      readonly text: string;
      readonly verdict: false | "unknown";
      /** Why it has no answer. */
      readonly why?: string;
    }
  | { readonly kind: "cooling"; readonly since: InstantMs; readonly until: InstantMs }
  /** `winner` fired first on the same event, having the higher priority or the earlier declaration. */
  | { readonly kind: "excluded"; readonly group: string; readonly winner: string; readonly winnerPriority: number }
  /** A state machine is in a state that takes no such event, or has ended. */
  | { readonly kind: "unexpected"; readonly why: string }
  /** A threshold is not reached. */
  | { readonly kind: "short"; readonly why: string }
  /** The key's last run had run out before the event came. */
  | {
      readonly kind: "closed";
      readonly run: number;
      readonly openedAt: InstantMs;
      readonly closedAt: InstantMs;
      readonly byMs: number;
      readonly missing?: string;
    }
  /** A live run waits for something else. */
  | ({ readonly kind: "waiting" } & RunStanding)
  /** No run of the key was live, and the event opens none. */
  | { readonly kind: "no_run"; readonly opening: readonly string[] }
  /** There are more reasons of the kinds before. */
  | { readonly kind: "more"; readonly count: number };
