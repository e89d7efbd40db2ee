// Measured processes: each measurement has one of its own, so that none finds what another has warmed up. A process that does not end in time is
// ended, and its row says so.
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from "node:child_process";
import { join } from "node:path";
import { eventFile, peerProgram } from "./prepared.ts";

/** What one process measured: microseconds per event, the heap that was taken at most, and a hash of the output. */
export interface Measured {
  readonly us: number;
  readonly heapMB?: number;
  readonly multiset?: string;
}

/** Where something is measured: a workload, the file of its events, and the part of its specification. */
export interface Setting {
  readonly workload: string;
  readonly file: string;
  readonly key: string;
}

const timeoutMs = 150_000;

/** Slow peers are given fewer events and repetitions: theirs are large multiples, known well enough by less. */
const slowPeers: Readonly<Record<string, { readonly events: number; readonly repetitions: number }>> = {
  "w2 rxjs": { events: 0, repetitions: 3 },
  "w3 rxjs": { events: 0, repetitions: 3 },
  "w4_10000 rxjs": { events: 20_000, repetitions: 3 },
  "w2 xstate": { events: 50_000, repetitions: 3 },
  "w1 jre:tuned": { events: 20_000, repetitions: 3 },
  "w4_1000 jre:tuned": { events: 5_000, repetitions: 3 },
  "w4_10000 jre:tuned": { events: 2_000, repetitions: 2 },
};

/** Ours in a mode of measure.ts. */
export function ours({ workload, file, key }: Setting, mode: string, repetitions: number): Measured {
  return run("measure.ts", [workload, eventFile(file), key, mode, String(repetitions)]) as Measured;
}

/** A peer, or the hand-written code. */
export function theirs({ workload, file, key }: Setting, peer: string, repetitions: number): Measured {
  const slow = slowPeers[`${key} ${peer}`];
  const args = [workload, eventFile(file), key, peer, "obj", String(slow?.repetitions ?? repetitions)];
  const told = started([peerProgram(), ...args, String(slow?.events ?? 0)]) as Measured & { readonly dMemMB: number };
  return { us: told.us, heapMB: told.dMemMB };
}

/** A program of this folder; what it prints. */
export function run(program: string, args: readonly string[] = [], withinMs: number = timeoutMs): unknown {
  return started([join(import.meta.dirname, program), ...args], withinMs);
}

function started(args: readonly string[], withinMs: number = timeoutMs): unknown {
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      encoding: "utf8",
      maxBuffer: 1 << 26,
      timeout: withinMs,
      stdio: ["ignore", "pipe", "pipe"],
    };
    return JSON.parse(execFileSync(process.execPath, ["--expose-gc", ...args], options));
  } catch (problem) {
    const { code, stderr = "" } = problem as { readonly code?: string; readonly stderr?: string };
    if (code === "ETIMEDOUT") throw new Error(`ended after ${withinMs / 1_000} s without a result`, { cause: problem });
    const said = stderr.split("\n").find((line) => line.includes("Error")) ?? stderr.trim().split("\n").at(-1);
    throw new Error(said === undefined || said === "" ? String(problem) : said.trim(), { cause: problem });
  }
}
