// Any value as JSON, for programs: what `laban eval --json` prints.
import { encodeBase64 } from "../functions/base64.ts";
import { Duration, Optional, Timestamp, TypeValue, Uint } from "./scalars.ts";
import { durationText, timestampText } from "./time.ts";
import { mapEntries, type CelValue, type JsonMap } from "./value.ts";

/** What JSON can say. */
export type JsonOfValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonOfValue[]
  | { readonly [name: string]: JsonOfValue };

const nestedMax = 64;

/**
 * A value as JSON. Ints beyond 2^53 are texts of digits, as are bytes (base64), instants (RFC 3339), spans ("1.5s"), types (their name) and
 * numbers that JSON has not ("NaN"); an optional is its value, or null. Deeper than 64 levels stands "…".
 */
export function valueJson(value: CelValue): JsonOfValue {
  return jsonOf(value, 0);
}

function jsonOf(value: unknown, depth: number): JsonOfValue {
  switch (typeof value) {
    case "boolean":
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "bigint":
      return intJson(value);
    case "object":
      return value === null ? null : objectJson(value, depth);
    default:
      return null;
  }
}

function intJson(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function objectJson(value: object, depth: number): JsonOfValue {
  if (value instanceof Uint) return intJson(value.value);
  if (value instanceof Uint8Array) return encodeBase64(value);
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof TypeValue) return value.name;
  if (depth > nestedMax) return "…";
  if (value instanceof Optional) return value.held === undefined ? null : jsonOf(value.held, depth + 1);
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, depth + 1));
  // fromEntries makes own fields of all names, `__proto__` included.
  const entries = mapEntries(value as JsonMap).map(([key, inner]) => [String(key), jsonOf(inner, depth + 1)] as const);
  return Object.fromEntries(entries);
}
