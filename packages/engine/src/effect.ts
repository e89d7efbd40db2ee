// What an effect looks like, and its id. Hot: most hosts never read the ids of most effects, and one costs a SHA-256 (2 µs), so an effect
// works its id out when it is first read.
import { type BundleAction, sha256Hex } from "@laban/bundle";
import type { Effect, InstantMs, Json, Outcome, OutcomeDetail } from "@laban/trace";
import { type Admitted, keptOf } from "./admitted.ts";
import type { Key } from "./keys.ts";
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
  /** Which of several alternatives came. */
  readonly alternative?: string | undefined;
  /** What a threshold measured. */
  readonly value?: number | undefined;
  readonly latencyMs?: number | undefined;
  /** Which repetition of a deadline this is, from 1; 1 is not written down. */
  readonly repetition?: number | undefined;
}

/** From one state of a machine to another, or anew to the same. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

type WritableEffect = { -readonly [K in keyof Effect]: Effect[K] };

/** An effect whose id is worked out when it is first read, or written as JSON; spreading it leaves the id out. */
export class EngineEffect implements Effect {
  readonly seq: number;
  readonly at: InstantMs;
  readonly pattern: string;
  readonly outcome: Outcome;
  readonly key: readonly Json[];
  readonly events: readonly string[];
  readonly priority: number;
  readonly #pattern: Pattern;
  readonly #key: Key;
  readonly #bound: readonly Admitted[];
  readonly #repetition: number | undefined;
  #id: string | undefined;

  /** `bound` must not change afterwards. */
  private constructor(
    pattern: Pattern,
    key: Key,
    outcome: Outcome,
    bound: readonly Admitted[],
    events: readonly string[],
    seq: number,
    at: InstantMs,
    repetition: number | undefined,
  ) {
    const { operator } = pattern;
    this.seq = seq;
    this.at = at;
    this.pattern = operator.id;
    this.outcome = outcome;
    this.key = key.parts;
    this.events = events;
    this.priority = operator.priority;
    this.#pattern = pattern;
    this.#key = key;
    this.#bound = bound;
    this.#repetition = repetition;
    this.#id = undefined;
  }

  /** The effect of any outcome; `bound` stands for the report's, and must not change afterwards. */
  static of(report: OutcomeReport, bound: readonly Admitted[], acts: boolean): Effect {
    const { pattern, key, outcome, repetition } = report;
    const events: string[] = [];
    for (let index = 0; index < bound.length; index++) events.push(bound[index]!.event.id);
    const effect = new EngineEffect(pattern, key, outcome, bound, events, seqOf(report), report.at, repetition);
    addDetails(effect, report, acts);
    return effect;
  }

  /** What `of` gives for a pattern that matched one event and fires; `value` is what a threshold measured. */
  static ofMatch(pattern: Pattern, key: Key, by: Admitted, value: number | undefined): Effect {
    const { event, at, seq } = by;
    const bound = [keptOf(by)];
    const effect: WritableEffect = new EngineEffect(pattern, key, "matched", bound, [event.id], seq, at, undefined);
    if (by.isLate) effect.late = true;
    const action = pattern.operator.actions.matched;
    if (action !== undefined) {
      effect.action = action.action;
      effect.capability = action.capability;
    }
    if (value !== undefined) effect.value = value;
    return effect;
  }

  get id(): string {
    this.#id ??= effectId(this.#pattern, this.#key, this.outcome, this.#bound, this.#repetition);
    return this.#id;
  }

  /** Everything, in the order in which traces have it. */
  toJSON(): Effect {
    const { seq, at, pattern, outcome, key, events, priority, id, ...details } = this;
    return { seq, at, pattern, outcome, key, events, priority, id, ...details };
  }
}

/** The cause of a deadline is the last event that the run bound, whatever else came meanwhile: so it is the same in any partition. */
export function seqOf({ by, bound }: OutcomeReport): number {
  return by === undefined ? (bound[bound.length - 1]?.seq ?? 0) : by.seq;
}

/** Writes down what not every effect has, in the order in which traces have it. */
export function addDetails(effect: WritableEffect, report: OutcomeReport, acts: boolean): void {
  const { pattern, outcome, by, moved } = report;
  const action = acts ? (report.action === undefined ? pattern.operator.actions[outcome] : report.action) : undefined;
  if (report.detail !== undefined) effect.detail = report.detail;
  if (by?.isLate === true) effect.late = true;
  if (action !== undefined && action !== null) {
    effect.action = action.action;
    effect.capability = action.capability;
  }
  if (report.missing !== undefined) effect.missing = report.missing;
  if (moved !== undefined) {
    effect.from = moved.from;
    effect.to = moved.to;
  }
  if (report.alternative !== undefined) effect.alternative = report.alternative;
  if (report.value !== undefined) effect.value = report.value;
  if (report.latencyMs !== undefined) effect.latencyMs = report.latencyMs;
}

/**
 * The first 128 bits of the SHA-256 of the canonical JSON of [pattern, key, outcome, [[source, id] of each event]], with the repetition of
 * a deadline (2, 3, …) as a fifth item. Events are named by source and id, since only both together identify one.
 */
export function effectId(
  pattern: Pattern,
  key: Key,
  outcome: Outcome,
  bound: readonly Admitted[],
  repetition: number | undefined,
): string {
  let events = "";
  for (const { event } of bound) {
    events += `${events === "" ? "" : ","}[${JSON.stringify(event.source)},${JSON.stringify(event.id)}]`;
  }
  const repeated = repetition === undefined || repetition === 1 ? "" : `,${repetition}`;
  const text = `[${JSON.stringify(pattern.operator.id)},[${key.text}],"${outcome}",[${events}]${repeated}]`;
  return sha256Hex(text).slice(0, 32);
}
