// The engine against hand-written code and libraries on the same workloads: separate processes, alternating, medians of ratios. What
// explanations, dedup, lists of effects and parsing cost stands beside, and how cost grows with events, patterns and keys.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventFile, expectedFile, peerProgram, prepareWorkloads } from "./prepared.ts";

/** Each measurement is taken so often, in turn with those it is compared with. */
const rounds = 3;

interface Workload {
  readonly name: string;
  readonly file: string;
  readonly key: string;
  /** Peers beside the hand-written code; a slow one is given fewer events. */
  readonly peers: readonly string[];
}

const workloads: readonly Workload[] = [
  { name: "w1", file: "w1-100000", key: "w1", peers: ["rxjs", "jre:tuned"] },
  { name: "w2", file: "w2-100000", key: "w2", peers: ["rxjs", "xstate"] },
  { name: "w3", file: "w3-100000", key: "w3", peers: ["rxjs"] },
  { name: "w4_1000", file: "w4-100000", key: "w4_1000", peers: ["rxjs", "jre:tuned"] },
  { name: "w4_10000", file: "w4-100000", key: "w4_10000", peers: ["rxjs", "jre:tuned"] },
];

/** How many of the events a slow peer is given, and how often. */
const slowPeers: Readonly<Record<string, { readonly events: number; readonly repetitions: number }>> = {
  xstate: { events: 100_000, repetitions: 3 },
  "jre:tuned": { events: 5_000, repetitions: 3 },
};

/** What is measured beside, as a ratio of our own plain speed: a mode, on these workloads. */
const beside: Readonly<Record<string, readonly string[]>> = {
  lists: ["w1", "w2"],
  dedup: ["w1"],
  explained: ["w1", "w2"],
};

interface Measured {
  readonly us: number;
  readonly heapMB?: number;
  readonly multiset?: string;
}

type Expected = readonly { readonly workload: string; readonly file: string; readonly multiset_sha256: string }[];

/** Prints a row per workload: our microseconds per event, hand-written ÷ ours, and each peer ÷ ours; then what is measured beside. */
export async function benchEngine(json: boolean): Promise<void> {
  prepareWorkloads();
  const expected = JSON.parse(readFileSync(expectedFile(), "utf8")) as Expected;
  const print = (row: Record<string, unknown>): void => console.log(json ? JSON.stringify(row) : inWords(row));
  for (const workload of workloads) print(compare(workload, expected));
  for (const name of ["w1", "w3"]) print(fromLines(name));
  print(growth("events_100k_to_1M", ["w1", "w1-100000", "w1"], ["w1", "w1-1000000", "w1"], 1.2));
  print(growth("patterns_1k_to_10k", ["w4", "w4-100000", "w4_1000"], ["w4", "w4-100000", "w4_10000"], 4));
  print(growth("keys_1k_to_100k", ["w2", "w2-200000-c1000", "w2"], ["w2", "w2-200000-c100000", "w2"], 3.5));
  print({ row: "snapshot_and_compile", ...(run(["snapshot.ts"]) as Record<string, number>) });
}

/** One workload, in turn with its peers. A speed counts only for the right output. */
function compare({ name, file, key, peers }: Workload, expected: Expected): Record<string, unknown> {
  const workload = name.slice(0, 2);
  const modes = Object.keys(beside).filter((mode) => beside[mode]?.includes(name));
  const us: Record<string, number[]> = {};
  let heapMB = 0;
  const truth = expected.find((entry) => entry.workload === key && entry.file === file);
  if (truth === undefined) throw new Error(`no expected output is known for ${name}`);
  for (let round = 0; round < rounds; round++) {
    const told = ours(workload, file, key);
    // Deadlines at one instant have an order of their own there, so multisets are compared.
    if (truth.multiset_sha256 !== told.multiset) throw new Error(`${name}: the output differs from the expected one`);
    heapMB = told.heapMB ?? 0;
    (us["ours"] ??= []).push(told.us);
    for (const peer of ["hand", ...peers]) (us[peer] ??= []).push(theirs(workload, file, key, peer).us);
    for (const mode of modes) (us[mode] ??= []).push(ours(workload, file, key, mode).us);
  }
  const ratios = (names: readonly string[]): Record<string, number> =>
    Object.fromEntries(names.map((each) => [each, ratio(us[each] ?? [], us["ours"] ?? [])]));
  return {
    workload: name,
    us_per_event: short(median(us["ours"] ?? [])),
    ratio_hand: ratio(us["hand"] ?? [], us["ours"] ?? []),
    hand_us_per_event: short(median(us["hand"] ?? [])),
    heap_MB: Math.round(heapMB),
    peers: ratios(peers),
    ...(modes.length === 0 ? {} : { beside: ratios(modes) }),
  };
}

/** From lines of JSON, with parsing, against parsing alone. */
function fromLines(name: string): Record<string, unknown> {
  const file = `${name}-100000`;
  const [whole, parsing]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    whole.push(ours(name, file, name, "json").us);
    parsing.push(ours(name, file, name, "parse").us);
  }
  return {
    row: `${name}_from_lines`,
    us_per_event: short(median(whole)),
    ratio_parse: ratio(whole, parsing),
    goal: 1.4,
  };
}

type Point = readonly [workload: string, file: string, key: string];

/** How much more an event costs in the larger setting. */
function growth(row: string, small: Point, large: Point, goal: number): Record<string, unknown> {
  const [before, after]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    before.push(ours(...small, "told", 5).us);
    after.push(ours(...large, "told", 5).us);
  }
  return { row, us_per_event: short(median(after)), growth: ratio(after, before), goal };
}

function ours(workload: string, file: string, key: string, mode = "told", repetitions = 9): Measured {
  return run(["measure.ts", workload, eventFile(file), key, mode, String(repetitions)]) as Measured;
}

function theirs(workload: string, file: string, key: string, peer: string): Measured {
  const { events = 0, repetitions = 9 } = slowPeers[peer] ?? {};
  const args = [workload, eventFile(file), key, peer, "obj", String(repetitions), String(events)];
  return started([peerProgram(), ...args]) as Measured;
}

function run([program = "", ...args]: readonly string[]): unknown {
  return started([join(import.meta.dirname, program), ...args]);
}

function started(args: readonly string[]): unknown {
  return JSON.parse(execFileSync("node", ["--expose-gc", ...args], { encoding: "utf8", maxBuffer: 1 << 26 }));
}

function ratio(numerators: readonly number[], denominators: readonly number[]): number {
  return short(median(numerators.map((us, round) => us / (denominators[round] ?? Number.NaN))));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}

function inWords(row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
