// The defaults of a host's options: limits, and how long event ids are remembered.
import { type Bundle, unreachable } from "@laban/bundle";
import type { EngineLimits, EngineOptions } from "./door.ts";

/** The dedup horizon of a bundle that has no window at all: one hour. */
export const dedupHorizonWithoutWindowsMs: number = 3_600_000;

/** All limits, as given or as by default. @throws RangeError for a limit below 1 or a negative duration. */
export function limitsOf(options: EngineOptions): Required<EngineLimits> {
  const { limits = {}, toleranceMs = 0, dedupHorizonMs = 0 } = options;
  for (const [name, value] of Object.entries({ toleranceMs, dedupHorizonMs })) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`${name} is ${value}: give whole milliseconds from 0.`);
  }
  const all = {
    runsPerKeyMax: limits.runsPerKeyMax ?? 1_000,
    keysMax: limits.keysMax ?? 1_000_000,
    bufferMax: limits.bufferMax ?? 100_000,
    dedupMax: limits.dedupMax ?? 1_000_000,
    windowEventsMax: limits.windowEventsMax ?? 100_000,
    eventsPerRunMax: limits.eventsPerRunMax ?? 1_000,
  };
  for (const [name, value] of Object.entries(all)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`limits.${name} is ${value}: give a whole number from 1.`);
  }
  return all;
}

/** The dedup horizon: as given, else the longest window of the bundle. */
export function dedupHorizonOf(bundle: Bundle, { dedupHorizonMs }: EngineOptions): number {
  return dedupHorizonMs ?? (Math.max(0, ...longestWindows(bundle)) || dedupHorizonWithoutWindowsMs);
}

function longestWindows(bundle: Bundle): readonly number[] {
  return bundle.patterns.map((operator) => {
    const coolDownMs = operator.cooldownMs ?? 0;
    switch (operator.operator) {
      case "match":
        return coolDownMs;
      case "sequence":
        return Math.max(coolDownMs, operator.withinMs ?? 0, operator.maxIntervalMs ?? 0);
      case "absence":
        return Math.max(coolDownMs, operator.withinMs * operator.repeat);
      case "state_machine":
        return Math.max(coolDownMs, ...operator.states.map(({ timeout }) => timeout?.afterMs ?? 0));
      case "all_of":
        return Math.max(coolDownMs, operator.withinMs);
      case "any_of":
      case "threshold":
        return Math.max(coolDownMs, operator.withinMs ?? 0);
      default:
        return unreachable(operator);
    }
  });
}
