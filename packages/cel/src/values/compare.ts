// Equality and order of values as CEL has them: numbers compare by what they are worth, whatever their type.
import { Duration, Timestamp, Uint, type Optional, type TypeValue } from "./scalars.ts";
import { Fault } from "./unknown.ts";
import { findInMap, kindOf, mapEntries, mapSize, type JsonMap, type ListValue, type MapValue } from "./value.ts";

/** Counts the steps of one evaluation. */
export interface Meter {
  spent: number;
  readonly stepsMax: number;
}

/** Takes steps from the budget; true when it is exhausted. */
export function isExhausted(meter: Meter, steps: number): boolean {
  meter.spent += steps;
  return meter.spent > meter.stepsMax;
}

/** What exhausting the budget says. */
export const exhausted: Fault = new Fault("the condition took more steps than its budget allows");
const nestedTooDeep: Fault = new Fault("the values nest too deeply to be compared");
const comparedDepthMax = 64;

/** A numeric value without its type; undefined for anything else. bigint and number compare exactly in JavaScript. */
function worth(value: unknown): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return value instanceof Uint ? value.value : undefined;
}

/** CEL's `==`. Values of different kinds are different, never an error. */
export function valuesEqual(left: unknown, right: unknown, meter: Meter, depth = 0): boolean | Fault {
  if (left === right) return !(typeof left === "number" && Number.isNaN(left));
  const leftWorth = worth(left);
  if (leftWorth !== undefined) {
    const rightWorth = worth(right);
    return rightWorth !== undefined && compareWorth(leftWorth, rightWorth) === 0;
  }
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (depth > comparedDepthMax) return nestedTooDeep;
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return false;
  switch (kind) {
    case "list":
      return listsEqual(left as ListValue, right as ListValue, meter, depth);
    case "map":
      return mapsEqual(left as JsonMap, right as JsonMap, meter, depth);
    case "timestamp":
      return (left as Timestamp).nanos === (right as Timestamp).nanos;
    case "duration":
      return (left as Duration).nanos === (right as Duration).nanos;
    case "bytes":
      return compareBytes(left as Uint8Array, right as Uint8Array) === 0;
    case "type":
      return (left as TypeValue).name === (right as TypeValue).name;
    case "optional":
      return optionalsEqual(left as Optional, right as Optional, meter, depth);
    default:
      return false;
  }
}

function optionalsEqual(left: Optional, right: Optional, meter: Meter, depth: number): boolean | Fault {
  if (left.held === undefined || right.held === undefined) return left.held === right.held;
  return valuesEqual(left.held, right.held, meter, depth + 1);
}

function listsEqual(left: ListValue, right: ListValue, meter: Meter, depth: number): boolean | Fault {
  if (left.length !== right.length) return false;
  if (isExhausted(meter, left.length)) return exhausted;
  for (let index = 0; index < left.length; index += 1) {
    const same = valuesEqual(left[index], right[index], meter, depth + 1);
    if (same !== true) return same;
  }
  return true;
}

function mapsEqual(left: MapValue | JsonMap, right: MapValue | JsonMap, meter: Meter, depth: number): boolean | Fault {
  const size = mapSize(left);
  if (size !== mapSize(right)) return false;
  if (isExhausted(meter, size)) return exhausted;
  for (const [key, value] of mapEntries(left)) {
    const other = findInMap(right, key);
    if (other === undefined) return false;
    const same = valuesEqual(value, other, meter, depth + 1);
    if (same !== true) return same;
  }
  return true;
}

/** Negative, zero or positive; NaN where neither is the greater (NaN itself); undefined where CEL has no order between the two. */
export function compareValues(left: unknown, right: unknown): number | undefined {
  const leftWorth = worth(left);
  if (leftWorth !== undefined) {
    const rightWorth = worth(right);
    return rightWorth === undefined ? undefined : compareWorth(leftWorth, rightWorth);
  }
  if (typeof left === "string") return typeof right === "string" ? compareText(left, right) : undefined;
  if (typeof left === "boolean") return typeof right === "boolean" ? Number(left) - Number(right) : undefined;
  if (left instanceof Timestamp) return right instanceof Timestamp ? compareBig(left.nanos, right.nanos) : undefined;
  if (left instanceof Duration) return right instanceof Duration ? compareBig(left.nanos, right.nanos) : undefined;
  if (left instanceof Uint8Array) return right instanceof Uint8Array ? compareBytes(left, right) : undefined;
  return undefined;
}

// Ints among themselves are exact; an int beside a double is taken for the nearest double, as CEL's reference does.
function compareWorth(left: number | bigint, right: number | bigint): number {
  const isMixed = typeof left !== typeof right;
  const a = isMixed ? Number(left) : left;
  const b = isMixed ? Number(right) : right;
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
}

function compareBig(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

// By code point: UTF-16 order differs where one text has a surrogate pair and the other a character from U+E000 up.
function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

// Surrogates stand for code points above all others.
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
