// The one form that state charts are written from (XState, SCXML): what a pattern does for one key, as states, moves and deadlines. Pure data.
import type { BundleAction } from "@laban/bundle";
import type { ScopeTypes } from "@laban/cel";

/** One pattern as a state chart. Its machine is given the events of one key, in order, and the time that passes between them. */
export interface Chart {
  readonly pattern: string;
  readonly operator: "match" | "sequence" | "absence" | "any_of" | "state_machine";
  /**
   * `one`: a machine per key that begins anew after each end. `each`: every event is first given to the live machines of its key, then to a
   * fresh one, which is kept if it has left its first state.
   */
  readonly lives: "one" | "each";
  /** The event types that it names, each once. */
  readonly hears: readonly string[];
  /** It must also be told of events of other types (a strict sequence). */
  readonly hearsOthers: boolean;
  readonly conditions: readonly ChartCondition[];
  /** A deadline over all states that are `inRun`, counted from entering the first of them: the run times out with what its state misses. */
  readonly withinMs: number | undefined;
  /** What the pattern asks when that deadline has passed. */
  readonly withinAction: BundleAction | undefined;
  /** The first is where a machine begins. */
  readonly states: readonly ChartState[];
}

/** A condition, with its place below the operator and the types that it was checked with. */
export interface ChartCondition {
  readonly path: readonly (string | number)[];
  readonly when: string;
  readonly scope: ScopeTypes;
}

/** Where a machine can be. */
export interface ChartState {
  /** Unique in its chart; made of names that people gave, so it may hold any character. */
  readonly name: string;
  readonly inRun: boolean;
  /** What a run that stands here waits for. */
  readonly missing: string | undefined;
  /** A machine that comes here has ended (`each`). */
  readonly isEnd: boolean;
  /** The pattern's own final state. */
  readonly isFinal: boolean;
  /** The first that fits is taken; where none fits, nothing happens. */
  readonly moves: readonly Move[];
  /** Taken when the machine has been here for longer than this: an event at that very instant comes before it. */
  readonly deadline: Deadline | undefined;
}

/** What one event does. */
export interface Move {
  readonly events: readonly string[];
  /** It is also for events that the chart does not name. */
  readonly others: boolean;
  /** All must hold. */
  readonly tests: readonly Test[];
  readonly acts: readonly Act[];
  /** The state that is entered, anew if it is the same; undefined stays, and lets deadlines run on. */
  readonly to: string | undefined;
}

/** What time does. */
export interface Deadline {
  readonly afterMs: number;
  readonly acts: readonly Act[];
  readonly to: string;
}

/** `condition`: asked of the event; an unknown answer is no. `fresh` asks as if nothing had been bound. `noGap`: nothing was ignored since the last bound event. */
export type Test =
  | { readonly test: "condition"; readonly condition: number; readonly fresh: boolean }
  | { readonly test: "noGap" };

/** What a machine does on the way. */
export type Act =
  /** `open`: the run begins with this event. `add`: one more. `last`: it stands beside the first in place of the one before. */
  | {
      readonly act: "bind";
      readonly how: "open" | "add" | "last";
      readonly step: string | undefined;
      readonly missing: string | undefined;
    }
  | { readonly act: "gap" }
  | { readonly act: "unexpected" }
  | { readonly act: "tell"; readonly told: Told };

/** An outcome, without what only the run knows (its key, its events, the time). */
export interface Told {
  readonly outcome: "matched" | "timeout" | "violated" | "broken" | "cancelled";
  readonly detail?: "moved" | "fulfilled" | "restarted";
  readonly missing?: string;
  readonly alternative?: string;
  readonly from?: string;
  readonly to?: string;
  readonly action?: string;
  readonly capability?: string;
  /** How long the asked capability has to answer. */
  readonly timeoutMs?: number;
}

/** What a chart cannot say of its operator, at its place below it. */
export interface ChartLoss {
  readonly path: readonly (string | number)[];
  readonly fate: "approximated" | "lost";
  readonly why: string;
}

/** A pattern as a chart, or only why there is none. */
export interface ChartReading {
  readonly chart: Chart | undefined;
  readonly losses: readonly ChartLoss[];
}

/** The act that tells an outcome with what it asks. */
export function tell(told: Omit<Told, "action" | "capability" | "timeoutMs">, action: BundleAction | undefined): Act {
  return { act: "tell", told: { ...told, ...action } };
}
