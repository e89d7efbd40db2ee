// What a pattern tells over a log, per key: by the engine, and by the plain reading of its chart. Every reader of charts is compared in this form.
import { type Bundle, type Operator, sealBundle } from "@laban/bundle";
import { createEngine } from "@laban/engine";
import type { ChoreographyEvent } from "@laban/trace";
import type { Chart } from "./chart.ts";
import { type ChartOutcome, chartOutcomeOf, interpret } from "./interpret.scene.ts";

/** The outcomes of each key, in the order of their keys. */
export type Told = readonly (readonly [key: string, outcomes: readonly ChartOutcome[]])[];

/** Sorted into keys; within one the order is kept. */
export function byKey(outcomes: readonly (readonly [string, ChartOutcome])[]): Told {
  const keys = new Map<string, ChartOutcome[]>();
  for (const [key, outcome] of outcomes) {
    const told = keys.get(key);
    if (told === undefined) keys.set(key, [outcome]);
    else told.push(outcome);
  }
  return [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** A bundle of one operator, keyed by the correlation id. */
export function bundleOf(operator: Operator, events: Bundle["events"]): Bundle {
  return sealBundle({
    laban_bundle: 1,
    semantics: 1,
    name: "test",
    defaultKey: [["correlation_id"]],
    events,
    patterns: [operator],
    needs: { capabilities: [], unpartitionable: [] },
  });
}

/** What the engine tells, and how many events it found unexpected. */
export function toldByEngine(
  operator: Operator,
  events: Bundle["events"],
  log: readonly ChoreographyEvent[],
): { readonly told: Told; readonly unexpected: number } {
  const engine = createEngine(bundleOf(operator, events), { dedupHorizonMs: 0 });
  const effects = [...log.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
  const told = byKey(effects.map((effect) => [keyText(effect.key[0]), chartOutcomeOf(effect)]));
  return { told, unexpected: engine.counters().patterns[operator.id]?.unexpected ?? 0 };
}

/** What the chart tells when it is read plainly. */
export function toldByChart(
  chart: Chart,
  log: readonly ChoreographyEvent[],
): { readonly told: Told; readonly unexpected: number } {
  const logs = new Map<string, ChoreographyEvent[]>();
  for (const event of log) {
    const key = keyText(event.correlation_id);
    logs.set(key, [...(logs.get(key) ?? []), event]);
  }
  const read = [...logs].map(([key, ofKey]) => [key, interpret(chart, ofKey)] as const);
  return {
    told: byKey(read.flatMap(([key, { outcomes }]) => outcomes.map((outcome) => [key, outcome] as const))),
    unexpected: read.reduce((sum, [, { unexpected }]) => sum + unexpected, 0),
  };
}

function keyText(key: unknown): string {
  return typeof key === "string" ? key : JSON.stringify(key);
}
