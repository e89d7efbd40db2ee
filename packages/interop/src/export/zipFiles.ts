// Puts exported files into one archive. The same files give the same bytes: no clock is read, every entry bears the first day that zip knows.
import { strToU8, zipSync } from "fflate";
import type { ExportedFile } from "./exportFormat.ts";

/** The archive. Names are the exporter's own: no folder leads out of it. */
export function zipFiles(files: readonly ExportedFile[]): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  return Uint8Array.from(zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1, 0, 0, 0) }));
}
