// Conversions between types. What cannot be converted is a fault that says what was given.
import { types } from "../types.ts";
import { Duration, intMax, intMin, Timestamp, timestampMax, timestampMin, Uint, uintMax } from "../values/scalars.ts";
import { durationText, readDuration, readTimestamp, timestampText } from "../values/time.ts";
import { Fault, overflow, timeRange } from "../values/unknown.ts";
import { decodeUtf8, encodeUtf8 } from "../values/utf8.ts";
import { of1, type FunctionDeclaration } from "./overload.ts";

const nanosPerSecond = 1_000_000_000n;

function cannotRead(text: string, as: string): Fault {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new Fault(`"${shown}" is not ${as}`);
}

function intFromDouble(value: number): bigint | Fault {
  // The largest int64 has no double of its own: 2^63 is the first that does not fit.
  return value > -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : overflow;
}

function readInteger(text: string, form: RegExp, as: string): bigint | Fault {
  return text.length <= 32 && form.test(text) ? BigInt(text.replace("+", "")) : cannotRead(text, as);
}

function within(value: bigint | Fault, min: bigint, max: bigint): bigint | Fault {
  if (value instanceof Fault) return value;
  return value < min || value > max ? overflow : value;
}

function uintFrom(value: bigint | Fault): Uint | Fault {
  const checked = within(value, 0n, uintMax);
  return checked instanceof Fault ? checked : new Uint(checked);
}

function readDouble(text: string): number | Fault {
  if (/^[+-]?(?:inf|infinity)$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  const isNumber = text.length <= 400 && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
  return isNumber ? Number(text) : cannotRead(text, "a number");
}

function doubleText(value: number): string {
  if (value === Infinity) return "+Inf";
  return value === -Infinity ? "-Inf" : String(value);
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...["1", "t", "true", "T", "TRUE", "True"].map((word) => [word, true] as const),
  ...["0", "f", "false", "F", "FALSE", "False"].map((word) => [word, false] as const),
]);

function instantFrom(nanos: bigint): Timestamp | Fault {
  return nanos < timestampMin || nanos > timestampMax ? timeRange : new Timestamp(nanos);
}

/** int, uint, double, string, bytes, bool, timestamp, duration, dyn. */
export const conversions: readonly FunctionDeclaration[] = [
  {
    name: "int",
    style: "function",
    help: "the value as an int; a fraction is cut off",
    overloads: [
      of1("int", types.int, (value) => value),
      of1("uint", types.int, (value) => within(value.value, intMin, intMax)),
      of1("double", types.int, intFromDouble),
      of1("string", types.int, (value) => within(readInteger(value, /^[+-]?\d+$/, "an int"), intMin, intMax)),
      of1(
        "timestamp",
        types.int,
        (value) => value.nanos / nanosPerSecond - (value.nanos % nanosPerSecond < 0n ? 1n : 0n),
      ),
    ],
  },
  {
    name: "uint",
    style: "function",
    help: "the value as an unsigned int",
    overloads: [
      of1("uint", types.uint, (value) => value),
      of1("int", types.uint, uintFrom),
      of1("double", types.uint, (value) =>
        value >= 0 && value < 2 ** 64 ? new Uint(BigInt(Math.trunc(value))) : overflow,
      ),
      of1("string", types.uint, (value) => uintFrom(readInteger(value, /^\d+$/, "a uint"))),
    ],
  },
  {
    name: "double",
    style: "function",
    help: "the value as a number with a fraction",
    overloads: [
      of1("double", types.double, (value) => value),
      of1("int", types.double, (value) => Number(value)),
      of1("uint", types.double, (value) => Number(value.value)),
      of1("string", types.double, readDouble),
    ],
  },
  {
    name: "string",
    style: "function",
    help: "the value as text",
    overloads: [
      of1("string", types.string, (value) => value),
      of1("int", types.string, (value) => String(value)),
      of1("uint", types.string, (value) => String(value.value)),
      of1("double", types.string, doubleText),
      of1("bool", types.string, (value) => String(value)),
      of1("bytes", types.string, (value) => decodeUtf8(value) ?? new Fault("these bytes are not UTF-8")),
      of1("timestamp", types.string, timestampText),
      of1("duration", types.string, durationText),
    ],
  },
  {
    name: "bytes",
    style: "function",
    help: "the UTF-8 bytes of a text",
    overloads: [of1("bytes", types.bytes, (value) => value), of1("string", types.bytes, encodeUtf8)],
  },
  {
    name: "bool",
    style: "function",
    help: "true or false from its text",
    overloads: [
      of1("bool", types.bool, (value) => value),
      of1("string", types.bool, (value) => truths.get(value) ?? cannotRead(value, "true or false")),
    ],
  },
  {
    name: "timestamp",
    style: "function",
    help: 'an instant: timestamp("2026-11-20T14:00:00Z"), or seconds since 1970',
    overloads: [
      of1(
        "string",
        types.timestamp,
        (value) => readTimestamp(value) ?? cannotRead(value, 'an instant like "2026-11-20T14:00:00Z"'),
      ),
      of1("int", types.timestamp, (value) => instantFrom(value * nanosPerSecond)),
      of1("timestamp", types.timestamp, (value) => value),
    ],
  },
  {
    name: "duration",
    style: "function",
    help: 'a span of time: duration("1h30m")',
    overloads: [
      of1(
        "string",
        types.duration,
        (value) => readDuration(value) ?? cannotRead(value, 'a duration like "90s", "1h30m" or "250ms"'),
      ),
      of1("int", types.duration, (value) => new Duration(value * nanosPerSecond)),
      of1("duration", types.duration, (value) => value),
    ],
  },
  {
    name: "dyn",
    style: "function",
    help: "the same value, without its type",
    overloads: [of1("any", types.dyn, (value) => value)],
  },
];
