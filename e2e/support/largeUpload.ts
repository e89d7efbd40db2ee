// Uploads that are too large: a real file on the disk, and a stream whose end nobody knows.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

const megabyte = 1024 * 1024;
const line = "case-1,something happened,2026-11-20T14:00:00Z\n";
const megabyteOfLines = Buffer.alloc(megabyte, line);

/** A table of so many megabytes in a folder of its own. */
export function largeFile(name: string, megabytes: number): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "laban-e2e-large-"));
  const path = join(folder, name);
  const file = openSync(path, "w");
  writeSync(file, "case,activity,time\n");
  for (let written = 0; written < megabytes; written += 1) writeSync(file, megabyteOfLines);
  closeSync(file);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

/** Sends so many megabytes in chunks, without saying how many will come. */
export function sendStreamed(
  address: string,
  megabytes: number,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: "POST", headers: { "content-type": "application/octet-stream" } });
    let isAnswered = false;
    sent.on("response", (response) => {
      isAnswered = true;
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => {
        sent.destroy();
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    // Once it was answered, the server may close while we still write.
    sent.on("error", (problem) => {
      if (!isAnswered) reject(problem);
    });
    Readable.from(
      (function* chunks() {
        for (let given = 0; given < megabytes && !isAnswered; given += 1) yield megabyteOfLines;
      })(),
    ).pipe(sent);
  });
}
