// Macros: calls whose arguments are not values but a field to ask for, or a variable and an expression over it.
import type { CallNode, CelNode, SelectNode } from "./ast.ts";

/** The macros over lists and maps. */
export type LoopMacro = "all" | "exists" | "exists_one" | "filter" | "map";

/** A well-formed loop: `range.macro(variable, body)`, for `map` also `(variable, filter, body)`. */
export interface Loop {
  readonly macro: LoopMacro;
  readonly range: CelNode;
  readonly variable: string;
  readonly variableNode: CelNode;
  /** The filter of a three-argument `map`. */
  readonly filter?: CelNode;
  readonly body: CelNode;
}

const loopHelp: ReadonlyMap<string, string> = new Map([
  ["all", "true where every item fits: list.all(x, x > 0)"],
  ["exists", "true where some item fits: list.exists(x, x > 0)"],
  ["exists_one", "true where exactly one item fits"],
  ["filter", "the items that fit: list.filter(x, x > 0)"],
  ["map", "a value for each item: list.map(x, x * 2)"],
]);

/** The macros with their one-line help. */
export const macros: ReadonlyMap<string, string> = loopHelp;

/** True where the call has the name and the form of a macro over a list, whether or not its arguments are right. */
export function isLoopCall(call: CallNode): boolean {
  return call.target !== undefined && loopHelp.has(call.name);
}

/** The loop of a call, or undefined where its arguments do not make one. */
export function loopOf(call: CallNode): Loop | undefined {
  if (call.target === undefined || !loopHelp.has(call.name)) return undefined;
  const [variableNode, second, third] = call.args;
  if (variableNode?.kind !== "name" || second === undefined) return undefined;
  const macro = call.name as LoopMacro;
  const base = { macro, range: call.target, variable: variableNode.name, variableNode };
  if (call.args.length === 2) return { ...base, body: second };
  return macro === "map" && call.args.length === 3 && third !== undefined
    ? { ...base, filter: second, body: third }
    : undefined;
}

/** The field that `has(a.b)` asks for, or undefined where the argument is no field. */
export function hasOf(call: CallNode): SelectNode | undefined {
  const [field] = call.args;
  if (call.name !== "has" || call.target !== undefined || call.args.length !== 1) return undefined;
  return field?.kind === "select" ? field : undefined;
}
