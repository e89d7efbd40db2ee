// Sends an event log to the server's import door, with progress and a way to stop. XMLHttpRequest because fetch does not tell how far an upload has come.
import type { ImportedLog } from "@laban/service";
import type { ShownFailure } from "../api/failureOf.ts";

/** How far an import has come. */
export interface UploadProgress {
  readonly phase: "sending" | "reading";
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** Columns that the person named; the importer chooses the others. */
export type NamedColumns = { readonly [Role in "time" | "activity" | "case"]?: string };

/** What came of it. */
export type UploadOutcome =
  | { readonly type: "imported"; readonly imported: ImportedLog }
  | { readonly type: "failed"; readonly failure: ShownFailure }
  | { readonly type: "stopped" };

/** Uploads `file`; `signal` stops it. Never rejects. */
export function uploadLog(
  file: Blob,
  name: string,
  options: {
    readonly named: NamedColumns;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: UploadProgress) => void;
  },
): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/import?${new URLSearchParams({ name, ...options.named }).toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) =>
      options.onProgress({ phase: "sending", sentBytes: event.loaded, totalBytes: file.size }),
    );
    request.upload.addEventListener("load", () =>
      options.onProgress({ phase: "reading", sentBytes: file.size, totalBytes: file.size }),
    );
    request.addEventListener("load", () => resolve(readAnswer(request)));
    request.addEventListener("error", () => resolve({ type: "failed", failure: unreachable }));
    request.addEventListener("abort", () => resolve({ type: "stopped" }));
    options.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

const unreachable: ShownFailure = {
  code: "unreachable",
  message: "The connection broke off while the file was being sent.",
  retryable: true,
  wayOut: "Check that the server is running and import the file again; nothing of it was kept.",
};

function readAnswer(request: XMLHttpRequest): UploadOutcome {
  let body: unknown;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    body = null;
  }
  if (request.status >= 200 && request.status < 300 && isImported(body)) return { type: "imported", imported: body };
  return { type: "failed", failure: failureIn(body) ?? unexpected(request.status) };
}

function isImported(body: unknown): body is ImportedLog {
  return typeof body === "object" && body !== null && "log" in body && "document" in body;
}

function failureIn(body: unknown): ShownFailure | null {
  if (typeof body !== "object" || body === null) return null;
  const failure: unknown = "failure" in body ? body.failure : body;
  if (typeof failure !== "object" || failure === null || !("message" in failure) || !("code" in failure)) return null;
  return failure as ShownFailure;
}

function unexpected(status: number): ShownFailure {
  return {
    code: "internal",
    message:
      status === 413
        ? "The file is larger than the server takes."
        : `The server answered with status ${status} and no reason.`,
    retryable: false,
    wayOut:
      status === 413 ? "Import a part of it, or a compressed one (.gz)." : "Try again; the server's log says more.",
  };
}
