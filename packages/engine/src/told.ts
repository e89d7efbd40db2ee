// An effect as a host is told of it without a list: one object for all of them, turned to the next one each time. Hot: nothing is made for
// an effect but what the host reads of it (telling costs 5 ns, an effect of its own some 60 ns and 200 bytes).
import type { ChoreographyEvent, Effect, InstantMs, Json, Outcome } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import type { ToldEffect } from "./door.ts";
import { EngineEffect, type OutcomeReport } from "./effect.ts";
import type { Key } from "./keys.ts";
import type { Pattern } from "./pattern.ts";

/** One per engine. */
export class Told implements ToldEffect {
  readonly #tell: (effect: ToldEffect) => void;
  #pattern: Pattern | undefined;
  #key: Key | undefined;
  /** The event of a match; undefined where there is a report. */
  #match: Admitted | undefined;
  #value: number | undefined;
  #report: OutcomeReport | undefined;
  #acts = true;
  outcome: Outcome = "matched";
  seq = 0;

  constructor(tell: (effect: ToldEffect) => void) {
    this.#tell = tell;
  }

  /** A pattern fires on one event; `value` is what a threshold measured. */
  match(pattern: Pattern, key: Key, by: Admitted, value?: number): void {
    this.#pattern = pattern;
    this.#key = key;
    this.#match = by;
    this.#value = value;
    this.#report = undefined;
    this.outcome = "matched";
    this.seq = by.seq;
    this.#tell(this);
  }

  /** Any outcome. */
  turnTo(report: OutcomeReport, acts: boolean): void {
    this.#pattern = report.pattern;
    this.#key = report.key;
    this.#match = undefined;
    this.#report = report;
    this.#acts = acts;
    this.outcome = report.outcome;
    this.seq = causeOf(report).seq;
    this.#tell(this);
    // Nothing of a run is held longer than it lives.
    this.#report = undefined;
  }

  get patternIndex(): number {
    return this.#told(this.#pattern).index;
  }

  get pattern(): string {
    return this.#told(this.#pattern).operator.id;
  }

  get at(): InstantMs {
    return this.#match === undefined ? this.#told(this.#report).at : this.#match.at;
  }

  get key(): readonly Json[] {
    return this.#told(this.#key).parts;
  }

  get cause(): ChoreographyEvent {
    if (this.#match !== undefined) return this.#match.event;
    return causeOf(this.#told(this.#report)).event;
  }

  toEffect(): Effect {
    if (this.#match !== undefined)
      return EngineEffect.ofMatch(this.#told(this.#pattern), this.#told(this.#key), this.#match, this.#value);
    const report = this.#told(this.#report);
    return EngineEffect.of(report, report.bound.slice(), this.#acts);
  }

  #told<T>(part: T | undefined): T {
    if (part === undefined)
      throw new Error("This effect is over: read what you need of it while you are told of it, or keep toEffect().");
    return part;
  }
}

/** The cause of a deadline is the last event that the run bound, whatever else came meanwhile. */
function causeOf(report: OutcomeReport): Admitted {
  const cause = report.by ?? report.bound.at(-1);
  if (cause === undefined)
    throw new Error(`Invariant: an outcome of "${report.pattern.operator.id}" has bound no event.`);
  return cause;
}
