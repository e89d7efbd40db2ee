// Macros: what their variables are, which parts see them, and what the parts must give.
import type { CelType } from "../door.ts";
import type { CallNode, CelNode } from "../syntax/ast.ts";
import { bindingOf, hasOf, loopOf, macros, type Binding, type Loop, type MacroVariable } from "../syntax/macros.ts";
import { keyTypeOf, listOf, mapOf, optionalOf, types, typeText } from "../types.ts";
import { checkHas } from "./checkField.ts";
import { called, report, within, type Checking } from "./checking.ts";
import { presentWhen } from "./presence.ts";

/** The type of `has(a.b)`. */
export function checkHasCall(checking: Checking, node: CallNode): CelType {
  const field = hasOf(node);
  if (field !== undefined) checkHas(checking, field);
  else {
    for (const arg of node.args) checking.visit(arg);
    report(checking, { code: "cel/macro", node, message: "has(…) asks for one field, as in has(data.name)." });
  }
  return types.bool;
}

/** The type of a call that has the name of a loop. */
export function checkLoopCall(checking: Checking, node: CallNode): CelType {
  const loop = loopOf(node);
  if (loop !== undefined) return checkLoop(checking, node, loop);
  const { target } = node;
  const range = target === undefined ? types.dyn : checking.visit(target);
  const [variable, ...others] = node.args;
  // The variable has its type already while the rest is still being written.
  if (variable !== undefined)
    checking.typeOf.set(variable, target === undefined ? types.dyn : itemType(checking, target, range));
  for (const arg of others) within(checking, undefined, [], () => checking.visit(arg));
  const message = `${node.name} takes a variable and a condition: ${macros.get(node.name)?.split(": ")[1] ?? `list.${node.name}(x, x > 0)`}.`;
  report(checking, { code: "cel/macro", node: { start: node.nameStart, end: node.end }, message });
  return types.dyn;
}

/** The type of `cel.bind(x, value, body)`, `opt.optMap(x, body)` and `opt.optFlatMap(x, body)`. */
export function checkBindingCall(checking: Checking, node: CallNode): CelType {
  const binding = bindingOf(node);
  if (binding !== undefined) return checkBinding(checking, node, binding);
  const isBind = node.name === "bind";
  for (const arg of node.args.slice(1)) checking.visit(arg);
  if (!isBind && node.target !== undefined) checking.visit(node.target);
  const right = isBind ? "cel.bind(x, value, expression)" : `opt.${node.name}(x, expression)`;
  const message = `${node.name} takes a variable first: ${right}.`;
  report(checking, { code: "cel/macro", node: { start: node.nameStart, end: node.end }, message });
  return types.dyn;
}

function checkBinding(checking: Checking, node: CallNode, { macro, value, variable, body }: Binding): CelType {
  const given = checking.visit(value);
  if (macro === "bind") return withVariables(checking, [[variable, given]], () => checking.visit(body));
  if (given.kind !== "optional" && given.kind !== "dyn") {
    const message = `${macro} asks an optional, as data.?field gives one; ${called(checking, value)} is ${typeText(given)}.`;
    report(checking, { code: "cel/type", node: value, message });
  }
  const held = given.kind === "optional" ? given.of : types.dyn;
  const made = withVariables(checking, [[variable, held]], () => checking.visit(body));
  if (macro === "optMap") return optionalOf(made);
  if (made.kind === "optional" || made.kind === "dyn") return made;
  const message = `optFlatMap gives an optional; ${called(checking, body)} is ${typeText(made)}. Write optMap for a value.`;
  const range = { start: node.nameStart, end: node.nameEnd };
  report(checking, { code: "cel/type", node: body, message, fix: { title: "Write optMap", ...range, text: "optMap" } });
  return optionalOf(made);
}

function checkLoop(checking: Checking, node: CallNode, loop: Loop): CelType {
  const range = checking.visit(loop.range);
  const item = itemType(checking, loop.range, range);
  const { variable, second } = loop;
  const typed: readonly (readonly [MacroVariable, CelType])[] =
    second === undefined
      ? [[variable, item]]
      : [
          [variable, positionType(range)],
          [second, secondType(range)],
        ];
  const body = withVariables(checking, typed, () => checkLoopBody(checking, node, loop));
  switch (loop.macro) {
    case "map":
    case "transformList":
      return listOf(body);
    case "filter":
      return listOf(item);
    case "transformMap":
      return mapOf(body, range.kind === "list" ? types.int : keyTypeOf(range));
    case "transformMapEntry":
      return body.kind === "map" ? body : mapOf(types.dyn, types.dyn);
    default:
      return types.bool;
  }
}

function checkLoopBody(checking: Checking, node: CallNode, loop: Loop): CelType {
  const { filter, body, macro } = loop;
  if (filter !== undefined)
    within(checking, filter, [], () => expectBool(checking, filter, checking.visit(filter), node));
  const present = filter === undefined ? [] : presentWhen(filter, true);
  const isCondition = macro === "all" || macro === "exists" || macro === "exists_one" || macro === "filter";
  let type: CelType = types.dyn;
  within(checking, isCondition ? body : undefined, present, () => (type = checking.visit(body)));
  if (isCondition) expectBool(checking, body, type, node);
  if (macro === "transformMapEntry" && type.kind !== "map" && type.kind !== "object" && type.kind !== "dyn") {
    const message = `transformMapEntry makes entries: {k: v}; ${called(checking, body)} is ${typeText(type)}.`;
    report(checking, { code: "cel/type", node: body, message });
  }
  return type;
}

function expectBool(checking: Checking, node: CelNode, type: CelType, call: CallNode): void {
  if (type.kind === "bool" || type.kind === "dyn") return;
  const message = `${call.name} asks true or false of each item; ${called(checking, node)} is ${typeText(type)}.`;
  report(checking, { code: "cel/type", node, message });
}

function withVariables(
  checking: Checking,
  variables: readonly (readonly [MacroVariable, CelType])[],
  visit: () => CelType,
): CelType {
  const outer = checking.locals;
  for (const [{ name, node }, type] of variables) {
    checking.typeOf.set(node, type);
    checking.locals = { name, type, outer: checking.locals };
  }
  const type = visit();
  checking.locals = outer;
  return type;
}

function itemType(checking: Checking, node: CelNode, range: CelType): CelType {
  if (range.kind === "list") return range.of;
  if (range.kind === "map" || range.kind === "object") return keyTypeOf(range);
  if (range.kind !== "dyn") {
    report(checking, {
      code: "cel/type",
      node,
      message: `${called(checking, node)} is ${typeText(range)}; only lists and objects have items.`,
    });
  }
  return types.dyn;
}

function positionType(range: CelType): CelType {
  if (range.kind === "list") return types.int;
  return range.kind === "dyn" ? types.dyn : keyTypeOf(range);
}

function secondType(range: CelType): CelType {
  return range.kind === "list" || range.kind === "map" ? range.of : types.dyn;
}
