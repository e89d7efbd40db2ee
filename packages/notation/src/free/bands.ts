// Says in which column and band each card of the free layout stands. Columns from left to right: event types, patterns
// that react to one, the agents they ask, and what watches several event types with the agents that mostly it asks.
// Bands from top to bottom: how many causes deep, so that what agents emit finds its event types in the next band.
import type { PatternReading, Reading } from "../reading/read.ts";

/** What stands in one band. */
export interface Band {
  readonly events: readonly string[];
  readonly patterns: readonly string[];
  readonly agents: readonly string[];
}

/** The order of everything. */
export interface Bands {
  readonly bands: readonly Band[];
  /** Patterns that hear several event types, and the agents that stand with them. */
  readonly watching: { readonly patterns: readonly string[]; readonly agents: readonly string[] };
}

/** Orders everything into bands. `beats` says how deep each event type is; what is not in it counts as a beginning. */
export function intoBands(reading: Reading, beats: ReadonlyMap<string, number>): Bands {
  const depths = [...new Set(reading.events.map((event) => beats.get(event) ?? 0))].toSorted((a, b) => a - b);
  const bandOf = new Map(reading.events.map((event) => [event, depths.indexOf(beats.get(event) ?? 0)]));
  const bands = Array.from({ length: Math.max(1, depths.length) }, () => ({
    events: [] as string[],
    patterns: [] as string[],
    agents: [] as string[],
  }));
  const last = bands.length - 1;
  for (const event of reading.events) bands[bandOf.get(event) ?? 0]?.events.push(event);

  const watching = { patterns: [] as string[], agents: [] as string[] };
  const place = new Map<string, number>();
  for (const pattern of reading.patterns) {
    if (isWatching(pattern)) {
      watching.patterns.push(pattern.id);
      continue;
    }
    const band = bandOf.get(pattern.cues[0]?.event ?? "") ?? last;
    place.set(pattern.id, band);
    bands[band]?.patterns.push(pattern.id);
  }
  for (const band of bands) {
    const rank = new Map(band.events.map((event, index) => [event, index]));
    const cueOf = (id: string): number =>
      rank.get(reading.patterns.find((one) => one.id === id)?.cues[0]?.event ?? "") ?? band.events.length;
    band.patterns.sort((a, b) => cueOf(a) - cueOf(b));
  }
  for (const agent of reading.agents) {
    const asking = reading.patterns.filter((one) => one.asks.some((ask) => ask.agents.includes(agent)));
    const reacting = asking.filter((one) => !isWatching(one));
    if (asking.length > 0 && reacting.length <= asking.length / 2) {
      watching.agents.push(agent);
      continue;
    }
    const asked = reacting.map((one) => place.get(one.id) ?? last);
    bands[asked.length > 0 ? Math.min(...asked) : beforeItsEvents(reading, agent, bandOf)]?.agents.push(agent);
  }
  return { bands, watching };
}

/** It hears more than one event type, or the same one in several roles. */
const isWatching = (pattern: PatternReading): boolean => pattern.cues.length + pattern.asides.length > 1;

/** An agent that nobody asks stands beside what it raises. */
function beforeItsEvents(reading: Reading, agent: string, bandOf: ReadonlyMap<string, number>): number {
  const raised = (reading.document.agents[agent]?.emits ?? []).flatMap((event) => bandOf.get(event) ?? []);
  return raised.length === 0 ? 0 : Math.min(...raised);
}
