// The counts that an independent reference found in two real logs, exactly.
import type { Operator } from "@laban/bundle";
import { describe, expect, test } from "vitest";
import { createEngine } from "../createEngine.ts";
import { absence, allOf, bundleOf, sequence, threshold } from "../scenes/make.scene.ts";
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
  readonly events?: readonly string[];
  readonly on?: string;
  readonly at_least?: number;
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

describe.each(logs)("in $name", ({ name, outcomes }) => {
  const log = recordedLog(name);
  const all: readonly Fact[] = (JSON.parse(recordedText(outcomes)) as { patterns: readonly Fact[] }).patterns;

  test.each(all.filter(({ kind }) => kind === "all_of"))("the set %# is found as often as stated", (fact) => {
    // A member that is listed twice is two slots, as one with the count 2 is.
    const members = (fact.events ?? []).map((type, index) => ({ name: `${type} ${index}`, events: [type] }));
    const { matched, cases } = firings(allOf("fact", members, (fact.within_s ?? 0) * 1000), log);
    expect({ matched, cases }).toEqual(fact.expected);
  });

  test.each(all.filter(({ kind }) => kind.startsWith("threshold")))(
    "the threshold %# fires as often as stated, in each way of firing",
    (fact) => {
      const scope = fact.kind === "threshold_global" ? "global" : "key";
      const found = (["every", "edge", "consume"] as const).map((fires) => {
        const window = { withinMs: (fact.within_s ?? 0) * 1000, fires, scope } as const;
        return [fires, firings(threshold("fact", fact.on ?? "", fact.at_least ?? 0, window), log)] as const;
      });
      const { every, edge, consume } = Object.fromEntries(found);
      const counts = { every: every?.matched, edge: edge?.matched, consume: consume?.matched, cases: edge?.cases };
      expect(counts).toMatchObject(fact.expected);
    },
  );
});

/** How often a pattern fires over a log, and in how many cases. */
function firings(operator: Operator, log: ReturnType<typeof recordedLog>): { matched: number; cases: number } {
  const engine = createEngine(bundleOf([operator]));
  const matched = log.flatMap((event) => engine.offer(event)).filter(({ outcome }) => outcome === "matched");
  engine.tick(Infinity);
  expect(engine.counters().patterns["fact"]).toMatchObject({ fired: matched.length, active: 0, evicted: 0 });
  return { matched: matched.length, cases: new Set(matched.map(({ key }) => key[0])).size };
}

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
