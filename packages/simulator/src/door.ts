// The contract of the simulator with its hosts: something that is advanced in slices and tells an observer what happens.
import type { Bundle } from "@laban/bundle";
import type { EngineCounters, EngineOptions } from "@laban/engine";
import type { ChoreographyDocument } from "@laban/model";
import type { ChoreographyEvent, InstantMs, TraceRecord } from "@laban/trace";
import type { Scenario } from "./scenario/scenario.ts";

/** How far a run has come. */
export interface Progress {
  readonly done: boolean;
  /** Virtual time; the start before anything happened. */
  readonly at: InstantMs;
  /** Events offered to the engine so far. */
  readonly events: number;
  /** From 0 to 1: of the horizon for a scenario, of the log for a replay; never falls. */
  readonly fraction: number;
  /** Why it ended before its time, with the way out. */
  readonly stopped?: string;
}

/** A run that a host advances in slices, so that it can report progress, draw, and stop. Deterministic: slicing changes nothing. */
export interface Playing {
  /** Goes on until about `maxEvents` more events were offered, or to the end. Ends with the whole of an instant's effects. */
  advance(slice: { readonly maxEvents: number }): Progress;
  progress(): Progress;
  counters(): EngineCounters;
}

/** What a simulation is made of. */
export interface SimulationInput {
  readonly document: ChoreographyDocument;
  /** Compiled from that document. */
  readonly bundle: Bundle;
  /** From `readScenario`. */
  readonly scenario: Scenario;
  /** In place of the scenario's own. */
  readonly seed?: number;
  /** Told of everything in the order of happening. */
  readonly observe: (record: TraceRecord) => void;
  readonly engine?: Omit<EngineOptions, "observe">;
}

/** What a replay is made of. */
export interface ReplayInput {
  readonly bundle: Bundle;
  /** In the order of arrival. */
  readonly events: Iterable<ChoreographyEvent>;
  /** How many there are, for the fraction; 0 when unknown. */
  readonly total?: number;
  readonly observe: (record: TraceRecord) => void;
  /** Whether the input is over after the last event: every run with a deadline then ends. */
  readonly closeAtEnd: boolean;
  readonly engine?: Omit<EngineOptions, "observe">;
}

/** Most events of one simulation. */
export const eventsMax = 5_000_000;
