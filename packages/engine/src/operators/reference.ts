// What the slow twins of the operators speak in: a whole log in order, a way to ask conditions, and plain outcomes.
import type { ChoreographyEvent, InstantMs, Outcome, OutcomeDetail } from "@laban/trace";

/** An event in the order of handling; `at` is when it is handled. Each event is one object. */
export interface Happened {
  readonly event: ChoreographyEvent;
  readonly at: InstantMs;
}

/** Asks a condition, given the events that were bound by step name; unknown is false. */
export type Holds = (
  when: string,
  event: ChoreographyEvent,
  bound: ReadonlyMap<string, readonly ChoreographyEvent[]>,
) => boolean;

/** The part of an effect that the twins work out. */
export interface ReferenceOutcome {
  readonly at: InstantMs;
  readonly outcome: Outcome;
  readonly detail?: OutcomeDetail;
  readonly events: readonly string[];
  readonly missing?: string;
  readonly alternative?: string;
  readonly value?: number;
  /** The states that a machine left and entered. */
  readonly from?: string;
  readonly to?: string;
  readonly latencyMs: number;
}
