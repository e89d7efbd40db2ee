// How a function is declared: its overloads with the kinds they take, what they give, and the code that runs.
import type { CelType } from "../door.ts";
import type { Duration, Optional, Timestamp, TypeValue, Uint } from "../values/scalars.ts";
import type { Meter } from "../values/compare.ts";
import { kindOf, type CelValue, type JsonMap, type ListValue, type MapValue, type ValueKind } from "../values/value.ts";
import type { Fault } from "../values/unknown.ts";

/** What a parameter takes; `any` is every kind. */
export type ParameterKind = ValueKind | "any";

interface KindValues {
  readonly null: null;
  readonly bool: boolean;
  readonly double: number;
  readonly int: bigint;
  readonly uint: Uint;
  readonly string: string;
  readonly bytes: Uint8Array;
  readonly timestamp: Timestamp;
  readonly duration: Duration;
  readonly list: ListValue;
  readonly map: MapValue | JsonMap;
  readonly type: TypeValue;
  readonly optional: Optional;
  readonly any: CelValue;
}

/** One way to call a function; a method's receiver is its first parameter. */
export interface Overload {
  readonly parameters: readonly ParameterKind[];
  readonly result: CelType;
  /** The result where it depends on the types of the arguments. */
  readonly resultFor?: (args: readonly CelType[]) => CelType;
  apply(args: readonly CelValue[], meter: Meter): CelValue | Fault;
  /** The same for one and for two arguments, without a list of them. */
  readonly applyOne?: (a: CelValue, meter: Meter) => CelValue | Fault;
  readonly applyTwo?: (a: CelValue, b: CelValue, meter: Meter) => CelValue | Fault;
}

/** A function, method or operator with all its overloads. */
export interface FunctionDeclaration {
  readonly name: string;
  /** `size(x)`, `x.size()`, or both; operators are written between their operands. */
  readonly style: "function" | "method" | "both" | "operator";
  /** One line for completions. */
  readonly help: string;
  readonly overloads: readonly Overload[];
}

/** An overload whose result depends on the types of its arguments. */
export function typed(overload: Overload, resultFor: (args: readonly CelType[]) => CelType): Overload {
  return { ...overload, resultFor };
}

/** An overload without parameters. */
export function of0(result: CelType, apply: () => CelValue): Overload {
  return { parameters: [], result, apply };
}

/** An overload with one parameter. */
export function of1<A extends ParameterKind>(
  a: A,
  result: CelType,
  apply: (a: KindValues[A], meter: Meter) => CelValue | Fault,
): Overload {
  return {
    parameters: [a],
    result,
    apply: (args, meter) => apply(args[0] as KindValues[A], meter),
    applyOne: (value, meter) => apply(value as KindValues[A], meter),
  };
}

/** An overload with two parameters. */
export function of2<A extends ParameterKind, B extends ParameterKind>(
  a: A,
  b: B,
  result: CelType,
  apply: (a: KindValues[A], b: KindValues[B], meter: Meter) => CelValue | Fault,
): Overload {
  return {
    parameters: [a, b],
    result,
    apply: (args, meter) => apply(args[0] as KindValues[A], args[1] as KindValues[B], meter),
    applyTwo: (left, right, meter) => apply(left as KindValues[A], right as KindValues[B], meter),
  };
}

/** An overload with three parameters. */
export function of3<A extends ParameterKind, B extends ParameterKind, C extends ParameterKind>(
  a: A,
  b: B,
  c: C,
  result: CelType,
  apply: (args: readonly [KindValues[A], KindValues[B], KindValues[C]], meter: Meter) => CelValue | Fault,
): Overload {
  return {
    parameters: [a, b, c],
    result,
    apply: (args, meter) =>
      apply([args[0] as KindValues[A], args[1] as KindValues[B], args[2] as KindValues[C]], meter),
  };
}

/** An overload with four parameters. */
export function of4<A extends ParameterKind, B extends ParameterKind, C extends ParameterKind, D extends ParameterKind>(
  a: A,
  b: B,
  c: C,
  d: D,
  result: CelType,
  apply: (
    args: readonly [KindValues[A], KindValues[B], KindValues[C], KindValues[D]],
    meter: Meter,
  ) => CelValue | Fault,
): Overload {
  return {
    parameters: [a, b, c, d],
    result,
    apply: (args, meter) =>
      apply(
        [args[0] as KindValues[A], args[1] as KindValues[B], args[2] as KindValues[C], args[3] as KindValues[D]],
        meter,
      ),
  };
}

/** True where a value can be handed to a parameter. */
export function admits(parameter: ParameterKind, value: CelValue): boolean {
  return parameter === "any" || kindOf(value) === parameter;
}
