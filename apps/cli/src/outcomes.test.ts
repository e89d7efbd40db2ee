// The real logs through the command line: every sequence and absence gives exactly the counts that an independent reference states.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { laban, type Ended } from "./testing/laban.ts";
import { documentOf, referencePatterns, sharedLog, type ReferencePattern } from "./testing/outcomes.ts";

interface Counters {
  readonly [counter: string]: number;
}

interface Summary {
  readonly events: number;
  readonly effects: number;
  readonly accepted: number;
  readonly patterns: Readonly<Record<string, Counters>>;
}

interface EffectLine {
  readonly pattern: string;
  readonly outcome: string;
  readonly key: readonly string[];
}

describe.each([
  { name: "receipt", log: "receipt.csv", events: 8_577, sequences: 6, absences: 5 },
  { name: "bpic2013_closed", log: "bpic2013_closed.xes.gz", events: 6_660, sequences: 3, absences: 3 },
])("$log", ({ name, log, events, sequences, absences }) => {
  const patterns = referencePatterns(name);
  let folder = "";
  let ended: Ended = { code: null, out: "", said: "" };
  let summary: Summary;
  let effects: readonly EffectLine[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "laban-outcomes-"));
    const file = join(folder, `${name}.laban.json`);
    writeFileSync(file, documentOf(name, patterns));
    ended = await laban(["run", file, "--events", sharedLog(log), "--json"]);
    summary = JSON.parse(ended.said.trim().split("\n").at(-1) ?? "") as Summary;
    effects = ended.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as EffectLine);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is read whole", () => {
    expect(ended.code).toBe(0);
    expect(summary).toMatchObject({ events, accepted: events, duplicates: 0, late: 0, uncorrelated: 0 });
    expect(summary.effects).toBe(effects.length);
    expect(patterns.filter(({ kind }) => kind === "sequence")).toHaveLength(sequences);
    expect(patterns.filter(({ kind }) => kind === "absence")).toHaveLength(absences);
  });

  it.each(patterns.map((pattern, at) => ({ at, title: titleOf(pattern), expected: pattern.expected })))(
    "p$at: $title",
    ({ at, expected }) => {
      const counters = summary.patterns[`p${at}`] ?? {};
      const cases = new Set(
        effects
          .filter(({ pattern, outcome }) => pattern === `p${at}` && outcome === "matched")
          .map(({ key }) => key[0]),
      );
      expect(
        Object.fromEntries(Object.keys(expected).map((what) => [what, found(what, counters, cases.size)])),
      ).toEqual(expected);
      const {
        opened = 0,
        matched = 0,
        timeout = 0,
        violated = 0,
        broken = 0,
        cancelled = 0,
        evicted = 0,
        active = 0,
      } = counters;
      expect(opened).toBe(matched + timeout + violated + broken + cancelled + evicted + active);
    },
  );
});

/** Our counter for a word of the reference. */
function found(what: string, counters: Counters, matchedCases: number): number | undefined {
  if (what === "matched_cases") return matchedCases;
  if (what === "fulfilled") return counters["matched"];
  if (what === "latency_ms_total") return counters["latencyMsTotal"];
  // For us a restart is one way of being cancelled; the reference counts the two apart.
  if (what === "cancelled") return (counters["cancelled"] ?? 0) - (counters["restarted"] ?? 0);
  return counters[what];
}

function titleOf({ kind, steps, start, expect: expected, starts, strict }: ReferencePattern): string {
  const what = steps === undefined ? `${start} without ${expected}` : steps.join(", ");
  return `${kind}${strict === true ? " (strict)" : ""}${starts === undefined ? "" : ` (${starts})`} ${what}`;
}
