// Reads uploaded logs in threads of their own, so that a large or hostile file slows nobody else down and cannot take the server with it.
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
  /**
   * What is in `upload`, whose bytes are the importer's from here on. Failures: unreadable-log (also when it took too
   * long or too much memory), queue-full (as many as may be are being read; retryable).
   */
  read(upload: Upload, signal: AbortSignal): Promise<Result<ReadLog>>;
}

/** What the thread answers. */
export type ImportAnswer =
  | { readonly type: "read"; readonly log: Omit<ReadLog, "bytes"> }
  | { readonly type: "refused"; readonly failure: Failure };

/** Logs that are read at once: each may take 64 MB of upload and a thread of 1.5 GB. */
export const importsAtOnce = 2;
const importMsMax = 60_000;
const memoryMegabytesMax = 1_536;

/** The importer that the server uses. */
export function threadLogImporter(): LogImporter {
  let reading = 0;
  return {
    read: async (upload, signal) => {
      if (signal.aborted) return leftAlone(upload.name);
      if (reading >= importsAtOnce) return busy(upload.name);
      reading += 1;
      try {
        return await readInThread(upload, signal);
      } finally {
        reading -= 1;
      }
    },
  };
}

/** Resolves when the thread is gone, so that its memory is free again when the next one begins. */
async function readInThread(upload: Upload, signal: AbortSignal): Promise<Result<ReadLog>> {
  const { name } = upload;
  const size = upload.bytes.length;
  const worker = new Worker(new URL("./importThread.ts", import.meta.url), {
    workerData: upload,
    // Moved, not copied: the upload is in memory once.
    transferList: ownBuffer(upload.bytes),
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytesMax },
  });
  const result = await new Promise<Result<ReadLog>>((resolve) => {
    const leave = (): void => resolve(leftAlone(name));
    const patience = setTimeout(() => resolve(tooMuch(name, "took longer than a minute to read")), importMsMax);
    signal.addEventListener("abort", leave, { once: true });
    worker.once("message", (answer: ImportAnswer) =>
      resolve(answer.type === "read" ? done({ ...answer.log, bytes: size }) : { ok: false, failure: answer.failure }),
    );
    worker.once("error", (problem) => resolve(tooMuch(name, `could not be read (${problem.message})`)));
    worker.once("exit", () => {
      clearTimeout(patience);
      signal.removeEventListener("abort", leave);
      resolve(tooMuch(name, "could not be read: its thread ended early"));
    });
  });
  await worker.terminate();
  return result;
}

/** The buffer to move: only one that holds these bytes and nothing else (small ones share a pool of Node's). */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function busy(name: string): Result<never> {
  return failed({
    code: "queue-full",
    message: `"${name}" was not read: ${importsAtOnce} logs are being imported already.`,
    wayOut: "Wait until one of them is done, and import it again.",
    retryable: true,
  });
}

function leftAlone(name: string): Result<never> {
  return tooMuch(name, "was no longer waited for");
}

function tooMuch(name: string, what: string): Result<never> {
  return failed({
    code: "unreadable-log",
    message: `"${name}" ${what}.`,
    wayOut: "Cut out a shorter period and import that, or use `laban import` in a terminal.",
  });
}
