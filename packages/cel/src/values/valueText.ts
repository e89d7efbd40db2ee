// Any value as CEL text, for people: what `laban eval` prints. Reading the text again gives the value, unless it was cut.
import type { CelType } from "../door.ts";
import { literalText } from "../syntax/print.ts";
import { types } from "../types.ts";
import { Duration, Optional, Timestamp, TypeValue, Uint } from "./scalars.ts";
import { durationText, timestampText } from "./time.ts";
import { mapEntries, type CelValue, type JsonMap } from "./value.ts";

const nestedMax = 64;

/**
 * A value as CEL: `"paid"`, `1200.0`, `[1, 2]`, `timestamp("2026-11-24T10:00:00Z")`. With its type, whole numbers inside lists and objects
 * of JSON are written as the ints that they are. Texts longer than `charactersMax` (default 10,000) end in "…".
 */
export function valueText(value: CelValue, type: CelType = types.dyn, charactersMax = 10_000): string {
  const writing: Writing = { parts: [], left: charactersMax };
  write(writing, value, type, 0);
  const text = writing.parts.join("");
  return text.length > charactersMax ? `${text.slice(0, charactersMax)}…` : text;
}

interface Writing {
  readonly parts: string[];
  left: number;
}

function put(writing: Writing, text: string): void {
  writing.parts.push(text);
  writing.left -= text.length;
}

function write(writing: Writing, value: unknown, type: CelType, depth: number): void {
  if (writing.left < 0) return;
  if (typeof value === "number") put(writing, numberText(value, type));
  else if (typeof value === "string") put(writing, literalText(value.slice(0, writing.left + 1)));
  else if (typeof value === "boolean" || typeof value === "bigint") put(writing, String(value));
  else if (typeof value !== "object" || value === null) put(writing, "null");
  else if (value instanceof Uint || value instanceof Uint8Array) put(writing, literalText(value));
  else if (value instanceof Timestamp) put(writing, `timestamp("${timestampText(value)}")`);
  else if (value instanceof Duration) put(writing, `duration("${durationText(value)}")`);
  else if (value instanceof TypeValue) put(writing, value.name);
  else if (depth > nestedMax) put(writing, "…");
  else if (value instanceof Optional) writeOptional(writing, value, type, depth);
  else if (Array.isArray(value)) writeList(writing, value, type, depth);
  else writeMap(writing, value as JsonMap, type, depth);
}

function numberText(value: number, type: CelType): string {
  if (type.kind === "int" && Number.isInteger(value)) return String(BigInt(value));
  return Number.isFinite(value) ? literalText(value) : `double("${value}")`;
}

function writeOptional(writing: Writing, { held }: Optional, type: CelType, depth: number): void {
  if (held === undefined) return put(writing, "optional.none()");
  put(writing, "optional.of(");
  write(writing, held, type.kind === "optional" ? type.of : types.dyn, depth + 1);
  put(writing, ")");
}

function writeList(writing: Writing, items: readonly unknown[], type: CelType, depth: number): void {
  put(writing, "[");
  for (const [index, item] of items.entries()) {
    if (writing.left < 0) return;
    if (index > 0) put(writing, ", ");
    write(writing, item, type.kind === "list" ? type.of : types.dyn, depth + 1);
  }
  put(writing, "]");
}

function writeMap(writing: Writing, map: JsonMap, type: CelType, depth: number): void {
  put(writing, "{");
  let isFirst = true;
  for (const [key, value] of mapEntries(map)) {
    if (writing.left < 0) return;
    if (!isFirst) put(writing, ", ");
    isFirst = false;
    write(writing, key, types.dyn, depth + 1);
    put(writing, ": ");
    write(writing, value, typeAt(type, key), depth + 1);
  }
  put(writing, "}");
}

function typeAt(type: CelType, key: unknown): CelType {
  if (type.kind === "map") return type.of;
  if (type.kind !== "object" || typeof key !== "string" || !Object.hasOwn(type.fields, key)) return types.dyn;
  return type.fields[key]?.type ?? types.dyn;
}
