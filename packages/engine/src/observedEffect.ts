// An effect as an observer is given it: kept and sent like plain data, but its id is worked out when it is first read. Hot: the id is a
// SHA-256 (2 µs), half of what observing costs, and of a long run most effects are never looked at.
import type { Effect, InstantMs, Json, Outcome } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import { addDetails, effectId, type OutcomeReport, seqOf } from "./effect.ts";
import type { Key } from "./keys.ts";
import type { Pattern } from "./pattern.ts";

/** The id is an own property at its place in the order of traces: spreading, structured clones and JSON read it like any other. */
export class ObservedEffect implements Effect {
  readonly seq: number;
  readonly at: InstantMs;
  readonly pattern: string;
  readonly outcome: Outcome;
  readonly key: readonly Json[];
  readonly events: readonly string[];
  readonly priority: number;
  declare readonly id: string;
  readonly #pattern: Pattern;
  readonly #key: Key;
  readonly #bound: readonly Admitted[];
  readonly #repetition: number | undefined;
  #id: string | undefined;

  /** `bound` stands for the report's, and must not change afterwards. */
  constructor(report: OutcomeReport, bound: readonly Admitted[], acts: boolean) {
    const { pattern, key } = report;
    const { operator } = pattern;
    this.#pattern = pattern;
    this.#key = key;
    this.#bound = bound;
    this.#repetition = report.repetition;
    this.seq = seqOf(report);
    this.at = report.at;
    this.pattern = operator.id;
    this.outcome = report.outcome;
    this.key = key.parts;
    this.events = bound.map(({ event }) => event.id);
    this.priority = operator.priority;
    Object.defineProperty(this, "id", ObservedEffect.#whenRead);
    addDetails(this, report, acts);
  }

  // One description for all, so that all effects with the same details have one shape.
  static readonly #whenRead: PropertyDescriptor = {
    enumerable: true,
    get(this: ObservedEffect): string {
      this.#id ??= effectId(this.#pattern, this.#key, this.outcome, this.#bound, this.#repetition);
      return this.#id;
    },
  };
}
