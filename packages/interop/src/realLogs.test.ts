// The real logs, against facts that were established without this project: every basic figure must hold exactly.
import { beforeAll, describe, expect, test } from "vitest";
import { importLog } from "./importLog.ts";
import type { ImportReport } from "./report.ts";
import { realFacts, realLog } from "./realLogs.scene.ts";
import type { CloudEvent } from "./cloudEvent.ts";

interface Facts {
  readonly basic: {
    readonly cases: number;
    readonly events: number;
    readonly activities: number;
    readonly variants: number;
    readonly variants_seen_once: number;
    readonly first_event: string;
    readonly last_event: string;
    readonly equal_timestamp_neighbours: number;
    readonly events_out_of_time_order_in_file: number;
    readonly events_per_case: Readonly<Record<"min" | "median" | "max" | "mean", number>>;
    readonly case_duration_s: Readonly<Record<"min" | "median" | "max" | "mean", number>>;
    readonly activity_counts: Readonly<Record<string, number>>;
    readonly start_activities: Readonly<Record<string, number>>;
    readonly end_activities: Readonly<Record<string, number>>;
    readonly directly_follows: {
      readonly pairs: number;
      readonly total: number;
      readonly all: readonly (readonly [string, string, number])[];
    };
    readonly top_variants: readonly { readonly count: number; readonly sequence: readonly string[] }[];
  };
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const counted = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

function casesOf(events: readonly CloudEvent[]): readonly (readonly CloudEvent[])[] {
  const cases = new Map<string, CloudEvent[]>();
  for (const event of events) {
    const id = event.correlationid ?? "";
    cases.set(id, [...(cases.get(id) ?? []), event]);
  }
  return [...cases.values()];
}

function reportOf(name: string): ImportReport {
  const result = importLog({ name, bytes: realLog(name) });
  if ("failure" in result) throw new Error(result.failure.message);
  return result;
}

describe.each([
  ["receipt.csv", "receipt.facts.json"],
  ["bpic2013_closed.xes.gz", "bpic2013_closed.facts.json"],
])("%s", (name, factsName) => {
  let report: ImportReport;
  let cases: readonly (readonly CloudEvent[])[];
  let facts: Facts["basic"];
  beforeAll(() => {
    report = reportOf(name);
    cases = casesOf(report.events);
    facts = (realFacts(factsName) as Facts).basic;
  });

  test("has the stated events, cases and event types, and leaves nothing out", () => {
    expect(report.events).toHaveLength(facts.events);
    expect(report.correlations).toBe(facts.cases);
    expect(cases).toHaveLength(facts.cases);
    expect(Object.fromEntries(report.eventTypes.map(({ type, count }) => [type, count]))).toEqual(
      facts.activity_counts,
    );
    expect(report.eventTypes).toHaveLength(facts.activities);
    expect(report.skipped.total).toBe(0);
    expect(report.warnings).toEqual([]);
  });

  test("begins and ends at the stated instants, and stands in the file as stated", () => {
    expect(report.events[0]?.time).toBe(facts.first_event);
    expect(report.events.at(-1)?.time).toBe(facts.last_event);
    expect(report.outOfOrder).toBe(facts.events_out_of_time_order_in_file);
    const equal = cases.flatMap((events) => events.slice(1).filter((event, at) => event.time === events[at]?.time));
    expect(equal).toHaveLength(facts.equal_timestamp_neighbours);
  });

  test("has cases of the stated sizes and durations", () => {
    const sizes = cases.map((events) => events.length);
    expect(Math.min(...sizes)).toBe(facts.events_per_case.min);
    expect(Math.max(...sizes)).toBe(facts.events_per_case.max);
    expect(median(sizes)).toBe(facts.events_per_case.median);
    expect(mean(sizes)).toBeCloseTo(facts.events_per_case.mean, 4);
    const durations = cases.map(
      (events) => (Date.parse(events.at(-1)?.time ?? "") - Date.parse(events[0]?.time ?? "")) / 1000,
    );
    expect(Math.min(...durations)).toBe(facts.case_duration_s.min);
    expect(Math.max(...durations)).toBeCloseTo(facts.case_duration_s.max, 3);
    expect(median(durations)).toBeCloseTo(facts.case_duration_s.median, 3);
    expect(mean(durations)).toBeCloseTo(facts.case_duration_s.mean, 3);
  });

  test("begins and ends its cases with the stated event types", () => {
    expect(Object.fromEntries(counted(cases.map((events) => events[0]?.type ?? "")))).toEqual(facts.start_activities);
    expect(Object.fromEntries(counted(cases.map((events) => events.at(-1)?.type ?? "")))).toEqual(facts.end_activities);
  });

  test("has the stated pairs of neighbours", () => {
    const pairs = counted(
      cases.flatMap((events) => events.slice(1).map((event, at) => JSON.stringify([events[at]?.type, event.type]))),
    );
    expect(pairs.size).toBe(facts.directly_follows.pairs);
    expect([...pairs.values()].reduce((sum, count) => sum + count, 0)).toBe(facts.directly_follows.total);
    for (const [first, second, count] of facts.directly_follows.all) {
      expect(pairs.get(JSON.stringify([first, second]))).toBe(count);
    }
  });

  test("has the stated variants", () => {
    const variants = counted(cases.map((events) => JSON.stringify(events.map(({ type }) => type))));
    expect(variants.size).toBe(facts.variants);
    expect([...variants.values()].filter((count) => count === 1)).toHaveLength(facts.variants_seen_once);
    for (const { count, sequence } of facts.top_variants) expect(variants.get(JSON.stringify(sequence))).toBe(count);
  });

  test("gives each event an id of its own, by its place in the file", () => {
    expect(new Set(report.events.map(({ id }) => id)).size).toBe(facts.events);
    const stem = name.split(".")[0];
    expect(report.events.some(({ id }) => id === `${stem}-000123`)).toBe(true);
    expect(reportOf(name).events.slice(0, 50)).toEqual(report.events.slice(0, 50));
  });
});

describe("the same log in two formats", () => {
  test.each(["roadtraffic100traces", "running-example"])("%s gives the same events from CSV and XES", (name) => {
    const shape = ({ type, time, correlationid }: CloudEvent): string => JSON.stringify([time, correlationid, type]);
    const csv = reportOf(`${name}.csv`).events.map(shape).toSorted();
    const xes = reportOf(`${name}.xes`).events.map(shape).toSorted();
    expect(csv).toEqual(xes);
  });
});

describe("a damaged or foreign file", () => {
  test.each([
    ["broken-event-swapped.xes", "import/no-events", "Line 3: the event stands outside of a trace."],
    ["broken-trace-swapped.xes", "import/no-events", "The XES log holds no events (1 trace)"],
    ["broken-values-swapped.xes", "import/no-events", "The XES log holds no events (0 traces)"],
    ["openssh_2k.csv", "import/no-time", "there are: LineId, Date, Day, Time, Component"],
    ["ocel20_example.jsonocel", "import/unsupported", "object-centric"],
    ["ocel1_example.jsonocel", "import/unsupported", "object-centric"],
  ])("%s is refused in words", (name, code, says) => {
    const result = importLog({ name, bytes: realLog(name) });
    expect(result).toMatchObject({ failure: { code, message: expect.stringContaining(says) as string } });
  });
});
