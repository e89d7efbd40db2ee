// What the engine keeps of every pattern, whatever its operator: its rank, its counters, its cool-down.
import type { Operator } from "@laban/bundle";
import type { InstantMs, Outcome } from "@laban/trace";
import type { PatternCounters } from "./door.ts";
import { Expiring } from "./expiring.ts";
import type { Key } from "./keys.ts";

/** The counters while they are being counted. */
export type Counting<T> = { -readonly [K in keyof T]: T[K] };

/** A pattern of the running bundle. */
export interface Pattern {
  readonly operator: Operator;
  /** Its place in the bundle, from 0. */
  readonly index: number;
  /** Its place in (priority descending, declaration order), from 0. */
  readonly rank: number;
  /** The outcome that "fires": for an absence the missed deadline, else the match. */
  readonly main: Outcome;
  readonly counters: Counting<PatternCounters>;
  readonly coolDown: CoolDown | undefined;
}

/** Makes the running patterns of a bundle, in declaration order. */
export function rankPatterns(operators: readonly Operator[], keysMax: number): readonly Pattern[] {
  const order = operators
    .map((operator, declaration) => ({ operator, declaration }))
    .sort((a, b) => b.operator.priority - a.operator.priority || a.declaration - b.declaration);
  const ranks = new Map(order.map(({ declaration }, rank) => [declaration, rank]));
  return operators.map((operator, declaration) => ({
    operator,
    index: declaration,
    rank: ranks.get(declaration) ?? declaration,
    main: operator.operator === "absence" ? "timeout" : "matched",
    counters: noCounts(),
    coolDown: operator.cooldownMs === undefined ? undefined : new CoolDown(operator.cooldownMs, keysMax),
  }));
}

/** The cool-down of one pattern, per key. */
export class CoolDown {
  readonly durationMs: number;
  readonly fired: Expiring;

  constructor(durationMs: number, keysMax: number) {
    this.durationMs = durationMs;
    this.fired = new Expiring(keysMax);
  }

  /** True while less than the duration has passed since it fired; at exactly the duration it may fire again. */
  isCooling(key: Key, at: InstantMs): boolean {
    this.fired.dropBefore(at - this.durationMs + 1);
    return this.fired.has(key.text);
  }

  start(key: Key, at: InstantMs): void {
    this.fired.remember(key.text, at);
  }
}

/** All counters at nought, in the order of the contract. */
export function noCounts(): Counting<PatternCounters> {
  return {
    fired: 0,
    noMatch: 0,
    unknown: 0,
    cooling: 0,
    excluded: 0,
    unexpected: 0,
    uncorrelated: 0,
    opened: 0,
    active: 0,
    matched: 0,
    timeout: 0,
    violated: 0,
    broken: 0,
    cancelled: 0,
    evicted: 0,
    restarted: 0,
    latencyMsTotal: 0,
  };
}
