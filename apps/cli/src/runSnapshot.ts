// Snapshots of a run in files: where the engine stood, after how many events of the log, and with which options it ran.
import type { Bundle } from "@laban/bundle";
import { restoreEngine, SnapshotError, type Engine, type EngineOptions, type EngineSnapshot } from "@laban/engine";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CommandProblem } from "./exitCodes.ts";
import { readInput, textOf } from "./inputFile.ts";
import { writeResult } from "./outputFile.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** What the run was started with. */
export type RunOptions = Required<Pick<EngineOptions, "toleranceMs" | "latePolicy">>;

/** A snapshot of a run. */
export interface RunSnapshot {
  readonly laban_run_snapshot: 1;
  /** How many events of the log came before it. */
  readonly events: number;
  readonly options: RunOptions;
  readonly engine: EngineSnapshot;
}

/** Writes the snapshot into the folder, whole or not at all; gives its file. Throws CommandProblem (3). */
export async function writeSnapshot(terminal: Terminal, folder: string, snapshot: RunSnapshot): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new CommandProblem(3, `${folder} cannot be made: ${why}.`, problem);
  }
  // Of one length, so that names stand in the order of events.
  const file = join(folder, `after-${String(snapshot.events).padStart(9, "0")}.snapshot.json`);
  await writeResult(terminal, file, `${JSON.stringify(snapshot)}\n`);
  return file;
}

/** Reads what `writeSnapshot` wrote. Throws CommandProblem (3) for anything else. */
export async function readSnapshot(terminal: Terminal, file: string): Promise<RunSnapshot> {
  const text = textOf(file, await readInput(terminal, file));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new CommandProblem(3, `${file} is no snapshot: it is no JSON (${why}).`, problem);
  }
  if (!isRunSnapshot(json))
    throw new CommandProblem(3, `${file} is no snapshot of a run; laban run --snapshot-every N writes them.`);
  return json;
}

/** The engine that goes on from the snapshot. Throws CommandProblem (3) when it is damaged or of another bundle. */
export function engineFrom(file: string, bundle: Bundle, snapshot: RunSnapshot, options: EngineOptions): Engine {
  try {
    return restoreEngine(bundle, snapshot.engine, options);
  } catch (problem) {
    if (!(problem instanceof SnapshotError)) throw problem;
    throw new CommandProblem(3, `${file}: ${problem.message}`, problem);
  }
}

// The engine doubts its own part itself.
function isRunSnapshot(json: unknown): json is RunSnapshot {
  if (typeof json !== "object" || json === null) return false;
  const { laban_run_snapshot, events, options, engine } = json as Partial<RunSnapshot>;
  if (laban_run_snapshot !== 1 || !Number.isSafeInteger(events) || (events ?? -1) < 0) return false;
  if (typeof engine !== "object" || engine === null || typeof options !== "object" || options === null) return false;
  const { toleranceMs, latePolicy } = options;
  return Number.isSafeInteger(toleranceMs) && toleranceMs >= 0 && (latePolicy === "drop" || latePolicy === "process");
}
