// The thread of one import: bytes in, events and a document out.
import { parentPort, workerData } from "node:worker_threads";
import type { ImportAnswer, Upload } from "./logImporter.ts";

const upload = workerData as Upload;
parentPort?.postMessage({
  type: "refused",
  failure: {
    code: "unreadable-log",
    message: `"${upload.name}" cannot be read yet.`,
    retryable: false,
    wayOut: "The importers are on their way.",
  },
} satisfies ImportAnswer);
