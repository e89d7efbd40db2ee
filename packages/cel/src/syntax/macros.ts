// Macros: calls whose arguments are not values but a field to ask for, or variables and an expression over them.
import type { CallNode, CelNode, SelectNode } from "./ast.ts";

/** The macros over lists and maps; `existsOne` is another name of `exists_one`. */
export type LoopMacro =
  | "all"
  | "exists"
  | "exists_one"
  | "filter"
  | "map"
  | "transformList"
  | "transformMap"
  | "transformMapEntry";

/** A variable of a macro. */
export interface MacroVariable {
  readonly name: string;
  readonly node: CelNode;
}

/** A well-formed loop: `range.macro(variable, body)` or `range.macro(key, value, body)`; some take a filter before the body. */
export interface Loop {
  readonly macro: LoopMacro;
  readonly range: CelNode;
  /** The item of a list or the key of a map; with two variables the position or the key. */
  readonly variable: MacroVariable;
  /** With two variables: the item, or the value at the key. */
  readonly second?: MacroVariable;
  readonly filter?: CelNode;
  readonly body: CelNode;
}

/** A well-formed binding: one variable with a value, and an expression over it. */
export interface Binding {
  /** `bind` takes the value as it is; the others take what an optional holds, and give an optional. */
  readonly macro: "bind" | "optMap" | "optFlatMap";
  readonly value: CelNode;
  readonly variable: MacroVariable;
  readonly body: CelNode;
}

interface MacroForm {
  readonly help: string;
  /** How many variables it can have. */
  readonly variables: readonly (1 | 2)[];
  readonly takesFilter: boolean;
  readonly macro: LoopMacro;
}

const loopForms: ReadonlyMap<string, MacroForm> = new Map<string, MacroForm>([
  ["all", condition("all", "true where every item fits: list.all(x, x > 0)")],
  ["exists", condition("exists", "true where some item fits: list.exists(x, x > 0)")],
  ["exists_one", condition("exists_one", "true where exactly one item fits")],
  ["existsOne", condition("exists_one", "true where exactly one item fits")],
  [
    "filter",
    { macro: "filter", help: "the items that fit: list.filter(x, x > 0)", variables: [1], takesFilter: false },
  ],
  ["map", { macro: "map", help: "a value for each item: list.map(x, x * 2)", variables: [1], takesFilter: true }],
  ["transformList", transform("transformList", "a value for each item: list.transformList(i, x, x * i)")],
  ["transformMap", transform("transformMap", "a map with other values: map.transformMap(k, v, v * 2)")],
  ["transformMapEntry", transform("transformMapEntry", "a map of other entries: map.transformMapEntry(k, v, {v: k})")],
]);

function condition(macro: LoopMacro, help: string): MacroForm {
  return { macro, help, variables: [1, 2], takesFilter: false };
}

function transform(macro: LoopMacro, help: string): MacroForm {
  return { macro, help, variables: [2], takesFilter: true };
}

/** The macros of lists and maps with their one-line help. */
export const macros: ReadonlyMap<string, string> = new Map(
  [...loopForms].filter(([name]) => name !== "existsOne").map(([name, form]) => [name, form.help]),
);

/** The macros of optionals with their one-line help. */
export const optionalMacros: ReadonlyMap<string, string> = new Map([
  ["optMap", "a value made of what is there: opt.optMap(x, x + 1)"],
  ["optFlatMap", "an optional made of what is there: opt.optFlatMap(x, x.?field)"],
]);

/** True where the call has the name and the form of a macro over a list, whether or not its arguments are right. */
export function isLoopCall(call: CallNode): boolean {
  return call.target !== undefined && loopForms.has(call.name);
}

/** True where the call has the name and the form of a binding, whether or not its arguments are right. */
export function isBindingCall({ target, name }: CallNode): boolean {
  if (target === undefined) return false;
  return optionalMacros.has(name) || (name === "bind" && target.kind === "name" && target.name === "cel");
}

/** The loop of a call, or undefined where its arguments do not make one. */
export function loopOf(call: CallNode): Loop | undefined {
  const form = call.target === undefined ? undefined : loopForms.get(call.name);
  if (call.target === undefined || form === undefined) return undefined;
  const count = call.args.length;
  // map(x, filter, body) has one variable and three arguments, all(i, x, body) two and three.
  const variables = form.variables.find((wanted) => count === wanted + 1 || (form.takesFilter && count === wanted + 2));
  if (variables === undefined) return undefined;
  const variable = variableOf(call.args[0]);
  const second = variables === 2 ? variableOf(call.args[1]) : undefined;
  const body = call.args[count - 1];
  const filter = count === variables + 2 ? call.args[variables] : undefined;
  if (variable === undefined || body === undefined || (variables === 2 && second === undefined)) return undefined;
  return {
    macro: form.macro,
    range: call.target,
    variable,
    body,
    ...(second !== undefined && { second }),
    ...(filter !== undefined && { filter }),
  };
}

/** The binding of a call, or undefined where its arguments do not make one. */
export function bindingOf(call: CallNode): Binding | undefined {
  if (!isBindingCall(call) || call.target === undefined) return undefined;
  const isBind = call.name === "bind";
  const [first, second, third] = call.args;
  const variable = variableOf(first);
  const value = isBind ? second : call.target;
  const body = isBind ? third : second;
  if (variable === undefined || value === undefined || body === undefined) return undefined;
  if (call.args.length !== (isBind ? 3 : 2)) return undefined;
  return { macro: isBind ? "bind" : call.name === "optMap" ? "optMap" : "optFlatMap", value, variable, body };
}

function variableOf(node: CelNode | undefined): MacroVariable | undefined {
  return node?.kind === "name" ? { name: node.name, node } : undefined;
}

/** The field that `has(a.b)` asks for, or undefined where the argument is no field. */
export function hasOf(call: CallNode): SelectNode | undefined {
  const [field] = call.args;
  if (call.name !== "has" || call.target !== undefined || call.args.length !== 1) return undefined;
  return field?.kind === "select" ? field : undefined;
}

/** What a macro call brings into scope for some of its parts. */
export interface MacroScope {
  readonly variables: readonly MacroVariable[];
  /** The parts that see the variables. */
  readonly inside: readonly CelNode[];
  /** The parts that do not. */
  readonly outside: readonly CelNode[];
}

/** The variables of a loop or a binding and where they are seen; undefined for any other node. */
export function macroScopeOf(node: CelNode): MacroScope | undefined {
  if (node.kind !== "call" || node.target === undefined) return undefined;
  const loop = loopOf(node);
  if (loop !== undefined) {
    const { variable, second, filter, body, range } = loop;
    return {
      variables: second === undefined ? [variable] : [variable, second],
      inside: filter === undefined ? [body] : [filter, body],
      outside: [range],
    };
  }
  const binding = bindingOf(node);
  if (binding === undefined) return undefined;
  return { variables: [binding.variable], inside: [binding.body], outside: [binding.value] };
}
