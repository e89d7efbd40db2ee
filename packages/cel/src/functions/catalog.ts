// Every function by name. A new function is one entry in a file beside this one.
import type { CallNode, CelNode } from "../syntax/ast.ts";
import { aggregates } from "./aggregate.ts";
import { arithmetic, negation } from "./arithmetic.ts";
import { base64 } from "./base64.ts";
import { calendar } from "./calendar.ts";
import { conversions } from "./convert.ts";
import { format } from "./format.ts";
import { math } from "./math.ts";
import { optionals } from "./optional.ts";
import { patterns } from "./pattern.ts";
import { strings } from "./strings.ts";
import { text } from "./text.ts";
import { typeFunction } from "./typeNames.ts";
import type { FunctionDeclaration } from "./overload.ts";

/** Functions and methods, in the order of completions. */
export const functions: readonly FunctionDeclaration[] = [
  ...text,
  ...patterns,
  ...strings,
  ...format,
  ...conversions,
  ...calendar,
  ...math,
  ...aggregates,
  ...base64,
  ...optionals,
  ...typeFunction,
];

const functionsByName: ReadonlyMap<string, FunctionDeclaration> = new Map(functions.map((one) => [one.name, one]));
const operatorsByName: ReadonlyMap<string, FunctionDeclaration> = new Map(arithmetic.map((one) => [one.name, one]));

/** The function or method of this name. */
export function findFunction(name: string): FunctionDeclaration | undefined {
  return functionsByName.get(name);
}

/** A call with what it is called by: `math.abs(x)` is one function of a namespace, not a method of something called math. */
export interface Callee {
  readonly name: string;
  /** The receiver first, where it is a method. */
  readonly args: readonly CelNode[];
  readonly isMethod: boolean;
}

/** What a call calls. */
export function calleeOf(node: CallNode): Callee {
  const { target, name, args } = node;
  if (target === undefined) return { name, args, isMethod: false };
  const qualified = target.kind === "name" ? `${target.name}.${name}` : "";
  if (functionsByName.has(qualified)) return { name: qualified, args, isMethod: false };
  return { name, args: [target, ...args], isMethod: true };
}

/** The arithmetic operator of this sign. */
export function findOperator(sign: string): FunctionDeclaration | undefined {
  return operatorsByName.get(sign);
}

export { negation };

/** Names in front of functions: math.greatest(…), optional.of(…). */
export const namespaces: ReadonlySet<string> = new Set(
  functions.filter((one) => one.name.includes(".")).map((one) => one.name.split(".")[0] ?? ""),
);
