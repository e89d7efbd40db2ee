// Every function by name, and the ones that CEL has and Laban has not yet. A new function is one entry in a file beside this one.
import { arithmetic, negation } from "./arithmetic.ts";
import { calendar } from "./calendar.ts";
import { conversions } from "./convert.ts";
import { text } from "./text.ts";
import type { FunctionDeclaration } from "./overload.ts";

/** Functions and methods, in the order of completions. */
export const functions: readonly FunctionDeclaration[] = [...text, ...conversions, ...calendar];

const functionsByName: ReadonlyMap<string, FunctionDeclaration> = new Map(functions.map((one) => [one.name, one]));
const operatorsByName: ReadonlyMap<string, FunctionDeclaration> = new Map(arithmetic.map((one) => [one.name, one]));

/** The function or method of this name. */
export function findFunction(name: string): FunctionDeclaration | undefined {
  return functionsByName.get(name);
}

/** The arithmetic operator of this sign. */
export function findOperator(sign: string): FunctionDeclaration | undefined {
  return operatorsByName.get(sign);
}

export { negation };

const hasFirst = "Ask in another way for now.";

/** What CEL and its common extensions have and Laban has not yet, with what to do meanwhile. */
export const notYet: ReadonlyMap<string, string> = new Map([
  [
    "matches",
    "Use contains, startsWith or endsWith for now; a pattern is never run on the host's own regular expressions.",
  ],
  ["type", "Compare with a value of the type instead."],
  ...[
    "replace",
    "split",
    "join",
    "lowerAscii",
    "upperAscii",
    "trim",
    "substring",
    "indexOf",
    "lastIndexOf",
    "charAt",
    "format",
    "reverse",
    "quote",
    "orValue",
    "hasValue",
    "optMap",
    "transformList",
    "transformMap",
    "existsOne",
    "sort",
    "distinct",
    "flatten",
    "slice",
    "range",
  ].map((name) => [name, hasFirst] as const),
]);

/** Names in front of extension functions: math.greatest(…), optional.of(…). */
export const notYetNamespaces: ReadonlySet<string> = new Set([
  "math",
  "strings",
  "optional",
  "base64",
  "lists",
  "sets",
  "cel",
]);
