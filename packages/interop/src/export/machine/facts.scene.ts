// The two real logs with what independent reference work found in them for patterns that have charts.
import type { Operator } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import { importLog } from "../../importLog.ts";
import { realFacts, realLog } from "../../realLogs.scene.ts";
import type { Told } from "./told.scene.ts";

/** A stated pattern. */
export interface Fact {
  readonly kind: string;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly steps?: readonly string[];
  readonly max_interval_s?: number;
  readonly within_s?: number;
  readonly strict?: boolean;
  readonly start?: string;
  readonly expect?: string;
  readonly cancel?: string;
  readonly starts?: "overlap" | "restart";
  readonly initial?: string;
  readonly transitions?: readonly (readonly [from: string, event: string, to: string])[];
}

/** The logs, with the files of their facts. */
export const recordedLogs: readonly { readonly name: string; readonly outcomes: string; readonly facts: number }[] = [
  { name: "receipt.csv", outcomes: "receipt.outcomes.json", facts: 12 },
  { name: "bpic2013_closed.xes.gz", outcomes: "bpic2013_closed.outcomes.json", facts: 7 },
];

/** The events of a log in order, keyed by case. */
export function eventsOf(name: string): readonly ChoreographyEvent[] {
  const result = importLog({ name, bytes: realLog(name) });
  if ("failure" in result) throw new Error(result.failure.message);
  return result.events.map(({ id, type, source, time, correlationid }) => {
    const event = { id, type, source, time: Date.parse(time), data: {} };
    return correlationid === undefined ? event : Object.assign(event, { correlation_id: correlationid });
  });
}

/** The stated patterns that have charts, each as an operator named fact0, fact1, … */
export function factsOf(outcomes: string): readonly { readonly fact: Fact; readonly operator: Operator }[] {
  const { patterns } = realFacts(outcomes) as { readonly patterns: readonly Fact[] };
  return patterns
    .filter(({ kind }) => ["sequence", "absence", "state_machine"].includes(kind))
    .map((fact, index) => ({ fact, operator: operatorOf(fact, `fact${index}`) }));
}

/** The stated counts, counted in what was told. */
export function countsOf({ kind, expected }: Fact, told: Told): Readonly<Record<string, unknown>> {
  const all = told.flatMap(([, outcomes]) => outcomes);
  const count = (outcome: string, detail?: string): number =>
    all.filter((one) => one.outcome === outcome && (detail === undefined || one.detail === detail)).length;
  if (kind === "state_machine") {
    const stated = (expected["transitions"] ?? {}) as Readonly<Record<string, number>>;
    const type = (move: string): string => / -(.*)-> /.exec(move)?.[1] ?? "";
    const transitions = Object.fromEntries(
      Object.keys(stated).map((move) => {
        const [from = "", to = ""] = move.split(` -${type(move)}-> `);
        return [move, all.filter((one) => one.from === from && one.to === to).length];
      }),
    );
    return { transitions };
  }
  const counts: Record<string, number> = {
    matched: count("matched"),
    fulfilled: count("matched", "fulfilled"),
    timeout: count("timeout"),
    broken: count("broken"),
    cancelled: count("cancelled") - count("cancelled", "restarted"),
    restarted: count("cancelled", "restarted"),
    opened: all.length,
    matched_cases: told.filter(([, outcomes]) => outcomes.some(({ outcome }) => outcome === "matched")).length,
  };
  return Object.fromEntries(Object.keys(expected).flatMap((name) => (name in counts ? [[name, counts[name]]] : [])));
}

/** Of the stated counts, those that outcomes alone tell. */
export function statedOf({ kind, expected }: Fact): Readonly<Record<string, unknown>> {
  if (kind === "state_machine") return { transitions: expected["transitions"] };
  const { latency_ms_total: _latency, ...stated } = expected;
  return stated;
}

function operatorOf(fact: Fact, id: string): Operator {
  const base = { id, priority: 0, scope: "key", actions: {} } as const;
  const withinMs = (fact.within_s ?? 0) * 1000;
  if (fact.kind === "absence") {
    return {
      ...base,
      operator: "absence",
      start: { events: [fact.start ?? ""] },
      expect: { events: [fact.expect ?? ""] },
      ...(fact.cancel === undefined ? {} : { cancel: { events: [fact.cancel] } }),
      withinMs,
      starts: fact.starts ?? "overlap",
      repeat: 1,
    };
  }
  if (fact.kind === "state_machine") {
    const transitions = fact.transitions ?? [];
    const names = [...new Set([fact.initial ?? "", ...transitions.flatMap(([from, , to]) => [from, to])])];
    return {
      ...base,
      operator: "state_machine",
      states: names.map((name) => ({ name, final: false })),
      initial: fact.initial ?? "",
      transitions: transitions.map(([from, event, to]) => ({ from: [from], events: [event], to })),
      keepFinalMs: 0,
    };
  }
  return {
    ...base,
    operator: "sequence",
    steps: (fact.steps ?? []).map((type, index) => ({
      name: `step ${index}`,
      events: [type],
      min: 1,
      max: 1,
      strict: fact.strict === true,
    })),
    guards: [],
    starts: "one",
    afterMatch: "consume",
    ...(fact.within_s === undefined ? {} : { withinMs }),
    ...(fact.max_interval_s === undefined ? {} : { maxIntervalMs: fact.max_interval_s * 1000 }),
  };
}
