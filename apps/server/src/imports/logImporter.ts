// Reads uploaded logs in a thread of its own, so that a large or hostile file slows nobody else down and cannot take the server with it.
import { done, failed, type Failure, type ReadLog, type Result } from "@laban/service";
import type { ColumnMapping } from "@laban/interop";
import { Worker } from "node:worker_threads";

/** An upload: its name (for the format), its bytes, and the columns that the person named. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: ColumnMapping;
}

/** Reads logs. */
export interface LogImporter {
  /** What is in `upload`. Failures: unreadable-log, too-large (it took too long or too much memory). */
  read(upload: Upload, signal: AbortSignal): Promise<Result<ReadLog>>;
}

/** What the thread answers. */
export type ImportAnswer =
  | { readonly type: "read"; readonly log: Omit<ReadLog, "bytes"> }
  | { readonly type: "refused"; readonly failure: Failure };

const importMsMax = 60_000;
const memoryMegabytesMax = 1_536;

/** The importer that the server uses. */
export function threadLogImporter(): LogImporter {
  return {
    read: (upload, signal) =>
      new Promise((resolve) => {
        const worker = new Worker(new URL("./importThread.ts", import.meta.url), {
          workerData: upload,
          resourceLimits: { maxOldGenerationSizeMb: memoryMegabytesMax },
        });
        const settle = (result: Result<ReadLog>): void => {
          clearTimeout(patience);
          signal.removeEventListener("abort", leave);
          void worker.terminate();
          resolve(result);
        };
        const patience = setTimeout(
          () => settle(tooMuch(upload.name, "took longer than a minute to read")),
          importMsMax,
        );
        const leave = (): void => settle(tooMuch(upload.name, "was no longer waited for"));
        signal.addEventListener("abort", leave, { once: true });
        worker.once("message", (answer: ImportAnswer) =>
          settle(
            answer.type === "read"
              ? done({ ...answer.log, bytes: upload.bytes.length })
              : { ok: false, failure: answer.failure },
          ),
        );
        worker.once("error", (problem) => settle(tooMuch(upload.name, `could not be read (${problem.message})`)));
        worker.once("exit", () => settle(tooMuch(upload.name, "could not be read: its thread ended early")));
      }),
  };
}

function tooMuch(name: string, what: string): Result<never> {
  return failed({
    code: "unreadable-log",
    message: `"${name}" ${what}.`,
    wayOut: "Cut out a shorter period and import that, or use `laban import` in a terminal.",
  });
}
