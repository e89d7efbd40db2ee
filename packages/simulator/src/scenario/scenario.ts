// A scenario as it is played: read from the document, checked, with its expressions prepared. Plain data; runs draw from it.
import type { Condition } from "@laban/cel";
import type { InstantMs } from "@laban/trace";
import type { TimePlan, ValuePlan } from "../values/value.ts";

/** What is played. Made by `readScenario` only. */
export interface Scenario {
  readonly id: string;
  readonly seed: number;
  readonly startAt: InstantMs;
  /** The last instant at which something can happen. */
  readonly endAt: InstantMs;
  readonly arrivals: readonly Arrival[];
  /** In declaration order. */
  readonly agents: readonly AgentPlan[];
}

/** Events that come from outside. */
export interface Arrival {
  readonly event: string;
  readonly source: string;
  readonly rhythm: Rhythm;
  readonly countMax: number;
  readonly payload: PayloadPlan;
}

/** When events come. */
export type Rhythm =
  | { readonly kind: "every"; readonly time: TimePlan }
  /** The time between two events goes evenly from one to the other over the horizon. */
  | { readonly kind: "ramp"; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: "burst"; readonly size: number; readonly everyMs: number }
  | { readonly kind: "at"; readonly offsetsMs: readonly number[] };

/** A modelled agent. */
export interface AgentPlan {
  readonly id: string;
  readonly capabilities: ReadonlySet<string>;
  /** By action. */
  readonly behaviours: ReadonlyMap<string, BehaviourPlan>;
}

/** How an agent answers an action. */
export interface BehaviourPlan {
  readonly latency: TimePlan;
  /** How many actions are worked on at once; absent is no limit. */
  readonly workers?: number;
  readonly outcomes: readonly OutcomePlan[];
  /** The stream that outcomes are drawn from. */
  readonly stream: string;
}

/** One possible answer. */
export interface OutcomePlan {
  readonly weight: number;
  /** By type of the asking event; absent is always possible. */
  readonly when?: ReadonlyMap<string, Condition>;
  /** Absent is silence. */
  readonly answer?: AnswerPlan;
}

/** An event that an agent emits. */
export interface AnswerPlan {
  readonly emits: string;
  readonly payload: PayloadPlan;
  /** A further event, after a time of its own. */
  readonly next?: { readonly after: TimePlan; readonly answer: AnswerPlan };
}

/** How a payload is made: what is said, and for fields that the schema requires and nobody said anything about, what the schema allows. */
export interface PayloadPlan {
  readonly said: ValuePlan | undefined;
  readonly schema: ValuePlan;
}
