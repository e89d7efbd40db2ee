// The bundle: what the compiler makes of a valid document and the engine executes. Canonical, hashed, immutable; plain JSON.
import type { CelType } from "@laban/cel";

/** A path into an event: names from its root, as in `data.order_id` → ["data", "order_id"]; or ["correlation_id"]. */
export type Path = readonly string[];

/** An event type that the bundle's patterns name, or that the document declares. */
export interface BundleEvent {
  /** The correlation: one path per part of the key. */
  readonly key: readonly Path[];
  /** The type of `data`, from its schema, for checking conditions again when the bundle is loaded. */
  readonly data: CelType;
}

/** What an outcome asks for. */
export interface BundleAction {
  readonly action: string;
  readonly capability: string;
  /** How long the asked capability has to answer. */
  readonly timeoutMs?: number;
}

/** What all operators have. Absent fields mean the defaults of the semantics page. */
export interface OperatorBase {
  readonly id: string;
  readonly priority: number;
  readonly exclusiveGroup?: string;
  readonly cooldownMs?: number;
  /** "global" is one shared key and makes the pattern unpartitionable. */
  readonly scope: "key" | "global";
  /** Overrides the correlation of the event types, for this pattern. */
  readonly by?: readonly Path[];
  /**
   * The action of each outcome that has one. For an absence the missed deadline is `timeout`; `recovered` is what a threshold asks when its
   * condition is false again.
   */
  readonly actions: Readonly<
    Partial<Record<"matched" | "timeout" | "violated" | "broken" | "cancelled" | "evicted" | "recovered", BundleAction>>
  >;
  /** Most live runs (or open obligations) per key; past it the oldest is `evicted`. */
  readonly runsPerKeyMax?: number;
}

/** `pattern`: fires per event of one of these types whose condition holds. */
export interface MatchOperator extends OperatorBase {
  readonly operator: "match";
  readonly on: readonly string[];
  /** CEL text; absent means always. */
  readonly when?: string;
}

/** One step of a sequence. */
export interface SequenceStep {
  readonly name: string;
  /** Any of these types fits. */
  readonly events: readonly string[];
  readonly when?: string;
  readonly min: number;
  /** `null` is unbounded (capped by the engine). */
  readonly max: number | null;
  /** The very next event of the key, of any type, must fit this step. */
  readonly strict: boolean;
  /** Alternatives with conditions of their own: an event fits the step if it fits `when` and one of them. `events` are then all of theirs. */
  readonly any?: readonly EventTest[];
  /**
   * Members that must all come, in any order: an event fills the first unfilled one that it fits. `events` are then all of theirs, `max` is
   * their number, and `min` the same, or 0 where the step is optional as a whole. Not beside `any`.
   */
  readonly all?: readonly EventTest[];
}

/** An event that must not come between steps `after` and `after + 1` (or anywhere, when absent). */
export interface SequenceGuard {
  readonly events: readonly string[];
  readonly when?: string;
  readonly after?: number;
}

/** `sequence`: steps in order. */
export interface SequenceOperator extends OperatorBase {
  readonly operator: "sequence";
  readonly steps: readonly SequenceStep[];
  readonly guards: readonly SequenceGuard[];
  readonly maxIntervalMs?: number;
  readonly withinMs?: number;
  /** What an event that fits the first step, and advanced no run, does beside a live run: nothing, replace it, or open another. */
  readonly starts: "one" | "restart" | "overlap";
  /** `consume`: an event belongs to one match, and other runs that share it are cancelled. `all`: every run goes its own way. */
  readonly afterMatch: "consume" | "all";
}

/** What opens, fulfils or cancels an obligation. */
export interface EventTest {
  readonly events: readonly string[];
  readonly when?: string;
}

/** `absence`: something expected does not come in time. */
export interface AbsenceOperator extends OperatorBase {
  readonly operator: "absence";
  readonly start: EventTest;
  readonly expect: EventTest;
  readonly cancel?: EventTest;
  readonly withinMs: number;
  readonly starts: "overlap" | "restart";
  /** How many times the deadline is repeated (escalation); 1 is once. */
  readonly repeat: number;
}

/** A state that the machine of a key can be in. */
export interface MachineState {
  readonly name: string;
  /** Entering it ends the machine: it is left by no transition and has no timeout. */
  readonly final: boolean;
  /** What happens when the machine has been in this state for so long. */
  readonly timeout?: { readonly afterMs: number; readonly to: string; readonly action?: BundleAction };
}

/** What one event does to a machine that is in one of the states `from`. */
export interface MachineTransition extends EventTest {
  readonly from: readonly string[];
  readonly to: string;
  /** Asked when it is taken; without one, a transition that ends the machine asks what `actions` has for the match. */
  readonly action?: BundleAction;
}

/** `state_machine`: the state of each key, moved by events and by time. */
export interface StateMachineOperator extends OperatorBase {
  readonly operator: "state_machine";
  readonly states: readonly MachineState[];
  readonly initial: string;
  /** The first that fits is taken. */
  readonly transitions: readonly MachineTransition[];
  /** How long a machine that has ended is remembered, so that late events of its key do not begin another. */
  readonly keepFinalMs: number;
}

/** What an `all_of` waits for: `count` events of these types. */
export interface AllOfMember extends EventTest {
  readonly name: string;
  readonly count: number;
}

/** `all_of`: every member within a window, in any order. */
export interface AllOfOperator extends OperatorBase {
  readonly operator: "all_of";
  readonly members: readonly AllOfMember[];
  readonly withinMs: number;
  /** `sliding`: the latest events of each member, none older than the window. `first`: the window begins with the first event. */
  readonly anchor: "sliding" | "first";
  /** Only such an event completes the set; it may be a member or not. */
  readonly trigger?: EventTest;
  /** `consume`: a match empties the set. `every`: the set is kept, and each further member fires while it is complete. */
  readonly afterMatch: "consume" | "every";
}

/** One of several events that may come; with an action of its own it asks for that instead of the pattern's. */
export interface Alternative extends EventTest {
  readonly name: string;
  readonly action?: BundleAction;
}

/** `any_of`: after a start, the first of several alternatives; without one, a pattern over several types. */
export interface AnyOfOperator extends OperatorBase {
  readonly operator: "any_of";
  readonly start?: EventTest;
  readonly alternatives: readonly Alternative[];
  /** With a start, and only then. */
  readonly withinMs?: number;
  /** What a further start does beside a live run: nothing, replace it, or open another. */
  readonly starts: "one" | "restart" | "overlap";
}

/** What a threshold measures over its window. */
export type Measure = "count" | "sum" | "avg" | "min" | "max" | "distinct";

/** `threshold`: a measure over the events of a window, compared with a value. At least one of `withinMs` and `last` is given. */
export interface ThresholdOperator extends OperatorBase {
  readonly operator: "threshold";
  readonly on: readonly string[];
  readonly when?: string;
  readonly measure: Measure;
  /** CEL text for the value of one event; all measures but `count` have it. */
  readonly of?: string;
  readonly comparison: "at_least" | "more_than" | "at_most" | "less_than";
  readonly value: number;
  /** An event stays while it is no older than this. */
  readonly withinMs?: number;
  /** At most so many events stay, the latest ones. */
  readonly last?: number;
  /** `edge`: when the condition becomes true. `every`: on each event while it is. `consume`: as soon as it is, which empties the window. */
  readonly fires: "edge" | "every" | "consume";
}

/** The closed set of operators; kinds compile into these. */
export type Operator =
  | MatchOperator
  | SequenceOperator
  | AbsenceOperator
  | StateMachineOperator
  | AllOfOperator
  | AnyOfOperator
  | ThresholdOperator;

/** An executable choreography. `hash` covers everything else. */
export interface Bundle {
  readonly laban_bundle: 2;
  /** Version of the meaning (semantics page) that this bundle was compiled for. */
  readonly semantics: 1;
  /**
   * Changes of behaviour within that version that the bundle counts on, by name; a reader that does not know one refuses the bundle. There
   * is none yet (see versions.ts), so the list is empty.
   */
  readonly flags: readonly string[];
  readonly name: string;
  /** Key paths for event types that are not in `events`. */
  readonly defaultKey: readonly Path[];
  readonly events: Readonly<Record<string, BundleEvent>>;
  /** In declaration order. */
  readonly patterns: readonly Operator[];
  /** What a host must provide, and what it must keep together. */
  readonly needs: {
    /** The event types that the patterns name, in order of first mention: what to subscribe to. */
    readonly events: readonly string[];
    /** The capabilities that actions ask for, in order of first mention. */
    readonly capabilities: readonly string[];
    /** Patterns that need all keys in one place, in declaration order. */
    readonly unpartitionable: readonly string[];
  };
  /** "sha256:" and 64 hexadecimal digits. */
  readonly hash: string;
}
