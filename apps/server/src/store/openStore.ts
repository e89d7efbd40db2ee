// Opens the store of a data folder: one SQLite file, one writer, every acknowledged change on the disk. Knows what can be wrong with a file and says it.
import Database, { type Database as Connection } from "better-sqlite3";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { codeOf, StartProblem } from "../startProblem.ts";
import { lockFolder, type FolderLock } from "./lockFolder.ts";
import { migrate } from "./migrations.ts";

/** An open store. */
export interface Store {
  readonly file: string;
  readonly database: Connection;
  readonly lock: FolderLock;
  /** Notes that the file was seen to be damaged: the next start checks it whole. */
  suspect(): void;
  close(): void;
}

/** Opens (or makes) the store in `folder`. Throws StartProblem: not writable, in use, not a database, damaged, too new. */
export function openStore(folder: string): Store {
  makeFolder(folder);
  const lock = lockFolder(folder);
  const file = join(folder, "laban.db");
  try {
    const database = openDatabase(file, { isChecked: !lock.wasSound });
    let state: "sound" | "suspect" = "sound";
    return {
      file,
      database,
      lock,
      suspect: () => {
        state = "suspect";
      },
      close: () => {
        database.close();
        lock.release(state);
      },
    };
  } catch (problem) {
    lock.release(lock.wasSound ? "sound" : "suspect");
    throw problem;
  }
}

function makeFolder(folder: string): void {
  try {
    // Only for the one who runs it: documents may hold personal data.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (problem) {
    throw new StartProblem(
      `The data folder ${folder} cannot be made (${codeOf(problem) ?? String(problem)}). Choose a folder that you may write to with LABAN_DATA=/some/folder.`,
      problem,
    );
  }
}

/** The StartProblem for an error of SQLite while the server is put together; any other problem unchanged. */
export function startProblemOf(file: string, problem: unknown): unknown {
  return codeOf(problem)?.startsWith("SQLITE_") === true
    ? new StartProblem(whyNotOpened(file, problem), problem)
    : problem;
}

function openDatabase(file: string, { isChecked }: { readonly isChecked: boolean }): Connection {
  let database: Connection | undefined;
  try {
    database = new Database(file, { timeout: 5_000 });
    database.pragma("journal_mode = WAL");
    // An acknowledged save survives the machine's power cut, not only the process's end.
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    // Reads the whole file (about 2 s for 1 GB), so only when there is a reason to doubt it.
    const verdict: unknown = isChecked ? database.pragma("quick_check(1)", { simple: true }) : "ok";
    if (verdict !== "ok") throw new StartProblem(damaged(file, String(verdict)));
    migrate(database, file);
    return database;
  } catch (problem) {
    database?.close();
    throw problem instanceof StartProblem ? problem : new StartProblem(whyNotOpened(file, problem), problem);
  }
}

function whyNotOpened(file: string, problem: unknown): string {
  const code = codeOf(problem) ?? "";
  const said = problem instanceof Error ? problem.message : String(problem);
  if (code === "SQLITE_NOTADB")
    return `${file} is not a Laban store: it is not a database at all. Move it away and start again, or use another folder with LABAN_DATA=/some/folder. Nothing was changed in it.`;
  if (code.startsWith("SQLITE_CORRUPT")) return damaged(file, said);
  if (code.startsWith("SQLITE_BUSY"))
    return `${file} is locked by another program (${said}). Close what has it open (a database browser, a backup) and start again.`;
  if (code.startsWith("SQLITE_CANTOPEN") || code.startsWith("SQLITE_READONLY"))
    return `${file} cannot be opened for writing (${said}). Make it and its folder writable, or use another folder with LABAN_DATA=/some/folder.`;
  return `${file} cannot be opened (${code} ${said}). Move it away and start again, or use another folder with LABAN_DATA=/some/folder.`;
}

function damaged(file: string, said: string): string {
  return (
    `${file} is damaged (${said}). It was left as it is. To save what is intact: sqlite3 "${file}" .recover | sqlite3 recovered.db, ` +
    `then put recovered.db in its place; or move it away and start empty.`
  );
}
