// The arithmetic operators: 64-bit ints that fail on overflow instead of wrapping, IEEE doubles, joining of texts and lists, time.
import { listOf, types } from "../types.ts";
import {
  Duration,
  durationMax,
  intMax,
  intMin,
  Timestamp,
  timestampMax,
  timestampMin,
  Uint,
  uintMax,
} from "../values/scalars.ts";
import { divisionByZero, durationRange, overflow, timeRange, type Fault } from "../values/unknown.ts";
import { exhausted, isExhausted } from "../values/compare.ts";
import { of1, of2, type FunctionDeclaration } from "./overload.ts";

const { int, uint, double, string, bytes, timestamp, duration } = types;

function intOf(value: bigint): bigint | Fault {
  return value > intMax || value < intMin ? overflow : value;
}

function uintOf(value: bigint): Uint | Fault {
  return value > uintMax || value < 0n ? overflow : new Uint(value);
}

function instantOf(nanos: bigint): Timestamp | Fault {
  return nanos > timestampMax || nanos < timestampMin ? timeRange : new Timestamp(nanos);
}

function spanOf(nanos: bigint): Duration | Fault {
  return nanos > durationMax || nanos < -durationMax ? durationRange : new Duration(nanos);
}

// Between two instants there are at most 292 years: the nanoseconds of 64 bits.
function spanBetween(nanos: bigint): Duration | Fault {
  return nanos > intMax || nanos < intMin ? durationRange : new Duration(nanos);
}

function joinBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}

/** + − * / % and the sign. */
export const arithmetic: readonly FunctionDeclaration[] = [
  {
    name: "+",
    style: "operator",
    help: "sum, or one text, list or time after the other",
    overloads: [
      of2("int", "int", int, (a, b) => intOf(a + b)),
      of2("double", "double", double, (a, b) => a + b),
      of2("uint", "uint", uint, (a, b) => uintOf(a.value + b.value)),
      of2("string", "string", string, (a, b, meter) =>
        isExhausted(meter, (a.length + b.length) >> 6) ? exhausted : a + b,
      ),
      of2("bytes", "bytes", bytes, (a, b, meter) =>
        isExhausted(meter, (a.length + b.length) >> 6) ? exhausted : joinBytes(a, b),
      ),
      of2("list", "list", listOf(types.dyn), (a, b, meter) =>
        isExhausted(meter, a.length + b.length) ? exhausted : [...a, ...b],
      ),
      of2("timestamp", "duration", timestamp, (a, b) => instantOf(a.nanos + b.nanos)),
      of2("duration", "timestamp", timestamp, (a, b) => instantOf(a.nanos + b.nanos)),
      of2("duration", "duration", duration, (a, b) => spanOf(a.nanos + b.nanos)),
    ],
  },
  {
    name: "-",
    style: "operator",
    help: "difference of numbers or times",
    overloads: [
      of2("int", "int", int, (a, b) => intOf(a - b)),
      of2("double", "double", double, (a, b) => a - b),
      of2("uint", "uint", uint, (a, b) => uintOf(a.value - b.value)),
      of2("timestamp", "timestamp", duration, (a, b) => spanBetween(a.nanos - b.nanos)),
      of2("timestamp", "duration", timestamp, (a, b) => instantOf(a.nanos - b.nanos)),
      of2("duration", "duration", duration, (a, b) => spanOf(a.nanos - b.nanos)),
    ],
  },
  {
    name: "*",
    style: "operator",
    help: "product",
    overloads: [
      of2("int", "int", int, (a, b) => intOf(a * b)),
      of2("double", "double", double, (a, b) => a * b),
      of2("uint", "uint", uint, (a, b) => uintOf(a.value * b.value)),
    ],
  },
  {
    name: "/",
    style: "operator",
    help: "quotient; of ints without the rest",
    overloads: [
      of2("int", "int", int, (a, b) => (b === 0n ? divisionByZero : intOf(a / b))),
      of2("double", "double", double, (a, b) => a / b),
      of2("uint", "uint", uint, (a, b) => (b.value === 0n ? divisionByZero : uintOf(a.value / b.value))),
    ],
  },
  {
    name: "%",
    style: "operator",
    help: "rest of a division of ints",
    overloads: [
      of2("int", "int", int, (a, b) => (b === 0n ? divisionByZero : a % b)),
      of2("uint", "uint", uint, (a, b) => (b.value === 0n ? divisionByZero : uintOf(a.value % b.value))),
    ],
  },
];

/** The sign: -x. */
export const negation: FunctionDeclaration = {
  name: "-",
  style: "operator",
  help: "the opposite number",
  overloads: [
    of1("int", int, (a) => intOf(-a)),
    of1("double", double, (a) => -a),
    of1("duration", duration, (a) => spanOf(-a.nanos)),
  ],
};
