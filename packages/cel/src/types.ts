// The types of the checker: their names, which value kinds they admit, and what two branches have in common.
import type { CelField, CelType } from "./door.ts";
import type { ValueKind } from "./values/value.ts";

type SimpleKind = Exclude<CelType["kind"], "list" | "map" | "object" | "optional" | "opaque">;

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
  type: { kind: "type" },
  dyn: { kind: "dyn" },
} as const satisfies Record<SimpleKind, CelType>;

/** The simple types, by name. */
export const types: Readonly<Record<SimpleKind, CelType>> = simple;

/** list(of). */
export function listOf(of: CelType): CelType {
  return { kind: "list", of };
}

/** A map with values of this type, and with string keys unless others are given. */
export function mapOf(of: CelType, key?: CelType): CelType {
  return key === undefined ? { kind: "map", of } : { kind: "map", of, key };
}

/** optional(of). */
export function optionalOf(of: CelType): CelType {
  return { kind: "optional", of };
}

/** The type of the keys of a map or an object. */
export function keyTypeOf(type: CelType): CelType {
  return type.kind === "map" ? (type.key ?? types.string) : types.string;
}

/**
 * What the items of `[]` or the value of `optional.none()` are: anything, until something beside them says more.
 * Told from other dyn by identity.
 */
export const open: CelType = { kind: "dyn" };

/** A type as people read it: "int", "list(string)", "object". */
export function typeText(type: CelType): string {
  switch (type.kind) {
    case "list":
    case "map":
    case "optional":
      return type.of.kind === "dyn" ? type.kind : `${type.kind}(${typeText(type.of)})`;
    case "opaque":
      return `${type.name}(${type.of.map(typeText).join(", ")})`;
    case "dyn":
      return "anything";
    default:
      return type.kind;
  }
}

/** The kind of value that a type admits; undefined for dyn and for a host's own types. */
export function valueKindOf(type: CelType): ValueKind | undefined {
  if (type.kind === "dyn" || type.kind === "opaque") return undefined;
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
  if (left.kind === "optional" && right.kind === "optional") return areComparable(left.of, right.of);
  return valueKindOf(left) === valueKindOf(right);
}

/** What two branches have in common: the same type, or dyn. */
export function commonType(left: CelType, right: CelType): CelType {
  if (left === right || right === open) return left;
  if (left === open) return right;
  if (left.kind === "list" && right.kind === "list") return listOf(commonType(left.of, right.of));
  if (left.kind === "map" && right.kind === "map")
    return mapOf(commonType(left.of, right.of), commonType(keyTypeOf(left), keyTypeOf(right)));
  if (left.kind === "optional" && right.kind === "optional") return optionalOf(commonType(left.of, right.of));
  if (left.kind === "optional" && right.kind === "null") return left;
  if (left.kind === "null" && right.kind === "optional") return right;
  if (left.kind === "opaque" && right.kind === "opaque") {
    const isSame = left.name === right.name && left.of.length === right.of.length;
    return isSame
      ? { ...left, of: left.of.map((of, index) => commonType(of, right.of[index] ?? types.dyn)) }
      : types.dyn;
  }
  if (left.kind === right.kind && left.kind !== "object") return left;
  return types.dyn;
}

/** The field of an object type, own properties only. */
export function fieldOf(type: CelType, name: string): CelField | undefined {
  if (type.kind !== "object" || !Object.hasOwn(type.fields, name)) return undefined;
  return type.fields[name];
}
