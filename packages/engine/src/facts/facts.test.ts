// The counts that an independent reference found in two real logs, every sequence and absence of them, exactly.
import type { Operator } from "@laban/bundle";
import { describe, expect, test } from "vitest";
import { createEngine } from "../createEngine.ts";
import { absence, bundleOf, sequence } from "../scenes/make.scene.ts";
import { recordedLog, recordedText } from "./recordedLog.scene.ts";

interface Fact {
  readonly kind: string;
  readonly steps?: readonly string[];
  readonly max_interval_s?: number;
  readonly within_s?: number;
  readonly strict?: boolean;
  readonly start?: string;
  readonly expect?: string;
  readonly cancel?: string;
  readonly starts?: "overlap" | "restart";
  readonly expected: Readonly<Record<string, number>>;
}

const logs = [
  { name: "receipt.csv", outcomes: "receipt.outcomes.json", events: 8577, facts: 11 },
  { name: "bpic2013_closed.xes.gz", outcomes: "bpic2013_closed.outcomes.json", events: 6660, facts: 6 },
];

describe.each(logs)("in $name", ({ name, outcomes, events, facts }) => {
  const log = recordedLog(name);
  const all: readonly Fact[] = (JSON.parse(recordedText(outcomes)) as { patterns: readonly Fact[] }).patterns;
  const known = all.filter(({ kind }) => kind === "sequence" || kind === "absence");

  test("every event and every stated pattern is there", () => {
    expect(log).toHaveLength(events);
    expect(known).toHaveLength(facts);
  });

  test.each(known)("pattern %# gives what was found independently", (fact) => {
    expect(countsOf(operatorOf(fact), fact.expected, log)).toEqual(fact.expected);
  });

  test("all patterns together give the same counts as each alone", () => {
    const engine = createEngine(bundleOf(known.map((fact, index) => ({ ...operatorOf(fact), id: `p${index}` }))));
    for (const event of log) engine.offer(event);
    engine.tick(Infinity);
    const { patterns } = engine.counters();
    for (const [index, { expected }] of known.entries()) {
      expect(patterns[`p${index}`]).toMatchObject({
        opened: expected["opened"],
        timeout: expected["timeout"],
        active: 0,
      });
    }
  });
});

function operatorOf(fact: Fact): Operator {
  const withinMs = (fact.within_s ?? 0) * 1000;
  if (fact.kind === "absence") {
    return absence("fact", fact.start ?? "", fact.expect ?? "", withinMs, {
      starts: fact.starts ?? "overlap",
      ...(fact.cancel === undefined ? {} : { cancel: { events: [fact.cancel] } }),
    });
  }
  const steps = (fact.steps ?? []).map((name) => ({ name, strict: fact.strict === true }));
  return sequence("fact", steps, {
    ...(fact.within_s === undefined ? {} : { withinMs }),
    ...(fact.max_interval_s === undefined ? {} : { maxIntervalMs: fact.max_interval_s * 1000 }),
  });
}

/** The counts under the names of the fact; anything that it does not name must be nought. */
function countsOf(operator: Operator, expected: Fact["expected"], log: ReturnType<typeof recordedLog>): object {
  const engine = createEngine(bundleOf([operator]));
  const matchedCases = new Set<unknown>();
  for (const event of log) {
    for (const effect of engine.offer(event)) if (effect.outcome === "matched") matchedCases.add(effect.key[0]);
  }
  engine.tick(Infinity);
  const counted = engine.counters().patterns["fact"];
  if (counted === undefined) throw new Error("The pattern was not counted.");
  const { opened, active, matched, timeout, violated, broken, cancelled, evicted, restarted, latencyMsTotal } = counted;
  expect(matched + timeout + violated + broken + cancelled + evicted + active).toBe(opened);
  expect({ active, violated, evicted }).toEqual({ active: 0, violated: 0, evicted: 0 });
  const isAbsence = operator.operator === "absence";
  const counts: Record<string, number> = isAbsence
    ? {
        opened,
        fulfilled: matched,
        timeout,
        broken,
        cancelled: cancelled - restarted,
        restarted,
        latency_ms_total: latencyMsTotal,
      }
    : { opened, matched, timeout, broken, cancelled, restarted, matched_cases: matchedCases.size };
  return Object.fromEntries(
    Object.entries(counts).filter(([name, count]) => count !== 0 || Object.hasOwn(expected, name)),
  );
}

test("a missing log fails the tests that need it, and says what to do", () => {
  expect(() => recordedLog("nowhere.csv")).toThrow(
    "the recorded logs belong at ../shared/data/logs beside the checkout",
  );
});
