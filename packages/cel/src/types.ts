// The types of the checker: their names, which value kinds they admit, and what two branches have in common.
import type { CelField, CelType } from "./door.ts";
import type { ValueKind } from "./values/value.ts";

type SimpleKind = Exclude<CelType["kind"], "list" | "map" | "object">;

const simple = {
  bool: { kind: "bool" },
  int: { kind: "int" },
  uint: { kind: "uint" },
  double: { kind: "double" },
  string: { kind: "string" },
  bytes: { kind: "bytes" },
  null: { kind: "null" },
  timestamp: { kind: "timestamp" },
  duration: { kind: "duration" },
  dyn: { kind: "dyn" },
} as const satisfies Record<SimpleKind, CelType>;

/** The simple types, by name. */
export const types: Readonly<Record<SimpleKind, CelType>> = simple;

/** list(of). */
export function listOf(of: CelType): CelType {
  return { kind: "list", of };
}

/** A map with string keys and values of this type. */
export function mapOf(of: CelType): CelType {
  return { kind: "map", of };
}

/** A type as people read it: "int", "list(string)", "object". */
export function typeText(type: CelType): string {
  switch (type.kind) {
    case "list":
    case "map":
      return type.of.kind === "dyn" ? type.kind : `${type.kind}(${typeText(type.of)})`;
    case "dyn":
      return "anything";
    default:
      return type.kind;
  }
}

/** The kind of value that a type admits; undefined for dyn. */
export function valueKindOf(type: CelType): ValueKind | undefined {
  if (type.kind === "dyn") return undefined;
  return type.kind === "object" ? "map" : type.kind;
}

/** True for int, uint and double. */
export function isNumeric(type: CelType): boolean {
  return type.kind === "int" || type.kind === "uint" || type.kind === "double";
}

/** True where a value of one type can equal one of the other: numbers among themselves, dyn and null with all. */
export function areComparable(left: CelType, right: CelType): boolean {
  if (left.kind === "dyn" || right.kind === "dyn" || left.kind === "null" || right.kind === "null") return true;
  if (isNumeric(left) && isNumeric(right)) return true;
  if (left.kind === "list" && right.kind === "list") return areComparable(left.of, right.of);
  return valueKindOf(left) === valueKindOf(right);
}

/** What two branches have in common: the same type, or dyn. */
export function commonType(left: CelType, right: CelType): CelType {
  if (left === right) return left;
  if (left.kind === "list" && right.kind === "list") return listOf(commonType(left.of, right.of));
  if (left.kind === "map" && right.kind === "map") return mapOf(commonType(left.of, right.of));
  if (left.kind === right.kind && left.kind !== "object") return left;
  return types.dyn;
}

/** The field of an object type, own properties only. */
export function fieldOf(type: CelType, name: string): CelField | undefined {
  if (type.kind !== "object" || !Object.hasOwn(type.fields, name)) return undefined;
  return type.fields[name];
}
