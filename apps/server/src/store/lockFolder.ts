// One server per data folder. The lock is SQLite's own on a file beside the data: the system lets go of it however the process ends, so a stale lock cannot exist.
import Database from "better-sqlite3";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, StartProblem } from "../startProblem.ts";

/** A folder that is ours until `release`. */
export interface FolderLock {
  /** Notes where this server answers, for the message that a second one gives. */
  announce(address: string): void;
  release(): void;
}

/** Locks `folder`. Throws StartProblem when another server has it. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, "laban.lock");
  const note = join(folder, "server.json");
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (problem) {
    database.close();
    if (codeOf(problem)?.startsWith("SQLITE_BUSY") !== true)
      throw new StartProblem(
        `The lock file ${file} cannot be used (${problem instanceof Error ? problem.message : String(problem)}). Stop any server on this folder, delete that file and start again; it holds no data.`,
        problem,
      );
    throw new StartProblem(
      `Another Laban server is using the data in ${folder}${whereItAnswers(note)}. Open that one, stop it first, or start this one on a folder of its own with LABAN_DATA=/some/folder.`,
      problem,
    );
  }
  return {
    announce: (address) => writeFileSync(note, JSON.stringify({ address, pid: process.pid })),
    release: () => {
      rmSync(note, { force: true });
      database.close();
    },
  };
}

function whereItAnswers(note: string): string {
  try {
    const { address, pid } = JSON.parse(readFileSync(note, "utf8")) as { address?: unknown; pid?: unknown };
    return ` (it answers at ${String(address)}, process ${String(pid)})`;
  } catch {
    // The note is a courtesy: that server may not have come so far as to write it.
    return "";
  }
}
