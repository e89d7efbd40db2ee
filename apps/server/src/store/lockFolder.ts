// One server per data folder. The lock is SQLite's own on a file beside the data: the system lets go of it however the process ends, so a stale lock cannot exist.
import Database from "better-sqlite3";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, StartProblem } from "../startProblem.ts";

/** A folder that is ours until `release`. */
export interface FolderLock {
  /** False if the last server did not end in peace here (or left the store as suspect), so that the store is to be checked. */
  readonly wasSound: boolean;
  /** Notes where this server answers, for the message that a second one gives. */
  announce(address: string): void;
  /** Gives the folder back; `suspect` makes the next start check the store. */
  release(state: "sound" | "suspect"): void;
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
  // The note stands as long as a server does: one that is there already was left by a server that was killed.
  const wasSound = !existsSync(note);
  const write = (address?: string): void => writeFileSync(note, JSON.stringify({ address, pid: process.pid }));
  write();
  return {
    wasSound,
    announce: write,
    release: (state) => {
      if (state === "sound") rmSync(note, { force: true });
      database.close();
    },
  };
}

function whereItAnswers(note: string): string {
  try {
    const { address, pid } = JSON.parse(readFileSync(note, "utf8")) as { address?: unknown; pid?: unknown };
    return typeof address === "string" ? ` (it answers at ${address}, process ${String(pid)})` : "";
  } catch {
    // The note is a courtesy here: it may just be being written.
    return "";
  }
}
