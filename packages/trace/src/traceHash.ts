// The hash of a trace: SHA-256 over its canonical lines. Same bundle and same input give the same hash on every host, and
// anyone can check it: it is what `sha256sum` says of the lines written to a file.
import type { TraceRecord } from "./records.ts";
import { createSha256 } from "./sha256.ts";

/** The hash of a growing trace. */
export interface TraceHash {
  add(record: TraceRecord): void;
  /** "sha256:" and 64 hexadecimal digits of all records so far; more can be added afterwards. */
  hex(): string;
}

/** The hash of an empty trace, to which records are added in order. */
export function createTraceHash(): TraceHash {
  const hash = createSha256();
  return {
    add: (record) => {
      hash.addText(canonicalLine(record));
      hash.addText("\n");
    },
    hex: () => `sha256:${hash.hex()}`,
  };
}

/** One record as JSON with its keys in code unit order and nothing undefined: equal records give equal lines (RFC 8785). */
export function canonicalLine(record: TraceRecord): string {
  return canonical(record);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[name];
    if (part !== undefined) parts.push(`${JSON.stringify(name)}:${canonical(part)}`);
  }
  return `{${parts.join(",")}}`;
}
