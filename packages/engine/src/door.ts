// The contract of the engine with its hosts: a pure fold over events and ticks.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Effect, InstantMs, Json, Outcome, TraceRecord } from "@laban/trace";

/** How a host wants the engine to run; every field has the default of the semantics page. */
export interface EngineOptions {
  /** Disorder tolerance L; 0 releases at once. */
  readonly toleranceMs?: number;
  readonly latePolicy?: "drop" | "process";
  /** Default: the longest window of the bundle. 0 switches deduplication off. */
  readonly dedupHorizonMs?: number;
  /** Told of everything that happens, in order; absent costs nothing. */
  readonly observe?: (record: TraceRecord) => void;
  /**
   * Told of each effect as it comes about, in order, instead of being given lists: `offer` and `tick` then return empty ones. For hosts
   * that want few of the effects, or little of each. It must not call the engine.
   */
  readonly onEffect?: (effect: ToldEffect) => void;
  readonly limits?: EngineLimits;
}

/**
 * An effect while a host is told of it. One object stands for all effects of an engine and is turned to the next one each time: read what
 * you need at once, or keep `toEffect()`. Its fields are those of `Effect`; what is not here is worked out by `toEffect`.
 */
export interface ToldEffect {
  /** The place of the pattern in `bundle.patterns`, from 0. */
  readonly patternIndex: number;
  readonly pattern: string;
  readonly outcome: Outcome;
  readonly seq: number;
  readonly at: InstantMs;
  readonly key: readonly Json[];
  /** The event that `seq` is the position of: the one that was handled; for a deadline, the last that its run had bound. */
  readonly cause: ChoreographyEvent;
  /** The effect with everything, to be kept. */
  toEffect(): Effect;
}

/** Everything is bounded; what a cap drops is an `evicted` outcome. */
export interface EngineLimits {
  /** Live runs per key and pattern where the pattern does not say (default 1,000); past it the oldest is `evicted`. */
  readonly runsPerKeyMax?: number;
  /**
   * Keys with live runs, per pattern (default 1,000,000); past it the runs of the oldest key are `evicted`. Also the most keys that cool
   * down per pattern, and the most keys and sources of which a history is kept.
   */
  readonly keysMax?: number;
  /** Events held back for order (default 100,000); past it the earliest is released before its time and counted. */
  readonly bufferMax?: number;
  /** Event ids remembered against repeats (default 1,000,000); past it the oldest is forgotten and counted. */
  readonly dedupMax?: number;
  /** Events in the window of one key of a threshold (default 100,000); past it the window is `evicted` and begins anew. */
  readonly windowEventsMax?: number;
  /** Events that one run may bind (default 1,000): what caps an unbounded loop; past it the run is `evicted`. */
  readonly eventsPerRunMax?: number;
}

/** Counters since the start; for each stateful pattern opened = the sum of its outcomes + active, always. */
export interface EngineCounters {
  readonly accepted: number;
  readonly duplicates: number;
  readonly late: number;
  /** Events of which a part of their key was missing; they reached patterns that need no key, or have one of their own. */
  readonly uncorrelated: number;
  /** Events released before the watermark reached them, because `bufferMax` was reached. */
  readonly releasedEarly: number;
  /** Ids forgotten before the horizon, because `dedupMax` was reached. */
  readonly dedupForgotten: number;
  /** Cool-downs forgotten before their end, because `keysMax` was reached: those keys may fire early. */
  readonly coolDownsForgotten: number;
  readonly patterns: Readonly<Record<string, PatternCounters>>;
}

/** What one pattern did so far. */
export interface PatternCounters {
  /** How often its main outcome fired: the match of a pattern or sequence, the missed deadline of an absence (each repeat counts). */
  readonly fired: number;
  /** How often a condition was asked and was false. */
  readonly noMatch: number;
  /** How often a condition had no answer: a missing field, a type mismatch, an exhausted budget. Never part of `noMatch`. */
  readonly unknown: number;
  /** How often the cool-down kept it from firing. */
  readonly cooling: number;
  /** How often another pattern of its exclusive group had fired first. */
  readonly excluded: number;
  /** Events that the state of the key's machine did not take (state machines). */
  readonly unexpected: number;
  /** Events of its types of which it could not find its key. */
  readonly uncorrelated: number;
  readonly opened: number;
  readonly active: number;
  readonly matched: number;
  readonly timeout: number;
  readonly violated: number;
  readonly broken: number;
  readonly cancelled: number;
  readonly evicted: number;
  /** Of `cancelled`, those that a new start restarted (absence). */
  readonly restarted: number;
  /** Sum over matched runs of the time from opening to match. */
  readonly latencyMsTotal: number;
}

/** The state as plain JSON; restorable at any position, bound to the bundle's hash. */
export interface EngineSnapshot {
  readonly laban_snapshot: 1;
  readonly bundle: string;
  readonly state: Json;
}

/** A running engine. Not shared between threads; every method is synchronous and deterministic. */
export interface Engine {
  readonly bundle: Bundle;
  /**
   * Handles one event: due timers, then patterns; returns effects in order. `seq` is the position that the store gave it (≥ 1);
   * without one the engine counts the events it is offered from 1, dropped ones too. Runs and effects keep the event: it must not change
   * as long as they may be read.
   */
  offer(event: ChoreographyEvent, seq?: number): readonly Effect[];
  /**
   * Promises that no event earlier than `time` will come, and fires every timer with due < `time`: an event at the due time itself is
   * still in time. `Infinity` closes every run that has a deadline, and the input: any later event is late.
   */
  tick(time: InstantMs): readonly Effect[];
  /** The earliest T for which `tick(T)` fires a timer (1 ms after its due time, see `tick`), if any: the host decides when to tick. */
  nextDue(): InstantMs | undefined;
  counters(): EngineCounters;
  snapshot(): EngineSnapshot;
}
