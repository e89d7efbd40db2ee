// The thread of one import: bytes in; out come the events as JSON, the report, and the document that the log suggests.
import { eventFromCloudEvent } from "@laban/engine";
import { documentFromLog, importLog, proposePatterns, type ImportFailure, type ImportReport } from "@laban/interop";
import { documentText } from "@laban/model";
import type { ReadLog } from "@laban/service";
import type { ChoreographyEvent } from "@laban/trace";
import { parentPort, workerData } from "node:worker_threads";
import type { ImportAnswer, Upload } from "./logImporter.ts";

const eventsPerPart = 1_000;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(read(workerData as Upload) satisfies ImportAnswer);

function read(upload: Upload): ImportAnswer {
  const report = importLog(upload);
  if ("failure" in report) return refusedLog(upload, report.failure);
  const parts: string[] = [];
  let part: ChoreographyEvent[] = [];
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const [at, json] of report.events.entries()) {
    const taken = eventFromCloudEvent(json);
    if ("failure" in taken) return refused(upload, `event ${at + 1}: ${taken.failure.message}`);
    from = Math.min(from, taken.event.time);
    until = Math.max(until, taken.event.time);
    part.push(taken.event);
    if (part.length < eventsPerPart) continue;
    parts.push(JSON.stringify(part));
    part = [];
  }
  if (part.length > 0) parts.push(JSON.stringify(part));
  return { type: "read", log: { ...kept(upload, report, { from, until }), parts } };
}

function kept(
  { name }: Upload,
  report: ImportReport,
  span: { readonly from: number; readonly until: number },
): Omit<ReadLog, "bytes" | "parts"> {
  const document = documentFromLog(report);
  return {
    name,
    report: { ...report, events: report.events.length, ...span },
    document: { name: document.name, text: documentText(document) },
    proposals: proposePatterns(report, document),
  };
}

function refusedLog(upload: Upload, failure: ImportFailure): ImportAnswer {
  const { type, failure: plain } = refused(upload, placeOf(failure) + failure.message);
  const { choice } = failure;
  if (choice === undefined) return { type, failure: plain };
  return {
    type,
    failure: { ...plain, wayOut: `Import it again and name the column with the ${choice.role}.`, choice },
  };
}

function refused({ name }: Upload, message: string): Extract<ImportAnswer, { type: "refused" }> {
  return {
    type: "refused",
    failure: {
      code: "unreadable-log",
      message: `"${name}": ${message}`,
      retryable: false,
      wayOut:
        "Correct the file at that place and drop it again; CSV, XES (also .gz) and CloudEvents as NDJSON or JSON are read.",
    },
  };
}

function placeOf({ line, column }: { readonly line?: number; readonly column?: number }): string {
  if (line === undefined) return "";
  return column === undefined ? `line ${line}: ` : `line ${line}, column ${column}: `;
}
