// What is remembered of the events that happened, for as long as a deadline can still name one as its cause.
import { unreachable, type Bundle, type Operator } from "@laban/bundle";
import type { ChoreographyEvent, InstantMs } from "@laban/trace";

/** An event that happened, with its place in the chain of causes. */
export interface Happened {
  readonly event: ChoreographyEvent;
  /** 1 for what came from outside, one more for every answer. */
  readonly chain: number;
}

/** Events by their position. */
export class Memory {
  readonly #bySeq = new Map<number, Happened>();
  readonly #keptMs: number;

  /** @param keptMs how long an event is remembered */
  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  add(seq: number, happened: Happened): void {
    this.#bySeq.set(seq, happened);
    const oldest = happened.event.time - this.#keptMs;
    // Events come in the order of their positions, so the oldest stand first.
    for (const [known, { event }] of this.#bySeq) {
      if (event.time >= oldest) break;
      this.#bySeq.delete(known);
    }
  }

  find(seq: number): Happened | undefined {
    return this.#bySeq.get(seq);
  }
}

/** How long after an event a deadline of the bundle can still name it as its cause. */
export function causeWindowMs(bundle: Bundle, toleranceMs: number): InstantMs {
  const longest = bundle.patterns.reduce((most, operator) => Math.max(most, windowOf(operator)), 0);
  return longest + toleranceMs + 1;
}

function windowOf(operator: Operator): number {
  switch (operator.operator) {
    case "match":
      return 0;
    case "sequence":
      return Math.max(operator.withinMs ?? 0, operator.maxIntervalMs ?? 0);
    case "absence":
      return operator.withinMs * operator.repeat;
    case "state_machine":
      // Deadlines may follow each other, never in a circle: at most each of them once since the last event.
      return operator.states.reduce((sum, { timeout }) => sum + (timeout?.afterMs ?? 0), 0);
    case "all_of":
      return operator.withinMs;
    case "any_of":
    case "threshold":
      return operator.withinMs ?? 0;
    default:
      return unreachable(operator);
  }
}
