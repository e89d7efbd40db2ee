// The types that have a name in expressions: `type(x) == int`.
import type { CelType } from "../door.ts";
import { listOf, mapOf, optionalOf, types } from "../types.ts";
import { TypeValue } from "../values/scalars.ts";
import { kindOf, type CelValue, type ValueKind } from "../values/value.ts";
import { of1, typed, type FunctionDeclaration } from "./overload.ts";

const named: ReadonlyMap<string, CelType> = new Map([
  ["bool", types.bool],
  ["bytes", types.bytes],
  ["double", types.double],
  ["int", types.int],
  ["list", listOf(types.dyn)],
  ["map", mapOf(types.dyn, types.dyn)],
  ["null_type", types.null],
  ["optional_type", optionalOf(types.dyn)],
  ["string", types.string],
  ["type", types.type],
  ["uint", types.uint],
  ["google.protobuf.Timestamp", types.timestamp],
  ["google.protobuf.Duration", types.duration],
]);

const nameOf: Readonly<Record<ValueKind, string>> = {
  null: "null_type",
  optional: "optional_type",
  timestamp: "google.protobuf.Timestamp",
  duration: "google.protobuf.Duration",
  bool: "bool",
  bytes: "bytes",
  double: "double",
  int: "int",
  list: "list",
  map: "map",
  string: "string",
  type: "type",
  uint: "uint",
};

/** True where a name, unless the scope has it, is a type. */
export function isTypeName(name: string): boolean {
  return named.has(name);
}

/** The type that a name stands for. */
export function typeNamed(name: string): CelType | undefined {
  return named.get(name);
}

/** The type of a value, as a value. */
export function typeOfValue(value: CelValue): TypeValue {
  return new TypeValue(nameOf[kindOf(value) ?? "null"]);
}

/** type(x). */
export const typeFunction: readonly FunctionDeclaration[] = [
  {
    name: "type",
    style: "function",
    help: "the type of a value: type(x) == string",
    overloads: [
      typed(of1("any", types.type, typeOfValue), ([of]) =>
        of === undefined || of.kind === "dyn" ? types.type : { kind: "type", of },
      ),
    ],
  },
];
