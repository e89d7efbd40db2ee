// Where raw data becomes a value of its type: an integer of JSON an int, milliseconds an instant. What does not fit is undefined.
import type { CelType } from "../door.ts";
import { unreachable } from "../syntax/ast.ts";
import { Duration, nanosPerMs, Optional, Timestamp, TypeValue, Uint } from "../values/scalars.ts";
import { isCelValue, kindInWords, kindOf, type CelValue, type JsonMap } from "../values/value.ts";

/** Takes a raw value for a type; values that are already of the type pass through. */
export type Load = (raw: unknown) => CelValue | undefined;

/** The loader of a type. Lists and objects are not copied; their items and fields are loaded when they are read. */
export function loaderOf(type: CelType): Load {
  switch (type.kind) {
    case "dyn":
    case "opaque":
      return (raw) => (isCelValue(raw) ? raw : undefined);
    case "null":
      return (raw) => (raw === null ? null : undefined);
    case "bool":
      return (raw) => (typeof raw === "boolean" ? raw : undefined);
    case "string":
      return (raw) => (typeof raw === "string" ? raw : undefined);
    case "double":
      return (raw) => (typeof raw === "number" ? raw : undefined);
    case "int":
      return loadInt;
    case "uint":
      return (raw) => (raw instanceof Uint ? raw : undefined);
    case "bytes":
      return (raw) => (raw instanceof Uint8Array ? raw : undefined);
    case "timestamp":
      return loadTimestamp;
    case "duration":
      return (raw) => (raw instanceof Duration ? raw : undefined);
    case "list":
      return (raw) => (Array.isArray(raw) ? raw : undefined);
    case "type":
      return (raw) => (raw instanceof TypeValue ? raw : undefined);
    case "optional":
      return (raw) => (raw instanceof Optional || raw === null ? raw : undefined);
    case "map":
    case "object":
      return (raw) => (isJsonObject(raw) || kindOf(raw) === "map" ? (raw as JsonMap) : undefined);
    default:
      return unreachable(type);
  }
}

// JSON has no integers of its own: 3 and 3.0 are one number. Beyond 2^53 it is the double's own value, as parsed.
function loadInt(raw: unknown): bigint | undefined {
  if (typeof raw === "bigint") return raw;
  const isInt = typeof raw === "number" && Number.isInteger(raw) && raw >= -(2 ** 63) && raw < 2 ** 63;
  return isInt ? BigInt(raw) : undefined;
}

/** True for an object as JSON.parse makes them; maps of expressions and all other values are none. */
export function isJsonObject(raw: unknown): raw is JsonMap {
  return typeof raw === "object" && raw !== null && Object.getPrototypeOf(raw) === Object.prototype;
}

function loadTimestamp(raw: unknown): Timestamp | undefined {
  if (raw instanceof Timestamp) return raw;
  return typeof raw === "number" && Number.isSafeInteger(raw) ? new Timestamp(BigInt(raw) * nanosPerMs) : undefined;
}

/** Why a raw value did not fit, after its name: "is a string, not an int". */
export function misfit(raw: unknown, type: CelType): string {
  if (raw === undefined) return "is missing";
  if (type.kind === "int" && typeof raw === "number") return "is not a whole number of 64 bits";
  return `is ${kindInWords(raw)}, not ${typeInWords(type)}`;
}

function typeInWords(type: CelType): string {
  switch (type.kind) {
    case "null":
      return "null";
    case "double":
      return "a number";
    case "int":
    case "optional":
      return `an ${type.kind}`;
    case "map":
    case "object":
      return "an object";
    case "dyn":
    case "opaque":
      return "a value";
    default:
      return `a ${type.kind}`;
  }
}
