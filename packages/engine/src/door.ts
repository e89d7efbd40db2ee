// The contract of the engine with its hosts: a pure fold over events and ticks.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Effect, InstantMs, Json, TraceRecord } from "@laban/trace";

/** How a host wants the engine to run; every field has the default of the semantics page. */
export interface EngineOptions {
  /** Disorder tolerance L; 0 releases at once. */
  readonly toleranceMs?: number;
  readonly latePolicy?: "drop" | "process";
  /** Default: the longest window of the bundle. 0 switches deduplication off. */
  readonly dedupHorizonMs?: number;
  /** Told of everything that happens, in order; absent costs nothing. */
  readonly observe?: (record: TraceRecord) => void;
  readonly limits?: EngineLimits;
}

/** Everything is bounded; what a cap drops is an `evicted` outcome. */
export interface EngineLimits {
  readonly runsPerKeyMax?: number;
  readonly keysMax?: number;
  readonly bufferMax?: number;
}

/** Counters since the start; for each stateful pattern opened = the sum of its outcomes + active, always. */
export interface EngineCounters {
  readonly accepted: number;
  readonly duplicates: number;
  readonly late: number;
  readonly uncorrelated: number;
  readonly patterns: Readonly<Record<string, PatternCounters>>;
}

/** What one pattern did so far. */
export interface PatternCounters {
  readonly fired: number;
  readonly noMatch: number;
  readonly unknown: number;
  readonly cooling: number;
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
  /** Handles one event: due timers, then patterns; returns effects in order. */
  offer(event: ChoreographyEvent): readonly Effect[];
  /** Promises that no event earlier than `time` will come, and fires what is due. `Infinity` closes every run that has a deadline. */
  tick(time: InstantMs): readonly Effect[];
  /** The next instant at which a timer is due, if any: the host decides when to tick. */
  nextDue(): InstantMs | undefined;
  counters(): EngineCounters;
  snapshot(): EngineSnapshot;
}
