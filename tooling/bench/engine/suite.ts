// The engine against hand-written code and libraries on the same workloads: separate processes, in turn, medians of ratios. What explanations,
// dedup, lists of effects and parsing cost stands beside, how cost grows with events, patterns and keys, and what is kept in memory.
// What each row means: docs/bench.md.
import { readFileSync } from "node:fs";
import { short, type Row, type Told } from "../told.ts";
import { expectedFile, prepareWorkloads } from "./prepared.ts";
import { ours, run, theirs, type Measured, type Setting } from "./processes.ts";

interface Workload extends Setting {
  readonly name: string;
  /** Peers beside the hand-written code. */
  readonly peers: readonly string[];
  /** What is measured beside, as modes of measure.ts. */
  readonly beside: readonly string[];
}

const workloads: readonly Workload[] = [
  {
    name: "w1",
    workload: "w1",
    file: "w1-100000",
    key: "w1",
    peers: ["rxjs", "jre:tuned"],
    beside: ["lists", "dedup", "explained"],
  },
  {
    name: "w2",
    workload: "w2",
    file: "w2-100000",
    key: "w2",
    peers: ["rxjs", "xstate"],
    beside: ["lists", "explained"],
  },
  { name: "w3", workload: "w3", file: "w3-100000", key: "w3", peers: ["rxjs"], beside: ["explained"] },
  { name: "w4_1000", workload: "w4", file: "w4-100000", key: "w4_1000", peers: ["rxjs", "jre:tuned"], beside: [] },
  { name: "w4_10000", workload: "w4", file: "w4-100000", key: "w4_10000", peers: ["rxjs", "jre:tuned"], beside: [] },
];

/** How rows name the peers. */
const peerNames: Readonly<Record<string, string>> = { "jre:tuned": "json_rules_engine" };

/** After this long, what is left is measured once instead of in rounds, so that the whole ends within ten minutes on a quiet machine. */
const roundsEndMs = 330_000;

type Expected = readonly { readonly workload: string; readonly file: string; readonly multiset_sha256: string }[];

interface Bench {
  readonly told: Told;
  readonly repetitions: number;
  /** How often the next row's measurements are taken, in turn with those they are compared with. */
  readonly rounds: () => number;
}

/** Prints a row per workload, then what is measured beside. A row that cannot finish says why, and the others follow. */
export async function benchEngine(told: Told): Promise<void> {
  told.progress("workloads are made ready");
  prepareWorkloads();
  const expected = JSON.parse(readFileSync(expectedFile(), "utf8")) as Expected;
  const began = performance.now();
  const rounds = (): number => (told.isQuick || performance.now() - began > roundsEndMs ? 1 : 3);
  const bench: Bench = { told, repetitions: told.isQuick ? 5 : 9, rounds };
  const row = (workload: string, measure: () => Row): void => {
    told.progress(workload);
    try {
      told.print({ workload, ...measure() });
    } catch (problem) {
      told.print({ workload, failed: problem instanceof Error ? problem.message : String(problem) });
    }
  };
  for (const workload of workloads) row(workload.name, () => compare(bench, workload, expected));
  for (const name of ["w1", "w3"]) row(`${name}_from_lines`, () => fromLines(bench, name));
  const [w1, w2, w4] = [
    { workload: "w1", key: "w1" },
    { workload: "w2", key: "w2" },
    { workload: "w4", file: "w4-100000" },
  ];
  const keys = (count: number): Setting => ({ ...w2, file: `w2-200000-c${count}` });
  row("growth_events_100k_to_1M", () =>
    growth(bench, { ...w1, file: "w1-100000" }, { ...w1, file: "w1-1000000" }, "≤ 1.2"),
  );
  row("growth_patterns_1k_to_10k", () => growth(bench, { ...w4, key: "w4_1000" }, { ...w4, key: "w4_10000" }, "≤ 4"));
  row("growth_keys_1k_to_100k", () => growth(bench, keys(1_000), keys(100_000), "≤ 3.5"));
  row("snapshot_of_100000_runs_and_compiling", () => ({
    ...(run("snapshot.ts") as Row),
    goal: "< 500 ms to write and to restore, < 1,000 ms to compile 10,000 patterns",
  }));
  const heapEvents = told.isFull ? 100_000_000 : told.isQuick ? 1_000_000 : 5_000_000;
  row(`heap_over_${heapEvents}_events`, () => ({
    ...(run("longRun.ts", [String(heapEvents)], 1_800_000) as Row),
    goal: "slope < 1 MB per 10^7 events",
  }));
}

/** One workload, in turn with its peers. A speed counts only for the right output. */
function compare({ told, repetitions, rounds }: Bench, workload: Workload, expected: Expected): Row {
  const { name, file, key, peers, beside } = workload;
  const us = new Map<string, number[]>();
  const heap = new Map<string, number>();
  const failed: Record<string, string> = {};
  const truth = expected.find((entry) => entry.workload === key && entry.file === file);
  if (truth === undefined) throw new Error(`no expected output is known for ${name}`);
  const take = (who: string, measure: () => Measured): void => {
    if (failed[who] !== undefined) return;
    try {
      const { us: taken, heapMB = 0 } = measure();
      us.set(who, [...(us.get(who) ?? []), taken]);
      heap.set(who, Math.max(heapMB, heap.get(who) ?? 0));
    } catch (problem) {
      failed[who] = problem instanceof Error ? problem.message : String(problem);
    }
  };
  const count = rounds();
  for (let round = 0; round < count; round++) {
    told.progress(`${name}, round ${round + 1} of ${count}`);
    const mine = ours(workload, "told", repetitions);
    // Deadlines at one instant have an order of their own there, so multisets are compared.
    if (truth.multiset_sha256 !== mine.multiset) throw new Error("the output differs from the expected one");
    take("ours", () => mine);
    for (const peer of ["hand", ...peers]) take(peer, () => theirs(workload, peer, repetitions));
    for (const mode of beside) take(mode, () => ours(workload, mode, repetitions));
  }
  const plain = us.get("ours") ?? [];
  const times = (who: string): number => ratio(us.get(who) ?? [], plain);
  const known = (names: readonly string[]): readonly string[] => names.filter((each) => us.has(each));
  return {
    us_per_event: short(median(plain)),
    ratio_hand: times("hand"),
    hand_us_per_event: short(median(us.get("hand") ?? [])),
    peers: Object.fromEntries(known(peers).map((peer) => [peerNames[peer] ?? peer, times(peer)])),
    heap_MB: short(heap.get("ours") ?? Number.NaN),
    heap_times_hand: short((heap.get("ours") ?? Number.NaN) / (heap.get("hand") ?? Number.NaN)),
    ...(us.has("explained") && { explained_speed: short(1 / times("explained")) }),
    ...(us.has("dedup") && { dedup_times: times("dedup") }),
    ...(us.has("lists") && { lists_times: times("lists") }),
    ...(Object.keys(failed).length > 0 && { failed }),
  };
}

/** From lines of JSON, with parsing, against parsing alone. */
function fromLines({ repetitions, rounds }: Bench, name: string): Row {
  const setting = { workload: name, file: `${name}-100000`, key: name };
  const [whole, parsing]: [number[], number[]] = [[], []];
  const count = rounds();
  for (let round = 0; round < count; round++) {
    whole.push(ours(setting, "json", repetitions).us);
    parsing.push(ours(setting, "parse", repetitions).us);
  }
  return { us_per_event: short(median(whole)), times_parse: ratio(whole, parsing), goal: "≤ 1.4 × JSON.parse" };
}

/** How much more an event costs in the larger setting. */
function growth({ rounds, told }: Bench, small: Setting, large: Setting, goal: string): Row {
  const [before, after]: [number[], number[]] = [[], []];
  const count = rounds();
  for (let round = 0; round < count; round++) {
    before.push(ours(small, "told", 5).us);
    after.push(ours(large, "told", told.isQuick ? 3 : 5).us);
  }
  return { us_per_event: short(median(after)), growth: ratio(after, before), goal };
}

function ratio(numerators: readonly number[], denominators: readonly number[]): number {
  return short(median(numerators.map((us, round) => us / (denominators[round] ?? Number.NaN))));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
