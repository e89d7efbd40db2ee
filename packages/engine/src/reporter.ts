// Says what came of things: effects for the host, records for an observer, counts for the metrics. The only place where they are made.
import { type BundleAction, sha256Hex } from "@laban/bundle";
import type { Unknown, Verdict } from "@laban/cel";
import type { Effect, InstantMs, NoMatchRecord, Outcome, OutcomeDetail, TraceRecord } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import { correlationOf, type Key } from "./keys.ts";
import type { Pattern } from "./pattern.ts";

/** An outcome, as its operator knows it. */
export interface OutcomeReport {
  readonly pattern: Pattern;
  readonly key: Key;
  readonly outcome: Outcome;
  readonly detail?: OutcomeDetail | undefined;
  readonly bound: readonly Admitted[];
  /** The event that brought it about; undefined for a deadline. */
  readonly by: Admitted | undefined;
  readonly at: InstantMs;
  readonly missing?: string | undefined;
  /** What is asked instead of what the pattern asks at this outcome; null is nothing. */
  readonly action?: BundleAction | null | undefined;
  /** The states that a machine left and entered. */
  readonly moved?: Moved | undefined;
  readonly latencyMs?: number | undefined;
  /** Which repetition of a deadline this is, from 1; 1 is not written down. */
  readonly repetition?: number;
}

/** From one state of a machine to another, or anew to the same. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** A pattern that is exclusive with others fires only if none of them has, on the same event. */
export type Firing = "fires" | "cooling" | "excluded";

type WritableEffect = { -readonly [K in keyof Effect]: Effect[K] };

const noEffects: readonly Effect[] = Object.freeze([]);

/** One per engine. */
export class Reporter {
  readonly observe: ((record: TraceRecord) => void) | undefined;
  #effects: Effect[] = [];
  readonly #firedGroups = new Set<string>();

  constructor(observe: ((record: TraceRecord) => void) | undefined) {
    this.observe = observe;
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
    const { pattern, outcome, by } = report;
    let acts = true;
    if (outcome === pattern.main) {
      const firing = this.fire(pattern, report.key, by, report.at);
      acts = firing === "fires";
      if (!acts && by !== undefined) this.noMatch(pattern, by, firing === "excluded" ? "excluded" : "cooling");
    }
    this.effect(report, acts);
  }

  /** Puts an effect into the list, and its record before the observer. */
  effect(report: OutcomeReport, acts: boolean): void {
    const effect = effectOf(report, acts);
    this.#effects.push(effect);
    this.observe?.({ type: "effect", at: effect.at, effect, correlation: correlationOf(report.key) });
  }
}

function effectOf(report: OutcomeReport, acts: boolean): Effect {
  const { pattern, key, outcome, bound, by } = report;
  const { id, priority, actions } = pattern.operator;
  const action = acts ? (report.action === undefined ? actions[outcome] : report.action) : undefined;
  const detail = report.detail ?? (by?.isLate === true ? "late" : undefined);
  // The cause of a deadline is the last event that the run bound, whatever else came meanwhile: so it is the same in any partition.
  const seq = by?.seq ?? bound.at(-1)?.seq ?? 0;
  const effect: WritableEffect = {
    seq,
    at: report.at,
    pattern: id,
    outcome,
    key: key.parts,
    events: bound.map(({ event }) => event.id),
    priority,
    id: effectId(report),
  };
  if (detail !== undefined) effect.detail = detail;
  if (action !== undefined && action !== null) {
    effect.action = action.action;
    effect.capability = action.capability;
  }
  if (report.missing !== undefined) effect.missing = report.missing;
  if (report.moved !== undefined) {
    effect.from = report.moved.from;
    effect.to = report.moved.to;
  }
  if (report.latencyMs !== undefined) effect.latencyMs = report.latencyMs;
  return effect;
}

/**
 * The first 128 bits of the SHA-256 of the canonical JSON of [pattern, key, outcome, [[source, id] of each event]], with the repetition of
 * a deadline (2, 3, …) as a fifth item. Events are named by source and id, since only both together identify one.
 */
function effectId({ pattern, key, outcome, bound, repetition }: OutcomeReport): string {
  let events = "";
  for (const { event } of bound) {
    events += `${events === "" ? "" : ","}[${JSON.stringify(event.source)},${JSON.stringify(event.id)}]`;
  }
  const repeated = repetition === undefined || repetition === 1 ? "" : `,${repetition}`;
  return sha256Hex(`[${JSON.stringify(pattern.operator.id)},[${key.text}],"${outcome}",[${events}]${repeated}]`).slice(
    0,
    32,
  );
}
