// What an expression can give. JSON from events stays as it was parsed; only numbers that a schema calls integer become bigint.
import { Duration, Optional, Timestamp, TypeValue, Uint } from "./scalars.ts";
import { UnknownValue } from "./unknown.ts";

/** An object as it was parsed from JSON; fields are read as own properties only. */
export interface JsonMap {
  readonly [name: string]: unknown;
}

/** A key of a map that an expression makes; ints and uints of the same value are the same key. */
export type MapKey = boolean | bigint | string;

/** A list: of an expression, or a JSON array as it was parsed. */
export type ListValue = readonly unknown[];

/** A map that an expression makes. */
export type MapValue = ReadonlyMap<MapKey, unknown>;

/** Any value. `number` is a double, `bigint` an int. */
export type CelValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint
  | Uint8Array
  | Timestamp
  | Duration
  | TypeValue
  | Optional
  | ListValue
  | MapValue
  | JsonMap;

/** A value, or why there is none. */
export type Outcome = CelValue | UnknownValue;

/** The kinds that overloads tell apart. */
export type ValueKind =
  | "null"
  | "bool"
  | "double"
  | "int"
  | "string"
  | "uint"
  | "bytes"
  | "timestamp"
  | "duration"
  | "list"
  | "map"
  | "type"
  | "optional";

/** The kind of a value; undefined for what is no CEL value (a function, a symbol, undefined). */
export function kindOf(value: unknown): ValueKind | undefined {
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
      return "double";
    case "bigint":
      return "int";
    case "string":
      return "string";
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return "list";
      if (value instanceof Uint) return "uint";
      if (value instanceof Timestamp) return "timestamp";
      if (value instanceof Duration) return "duration";
      if (value instanceof Uint8Array) return "bytes";
      if (value instanceof Optional) return "optional";
      if (value instanceof TypeValue) return "type";
      if (value instanceof UnknownValue) return undefined;
      return "map";
    default:
      return undefined;
  }
}

/** True for what can stand as a value; an element of a JSON array may be anything that was handed in. */
export function isCelValue(value: unknown): value is CelValue {
  return kindOf(value) !== undefined;
}

/** The value's kind with its article, for reasons: "a string", "an int". */
export function kindInWords(value: unknown): string {
  const kind = kindOf(value);
  if (kind === undefined) return "missing";
  if (kind === "null") return "null";
  if (kind === "double") return "a number";
  if (kind === "int" || kind === "optional") return `an ${kind}`;
  return kind === "map" ? "an object" : `a ${kind}`;
}

/** The key under which an expression's map keeps a value; undefined for what cannot be a key. Integral doubles find ints. */
export function mapKey(value: unknown): MapKey | undefined {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "bigint") return value;
  if (value instanceof Uint) return value.value;
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  return undefined;
}

/** An own field of a parsed object: `constructor` and `__proto__` are names like any other. */
export function ownField(object: JsonMap, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** What `container[key]` or `container.key` finds in a map; undefined when it is not there. */
export function findInMap(container: MapValue | JsonMap, key: unknown): unknown {
  if (container instanceof Map) {
    const found = mapKey(key);
    return found === undefined ? undefined : container.get(found);
  }
  return typeof key === "string" ? ownField(container as JsonMap, key) : undefined;
}

/** Keys and values of a map, in order. */
export function mapEntries(container: MapValue | JsonMap): readonly (readonly [MapKey, unknown])[] {
  return container instanceof Map ? [...container.entries()] : Object.entries(container);
}

/** How many entries a map has. */
export function mapSize(container: MapValue | JsonMap): number {
  return container instanceof Map ? container.size : Object.keys(container).length;
}
