// The `match` patterns of one event type that have the same way to their key, in the order of asking, with what their conditions require of
// fields. Counts what comes of them side by side: hot, since a pattern that is ruled out is not touched, and one that fires only to be told.
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import type { Reporter } from "../../reporter.ts";
import { type Requirements, requirementsOf } from "./clauses.ts";
import type { Match } from "./match.ts";

/** The patterns have the numbers 0, 1, … in their order. */
export class MatchTable {
  readonly matches: readonly Match[];
  readonly requirements: readonly Requirements[];
  readonly #patterns: readonly Pattern[];
  readonly #reporter: Reporter;
  /** Nothing can keep the pattern from firing: it has no cool-down and no exclusive group. */
  readonly #isFree: readonly boolean[];
  #handled = 0;
  /** Per pattern, since counters were last brought up to date: free ones that fired, and those that were asked or may be kept from firing. */
  readonly #fired: number[];
  readonly #passedOn: number[];

  constructor(matches: readonly Match[], reporter: Reporter) {
    this.matches = matches;
    this.requirements = matches.map(({ question }) =>
      question === undefined ? { clauses: [], isAll: true } : requirementsOf(question.text, question.scope),
    );
    this.#reporter = reporter;
    this.#patterns = matches.map(({ pattern }) => pattern);
    this.#isFree = this.#patterns.map(
      ({ coolDown, operator }) => coolDown === undefined && operator.exclusiveGroup === undefined,
    );
    this.#fired = matches.map(() => 0);
    this.#passedOn = matches.map(() => 0);
  }

  /** An event is handled: every pattern that does not `fire` and is not `asked` counts as false. */
  turn(): void {
    this.#handled++;
  }

  /** The fields say that the condition holds. */
  fire(index: number, admitted: Admitted, key: Key): void {
    if (this.#isFree[index]!) {
      this.#fired[index]!++;
      this.#reporter.matched(this.#patterns[index]!, key, admitted);
    } else {
      this.#passedOn[index]!++;
      this.matches[index]!.fire(admitted, key);
    }
  }

  /** The fields do not decide: the condition is asked. */
  ask(index: number, admitted: Admitted, key: Key): void {
    this.#passedOn[index]!++;
    this.matches[index]!.handle(admitted, key);
  }

  /** Brings the counters of the patterns up to date. */
  settle(): void {
    if (this.#handled === 0) return;
    for (const [index, { counters }] of this.#patterns.entries()) {
      const fired = this.#fired[index]!;
      counters.fired += fired;
      counters.noMatch += this.#handled - fired - this.#passedOn[index]!;
      this.#fired[index] = 0;
      this.#passedOn[index] = 0;
    }
    this.#handled = 0;
  }
}
