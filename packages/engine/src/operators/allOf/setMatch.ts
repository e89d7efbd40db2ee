// A complete set that is kept, as an outcome: its events are listed only for a host that reads them.
import type { InstantMs, Outcome } from "@laban/trace";
import { type Admitted, keptOf } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import type { OutcomeReport } from "../../reporter.ts";
import type { MemberSet } from "./memberSet.ts";

/** To be told while the set is what it was. */
export class SetMatch implements OutcomeReport {
  readonly pattern: Pattern;
  readonly key: Key;
  readonly outcome: Outcome = "matched";
  readonly by: Admitted;
  readonly at: InstantMs;
  readonly latencyMs: number;
  readonly #set: MemberSet;
  readonly #isBound: boolean;

  /** An event that is not bound is the trigger. */
  constructor(set: MemberSet, by: Admitted, isBound: boolean) {
    this.pattern = set.pattern;
    this.key = set.key;
    this.by = by;
    this.at = by.at;
    this.latencyMs = by.at - set.since;
    this.#set = set;
    this.#isBound = isBound;
  }

  get bound(): readonly Admitted[] {
    return this.#isBound ? this.#set.bound : [...this.#set.bound, keptOf(this.by)];
  }
}
