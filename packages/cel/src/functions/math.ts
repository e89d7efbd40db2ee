// CEL's math extension: math.greatest(…), math.round(x), math.bitAnd(a, b) and their like.
import type { CelType } from "../door.ts";
import { isNumeric, types } from "../types.ts";
import { compareValues } from "../values/compare.ts";
import { intMin, Uint, uintMax } from "../values/scalars.ts";
import { Fault, overflow } from "../values/unknown.ts";
import { kindOf, type CelValue } from "../values/value.ts";
import { of1, of2, typed, type FunctionDeclaration, type Overload } from "./overload.ts";

const { bool, double, int, uint, dyn } = types;

function declared(name: string, help: string, overloads: readonly Overload[]): FunctionDeclaration {
  return { name: `math.${name}`, style: "function", help, overloads };
}

const noNumbers = new Fault("only numbers can be the greatest or the least, and at least one is needed");

function extreme(values: readonly unknown[], sign: 1 | -1): CelValue | Fault {
  let best: CelValue | undefined;
  for (const value of values) {
    const kind = kindOf(value);
    if (kind !== "int" && kind !== "uint" && kind !== "double") return noNumbers;
    if (best === undefined || (compareValues(value, best) ?? 0) * sign > 0) best = value as CelValue;
  }
  return best ?? noNumbers;
}

// Of numbers of one type it is one of them.
function numberType(candidates: readonly CelType[]): CelType {
  const [first = dyn, ...others] = candidates;
  return isNumeric(first) && others.every((type) => type.kind === first.kind) ? first : dyn;
}

// One list, or up to sixteen numbers.
function extremes(sign: 1 | -1): readonly Overload[] {
  const counts = Array.from({ length: 16 }, (_, index) => index + 1);
  return [
    typed(
      of1("list", dyn, (list) => extreme(list, sign)),
      ([list]) => (list?.kind === "list" ? numberType([list.of]) : dyn),
    ),
    ...counts.map((count): Overload => ({
      parameters: Array.from({ length: count }, () => "any"),
      result: dyn,
      resultFor: (args) => (args[0]?.kind === "list" ? numberType([args[0].of]) : numberType(args)),
      apply: (values) => extreme(values, sign),
    })),
  ];
}

// Halves go away from zero; Math.round lets them go up.
function roundAway(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

function rounding(apply: (value: number) => number): readonly Overload[] {
  return [of1("double", double, apply)];
}

function question(apply: (value: number) => boolean): readonly Overload[] {
  return [of1("double", bool, apply)];
}

function bits(apply: (a: bigint, b: bigint) => bigint): readonly Overload[] {
  return [
    of2("int", "int", int, (a, b) => BigInt.asIntN(64, apply(a, b))),
    of2("uint", "uint", uint, (a, b) => new Uint(BigInt.asUintN(64, apply(a.value, b.value)))),
  ];
}

const negativeShift = new Fault("bits are shifted by 0 or more");

function shifts(apply: (bits64: bigint, by: bigint) => bigint): readonly Overload[] {
  const shifted = (value: bigint, by: bigint): bigint | Fault => {
    if (by < 0n) return negativeShift;
    return by >= 64n ? 0n : apply(BigInt.asUintN(64, value), by);
  };
  return [
    of2("int", "int", int, (a, by) => {
      const made = shifted(a, by);
      return made instanceof Fault ? made : BigInt.asIntN(64, made);
    }),
    of2("uint", "int", uint, (a, by) => {
      const made = shifted(a.value, by);
      return made instanceof Fault ? made : new Uint(made & uintMax);
    }),
  ];
}

/** The functions of the math namespace. */
export const math: readonly FunctionDeclaration[] = [
  declared("greatest", "the greatest of some numbers or of a list", extremes(1)),
  declared("least", "the least of some numbers or of a list", extremes(-1)),
  declared("ceil", "the next whole number up", rounding(Math.ceil)),
  declared("floor", "the next whole number down", rounding(Math.floor)),
  declared("round", "the nearest whole number; halves go away from zero", rounding(roundAway)),
  declared("trunc", "the number without its fraction", rounding(Math.trunc)),
  declared("abs", "the number without its sign", [
    of1("int", int, (value) => (value === intMin ? overflow : value < 0n ? -value : value)),
    of1("uint", uint, (value) => value),
    of1("double", double, Math.abs),
  ]),
  declared("sign", "-1, 0 or 1", [
    of1("int", int, (value) => (value > 0n ? 1n : value < 0n ? -1n : 0n)),
    of1("uint", uint, (value) => new Uint(value.value > 0n ? 1n : 0n)),
    of1("double", double, Math.sign),
  ]),
  declared("sqrt", "the square root", [
    of1("double", double, Math.sqrt),
    of1("int", double, (value) => Math.sqrt(Number(value))),
    of1("uint", double, (value) => Math.sqrt(Number(value.value))),
  ]),
  declared("isNaN", "true for NaN", question(Number.isNaN)),
  declared(
    "isInf",
    "true for an infinity",
    question((value) => Math.abs(value) === Infinity),
  ),
  declared("isFinite", "true for neither NaN nor an infinity", question(Number.isFinite)),
  declared(
    "bitAnd",
    "the bits that both have",
    bits((a, b) => a & b),
  ),
  declared(
    "bitOr",
    "the bits that one has",
    bits((a, b) => a | b),
  ),
  declared(
    "bitXor",
    "the bits that only one has",
    bits((a, b) => a ^ b),
  ),
  declared("bitNot", "all bits turned around", [
    of1("int", int, (value) => ~value),
    of1("uint", uint, (value) => new Uint(value.value ^ uintMax)),
  ]),
  declared(
    "bitShiftLeft",
    "bits moved up",
    shifts((value, by) => BigInt.asUintN(64, value << by)),
  ),
  declared(
    "bitShiftRight",
    "bits moved down, zeros in their place",
    shifts((value, by) => value >> by),
  ),
];
