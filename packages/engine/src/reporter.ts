// Says what came of things: effects for the host, records for an observer, counts for the metrics. The only place where they are made.
import type { Unknown, Verdict } from "@laban/cel";
import type { Effect, InstantMs, NoMatchRecord, TraceRecord } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import { EngineEffect, type Moved, type OutcomeReport } from "./effect.ts";
import { correlationOf, type Key } from "./keys.ts";
import { ObservedEffect } from "./observedEffect.ts";
import type { Pattern } from "./pattern.ts";
import type { Told } from "./told.ts";

export type { Moved, OutcomeReport };

/** A pattern that is exclusive with others fires only if none of them has, on the same event. */
export type Firing = "fires" | "cooling" | "excluded";

const noEffects: readonly Effect[] = Object.freeze([]);

/** One per engine. */
export class Reporter {
  readonly observe: ((record: TraceRecord) => void) | undefined;
  /** Told of the effects instead of listing them. */
  readonly #told: Told | undefined;
  #effects: Effect[] = [];
  readonly #firedGroups = new Set<string>();

  constructor(observe: ((record: TraceRecord) => void) | undefined, told: Told | undefined) {
    this.observe = observe;
    this.#told = told;
  }

  /** The effects since the last call, in order. */
  take(): readonly Effect[] {
    if (this.#effects.length === 0) return noEffects;
    const taken = this.#effects;
    this.#effects = [];
    return taken;
  }

  /** A new event is handled: exclusive groups are free again. */
  turn(): void {
    if (this.#firedGroups.size > 0) this.#firedGroups.clear();
  }

  /** Whether the pattern may fire now; if so, its group and its cool-down start. Deadlines know no groups: nothing else fires with them. */
  fire(pattern: Pattern, key: Key, by: Admitted | undefined, at: InstantMs): Firing {
    const { counters, coolDown } = pattern;
    const group = pattern.operator.exclusiveGroup;
    if (by !== undefined && group !== undefined && this.#firedGroups.has(group)) {
      counters.excluded++;
      return "excluded";
    }
    if (coolDown !== undefined && coolDown.isCooling(key, at)) {
      counters.cooling++;
      return "cooling";
    }
    if (by !== undefined && group !== undefined) this.#firedGroups.add(group);
    coolDown?.start(key, at);
    counters.fired++;
    return "fires";
  }

  /** Counts a condition's answer and tells the observer where it did not hold. True only if it holds. */
  holds(verdict: Verdict, pattern: Pattern, admitted: Admitted): boolean {
    if (verdict === true) return true;
    if (verdict === false) {
      pattern.counters.noMatch++;
      if (this.observe !== undefined) this.noMatch(pattern, admitted, "false");
    } else {
      pattern.counters.unknown++;
      if (this.observe !== undefined) this.noMatch(pattern, admitted, "unknown", verdict);
    }
    return false;
  }

  noMatch(
    pattern: Pattern,
    admitted: Admitted,
    verdict: NoMatchRecord["verdict"],
    why?: Pick<Unknown, "reason">,
  ): void {
    this.observe?.({
      type: "no_match",
      at: admitted.at,
      pattern: pattern.operator.id,
      seq: admitted.seq,
      verdict,
      ...(why === undefined ? {} : { reason: why.reason }),
    });
  }

  /**
   * An outcome becomes an effect. The main outcome of a pattern carries its action only if it `fires`; where a cool-down or an exclusive
   * group keeps it from that, the outcome is still told, without the action.
   */
  outcome(report: OutcomeReport): void {
    this.#tell(report, true, this.#acts(report));
  }

  /** The same for the last outcome of a run, whose bound events change no more. */
  lastOutcome(report: OutcomeReport): void {
    this.#tell(report, false, this.#acts(report));
  }

  /** A pattern fires on one event; `value` is what a threshold measured. */
  matched(pattern: Pattern, key: Key, by: Admitted, value?: number): void {
    if (this.observe === undefined) {
      if (this.#told === undefined) this.#effects.push(EngineEffect.ofMatch(pattern, key, by, value));
      else this.#told.match(pattern, key, by, value);
    } else this.#tell({ pattern, key, outcome: "matched", bound: [by], by, at: by.at, value }, false, true);
  }

  /** Puts an effect into the list, and its record before the observer. */
  effect(report: OutcomeReport, acts: boolean): void {
    this.#tell(report, true, acts);
  }

  #acts(report: OutcomeReport): boolean {
    const { pattern, outcome, by } = report;
    if (outcome !== pattern.main) return true;
    const firing = this.fire(pattern, report.key, by, report.at);
    if (firing === "fires") return true;
    if (by !== undefined) this.noMatch(pattern, by, firing);
    return false;
  }

  // What an observer is given is kept and sent like plain data. Nothing is worked out that nobody may ask for.
  #tell(report: OutcomeReport, goesOn: boolean, acts: boolean): void {
    if (this.observe === undefined) {
      if (this.#told === undefined)
        this.#effects.push(EngineEffect.of(report, goesOn ? report.bound.slice() : report.bound, acts));
      else this.#told.turnTo(report, acts);
      return;
    }
    const effect = new ObservedEffect(report, goesOn ? report.bound.slice() : report.bound, acts);
    if (this.#told === undefined) this.#effects.push(effect);
    else this.#told.turnTo(report, acts);
    this.observe({ type: "effect", at: effect.at, effect, correlation: correlationOf(report.key) });
  }
}
