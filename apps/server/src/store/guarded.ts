// Turns what SQLite throws while the server runs into a StorageFailed that says what to do. A damaged or full disk must never look like "not found".
import { StorageFailed } from "@laban/service";
import { codeOf } from "../startProblem.ts";
import type { Store } from "./openStore.ts";

/** Runs `work`; a SQLite error comes out as StorageFailed, anything else as it is. Damage makes the store suspect. */
export function guarded<T>({ file, suspect }: Pick<Store, "file" | "suspect">, work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (problem) {
    if (codeOf(problem)?.startsWith("SQLITE_CORRUPT") === true) suspect();
    return Promise.reject(explained(file, problem));
  }
}

/** The StorageFailed for an error of SQLite; any other problem unchanged. */
function explained(file: string, problem: unknown): unknown {
  const code = codeOf(problem) ?? "";
  if (!code.startsWith("SQLITE_")) return problem;
  if (code === "SQLITE_FULL")
    return new StorageFailed(
      `Not saved: the disk that holds ${file} is full.`,
      "Free some space and save again; the page keeps your text meanwhile.",
      problem,
    );
  if (code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_READONLY"))
    return new StorageFailed(
      `Not saved: ${file} cannot be written (${code}).`,
      "Check the disk and its rights, then save again; the page keeps your text meanwhile.",
      problem,
    );
  if (code.startsWith("SQLITE_CORRUPT"))
    return new StorageFailed(
      `${file} is damaged (${code}).`,
      "Copy your text, stop the server and start it again: it says how to save what is intact.",
      problem,
    );
  return new StorageFailed(`The store ${file} did not answer (${code}).`, "Try again.", problem);
}
