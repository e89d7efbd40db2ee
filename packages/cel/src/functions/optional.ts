// Optionals: values that may be there or not. `or` and `orValue` are here for their types; the plan asks their other side only when needed.
import type { CelType } from "../door.ts";
import { commonType, listOf, open, optionalOf, types } from "../types.ts";
import { Duration, none, Optional, Uint } from "../values/scalars.ts";
import { Fault } from "../values/unknown.ts";
import { kindOf, mapSize, type CelValue, type JsonMap, type ListValue } from "../values/value.ts";
import { of0, of1, of2, typed, type FunctionDeclaration, type Overload } from "./overload.ts";

const noValue = new Fault("there is no value; ask hasValue() first, or write orValue(…)");

/** True for null, false, 0, "", empty lists and maps, and the durations of no length: what `ofNonZeroValue` takes for no value. */
export function isZeroValue(value: CelValue): boolean {
  if (value === null || value === false || value === 0 || value === 0n || value === "") return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value) || value instanceof Uint8Array) return (value as ListValue | Uint8Array).length === 0;
  if (value instanceof Uint) return value.value === 0n;
  if (value instanceof Duration) return value.nanos === 0n;
  if (value instanceof Optional) return value.held === undefined;
  return kindOf(value) === "map" && mapSize(value as JsonMap) === 0;
}

function heldType(type: CelType | undefined): CelType {
  return type?.kind === "optional" ? type.of : types.dyn;
}

function method(name: string, help: string, overload: Overload): FunctionDeclaration {
  return { name, style: "method", help, overloads: [overload] };
}

/** optional.of … optional.none, and the methods of optionals. */
export const optionals: readonly FunctionDeclaration[] = [
  {
    name: "optional.of",
    style: "function",
    help: "an optional that has this value",
    overloads: [
      typed(
        of1("any", optionalOf(types.dyn), (value) => new Optional(value)),
        ([of]) => optionalOf(of ?? types.dyn),
      ),
    ],
  },
  {
    name: "optional.ofNonZeroValue",
    style: "function",
    help: "an optional that has this value, unless it is null, false, 0 or empty",
    overloads: [
      typed(
        of1("any", optionalOf(types.dyn), (value) => (isZeroValue(value) ? none : new Optional(value))),
        ([of]) => optionalOf(of ?? types.dyn),
      ),
    ],
  },
  {
    name: "optional.none",
    style: "function",
    help: "the optional without a value",
    overloads: [of0(optionalOf(open), () => none)],
  },
  {
    name: "optional.unwrap",
    style: "function",
    help: "the values of the optionals in a list",
    overloads: [typed(of1("list", listOf(types.dyn), unwrap), ([list]) => unwrapped(list))],
  },
  method(
    "unwrapOpt",
    "the values of the optionals in a list",
    typed(of1("list", listOf(types.dyn), unwrap), ([list]) => unwrapped(list)),
  ),
  method(
    "hasValue",
    "true where there is a value",
    of1("optional", types.bool, (optional) => optional.held !== undefined),
  ),
  method(
    "value",
    "the value; unknown where there is none",
    typed(
      of1("optional", types.dyn, (optional) => (optional.held === undefined ? noValue : (optional.held as CelValue))),
      ([optional]) => heldType(optional),
    ),
  ),
  method(
    "or",
    "this optional where it has a value, else the other",
    typed(
      of2("optional", "optional", optionalOf(types.dyn), (first, second) =>
        first.held === undefined ? second : first,
      ),
      ([first, second]) => optionalOf(commonType(heldType(first), heldType(second))),
    ),
  ),
  method(
    "orValue",
    "the value where there is one, else another",
    typed(
      of2("optional", "any", types.dyn, (optional, other) =>
        optional.held === undefined ? other : (optional.held as CelValue),
      ),
      ([optional, other]) => commonType(heldType(optional), other ?? types.dyn),
    ),
  ),
];

function unwrap(list: ListValue): ListValue | Fault {
  const values: unknown[] = [];
  for (const item of list) {
    if (!(item instanceof Optional)) return new Fault("unwrap takes a list of optionals");
    if (item.held !== undefined) values.push(item.held);
  }
  return values;
}

function unwrapped(list: CelType | undefined): CelType {
  return listOf(list?.kind === "list" ? heldType(list.of) : types.dyn);
}
