// What a pattern tells over a log, per key: by the engine, and by the plain reading of its chart. Every reader of charts is compared in this form.
import { type Bundle, eventTypesOfAll, type Operator, sealBundle } from "@laban/bundle";
import { createEngine } from "@laban/engine";
import type { ChoreographyEvent } from "@laban/trace";
import type { Chart } from "./chart.ts";
import { type ChartOutcome, chartOutcomeOf, interpret } from "./interpret.scene.ts";

/** The outcomes of each key, in the order of their keys. */
export type Told = readonly (readonly [key: string, outcomes: readonly ChartOutcome[]])[];

/** Sorted into keys; within one the order is kept, except that runs which tell something at one instant
 * stand in the order of the ids of what began them. */
export function byKey(outcomes: readonly (readonly [string, ChartOutcome])[]): Told {
  const keys = new Map<string, ChartOutcome[]>();
  for (const [key, outcome] of outcomes) {
    const told = keys.get(key);
    if (told === undefined) keys.set(key, [outcome]);
    else told.push(outcome);
  }
  return [...keys]
    .map(([key, told]) => [key, told.toSorted(betweenRuns)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

// Several machines of a key know nothing of each other: which of them is first at one instant is nobody's promise.
function betweenRuns(a: ChartOutcome, b: ChartOutcome): number {
  if (a.at !== b.at) return a.at - b.at;
  const [first = "", second = ""] = [a.events[0], b.events[0]];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** A bundle of these operators, keyed by the correlation id. */
export function bundleOf(patterns: readonly Operator[], events: Bundle["events"]): Bundle {
  return sealBundle({
    laban_bundle: 2,
    semantics: 1,
    flags: [],
    name: "test",
    defaultKey: [["correlation_id"]],
    events,
    patterns,
    needs: { capabilities: [], events: eventTypesOfAll(patterns), unpartitionable: [] },
  });
}

/** What the engine tells, and how many events it found unexpected. */
export function toldByEngine(
  operator: Operator,
  events: Bundle["events"],
  log: readonly ChoreographyEvent[],
): { readonly told: Told; readonly unexpected: number } {
  const engine = createEngine(bundleOf([operator], events), { dedupHorizonMs: 0 });
  const effects = [...log.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
  const told = byKey(effects.map((effect) => [keyText(effect.key), chartOutcomeOf(effect)]));
  return { told, unexpected: engine.counters().patterns[operator.id]?.unexpected ?? 0 };
}

/** What the engine tells of each pattern of a bundle, by its id. */
export function toldOfEach(bundle: Bundle, log: readonly ChoreographyEvent[]): ReadonlyMap<string, Told> {
  const engine = createEngine(bundle, { dedupHorizonMs: 0 });
  const effects = [...log.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
  const ofPattern = Map.groupBy(effects, ({ pattern }) => pattern);
  return new Map(
    bundle.patterns.map(({ id }) => {
      const told = (ofPattern.get(id) ?? []).map((effect) => [keyText(effect.key), chartOutcomeOf(effect)] as const);
      return [id, byKey(told)];
    }),
  );
}

/** What the chart tells when it is read plainly. */
export function toldByChart(
  chart: Chart,
  log: readonly ChoreographyEvent[],
): { readonly told: Told; readonly unexpected: number } {
  const logs = new Map<string, ChoreographyEvent[]>();
  for (const event of log) {
    const key = keyText([event.correlation_id ?? null]);
    logs.set(key, [...(logs.get(key) ?? []), event]);
  }
  const read = [...logs].map(([key, ofKey]) => [key, interpret(chart, ofKey)] as const);
  return {
    told: byKey(read.flatMap(([key, { outcomes }]) => outcomes.map((outcome) => [key, outcome] as const))),
    unexpected: read.reduce((sum, [, { unexpected }]) => sum + unexpected, 0),
  };
}

/** A key as text. */
export function keyText(key: readonly unknown[]): string {
  return JSON.stringify(key);
}
