// The engine against hand-written code and libraries on the same workloads: separate processes, alternating, medians of ratios.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../../..", import.meta.url).pathname;
const source = join(root, "../shared/bench");
const cache = join(root, "node_modules/.cache/laban-bench");
const ROUNDS = 3;

interface Workload {
  readonly name: string;
  readonly peerName: string;
  readonly file: string;
  readonly key: string;
  readonly peers: readonly string[];
}

const WORKLOADS: readonly Workload[] = [
  { name: "w1", peerName: "w1", file: "w1-100000", key: "w1", peers: ["rxjs"] },
  { name: "w2", peerName: "w2", file: "w2-100000", key: "w2", peers: ["rxjs", "xstate"] },
  { name: "w3", peerName: "w3", file: "w3-100000", key: "w3", peers: ["rxjs"] },
  { name: "w4_1000", peerName: "w4", file: "w4-100000", key: "w4_1000", peers: ["rxjs"] },
  { name: "w4_10000", peerName: "w4", file: "w4-100000", key: "w4_10000", peers: [] },
];

interface Measured {
  readonly us: number;
  readonly multiset?: string;
  readonly ordered?: string;
}

/** Prints a row per workload: our microseconds per event, hand-written ÷ ours, and each peer ÷ ours. */
export async function benchEngine(json: boolean): Promise<void> {
  prepare();
  const expected = JSON.parse(readFileSync(join(source, "expected.json"), "utf8")) as {
    workload: string;
    file: string;
    multiset_sha256: string;
  }[];
  for (const workload of WORKLOADS) {
    const rounds: Record<string, number[]> = {};
    for (let round = 0; round < ROUNDS; round++) {
      for (const peer of ["ours", "hand", ...workload.peers]) {
        const measured = peer === "ours" ? ours(workload) : theirs(workload, peer);
        (rounds[peer] ??= []).push(measured.us);
        if (peer === "ours") verify(workload, measured, expected);
      }
    }
    report(workload, rounds, json);
  }
}

function prepare(): void {
  if (!existsSync(source))
    throw new Error(`the workloads are not at ${source}; the bench needs them beside the checkout`);
  mkdirSync(cache, { recursive: true });
  cpSync(source, join(cache, "peers"), { recursive: true });
  const data = join(cache, "data");
  if (!existsSync(join(data, "spec.json")))
    execFileSync("node", [join(source, "gen.mjs"), data, "w1,w2,w3,w4", "100000"], { stdio: ["ignore", 2, 2] });
}

function ours({ name, file, key }: Workload): Measured {
  const args = [
    "--expose-gc",
    join(import.meta.dirname, "measure.ts"),
    name.slice(0, 2),
    join(cache, "data", `${file}.ndjson`),
    key,
    "told",
    "9",
  ];
  return JSON.parse(execFileSync("node", args, { encoding: "utf8" })) as Measured;
}

function theirs({ peerName, file, key }: Workload, peer: string): Measured {
  const args = [
    "--expose-gc",
    join(cache, "peers/run.mjs"),
    peerName,
    join(cache, "data", `${file}.ndjson`),
    key,
    peer,
    "obj",
    "9",
  ];
  return JSON.parse(execFileSync("node", args, { encoding: "utf8" })) as Measured;
}

/** A speed counts only for the right output. Deadlines at one instant have an order of their own there, so multisets are compared. */
function verify(
  workload: Workload,
  measured: Measured,
  expected: { workload: string; file: string; multiset_sha256: string }[],
): void {
  const truth = expected.find((entry) => entry.workload === workload.key && entry.file === workload.file);
  if (truth === undefined) throw new Error(`no expected output is known for ${workload.name}`);
  if (truth.multiset_sha256 !== measured.multiset)
    throw new Error(`${workload.name}: the output differs from the expected one`);
}

function report(workload: Workload, rounds: Record<string, number[]>, json: boolean): void {
  const ourMedian = median(rounds["ours"] ?? []);
  const ratio = (peer: string) =>
    median((rounds[peer] ?? []).map((us, round) => us / (rounds["ours"]?.[round] ?? Number.NaN)));
  const peers = Object.fromEntries(workload.peers.map((peer) => [peer, round(ratio(peer))]));
  const row = { workload: workload.name, us_per_event: round(ourMedian), ratio_hand: round(ratio("hand")), peers };
  if (json) console.log(JSON.stringify(row));
  else
    console.log(
      `${row.workload}: ${row.us_per_event} µs/event, hand-written ÷ ours ${row.ratio_hand}, ${JSON.stringify(peers)} ÷ ours`,
    );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
