// Calls: macros, functions and methods, and clean answers for what CEL has and Laban has not yet.
import type { CelType } from "../door.ts";
import { calleeOf, findFunction, functions, notYet, notYetNamespaces } from "../functions/catalog.ts";
import type { FunctionDeclaration } from "../functions/overload.ts";
import type { CallNode, CelNode } from "../syntax/ast.ts";
import { hasOf, isLoopCall, loopOf, macros, type Loop } from "../syntax/macros.ts";
import { listOf, types, typeText } from "../types.ts";
import { Fault } from "../values/unknown.ts";
import { checkHas } from "./checkField.ts";
import { called, report, within, type Checking } from "./checking.ts";
import { nearestName } from "./nearest.ts";
import { matchingOverloads, resultOf } from "./overloadMatch.ts";
import { presentWhen } from "./presence.ts";

/** The type of a call. */
export function checkCall(checking: Checking, node: CallNode): CelType {
  if (node.name === "has" && node.target === undefined) return checkHasCall(checking, node);
  if (isLoopCall(node)) return checkLoopCall(checking, node);
  const callee = calleeOf(node);
  const namespace = callee.isMethod && node.target?.kind === "name" ? node.target.name : undefined;
  if (namespace !== undefined && notYetNamespaces.has(namespace) && !Object.hasOwn(checking.scope, namespace)) {
    return unsupported(checking, node, `${namespace}.${node.name}`, "Only CEL's standard functions are here so far.");
  }
  const args = callee.args.map((arg) => checking.visit(arg));
  const declaration = findFunction(callee.name);
  if (declaration === undefined) return unknownFunction(checking, node);
  if (declaration.style !== "both" && callee.isMethod !== (declaration.style === "method"))
    return wrongStyle(checking, node, declaration);
  const result = resultOf(declaration.overloads, args);
  if (result === undefined) return noOverload(checking, node, declaration, args);
  checkConstant(checking, node, declaration, args);
  return result;
}

function checkHasCall(checking: Checking, node: CallNode): CelType {
  const field = hasOf(node);
  if (field !== undefined) checkHas(checking, field);
  else {
    for (const arg of node.args) checking.visit(arg);
    report(checking, { code: "cel/macro", node, message: "has(…) asks for one field, as in has(data.name)." });
  }
  return types.bool;
}

function checkLoopCall(checking: Checking, node: CallNode): CelType {
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

function checkLoop(checking: Checking, node: CallNode, loop: Loop): CelType {
  const range = checking.visit(loop.range);
  const item = itemType(checking, loop.range, range);
  checking.typeOf.set(loop.variableNode, item);
  const outer = checking.locals;
  checking.locals = { name: loop.variable, type: item, outer };
  let body: CelType = types.dyn;
  const present = loop.filter === undefined ? [] : presentWhen(loop.filter, true);
  const isCondition = loop.macro !== "map";
  if (loop.filter !== undefined) expectCondition(checking, loop.filter, node.name);
  within(checking, isCondition ? loop.body : undefined, present, () => (body = checking.visit(loop.body)));
  if (isCondition && body.kind !== "bool" && body.kind !== "dyn") reportNotBool(checking, loop.body, body, node.name);
  checking.locals = outer;
  if (loop.macro === "map") return listOf(body);
  return loop.macro === "filter" ? listOf(item) : types.bool;
}

function expectCondition(checking: Checking, node: CelNode, name: string): void {
  within(checking, node, [], () => {
    const type = checking.visit(node);
    if (type.kind !== "bool" && type.kind !== "dyn") reportNotBool(checking, node, type, name);
  });
}

function reportNotBool(checking: Checking, node: CelNode, type: CelType, name: string): void {
  report(checking, {
    code: "cel/type",
    node,
    message: `${name} asks true or false of each item; ${called(checking, node)} is ${typeText(type)}.`,
  });
}

function itemType(checking: Checking, node: CelNode, range: CelType): CelType {
  if (range.kind === "list") return range.of;
  if (range.kind === "map" || range.kind === "object") return types.string;
  if (range.kind !== "dyn") {
    report(checking, {
      code: "cel/type",
      node,
      message: `${called(checking, node)} is ${typeText(range)}; only lists and objects have items.`,
    });
  }
  return types.dyn;
}

function unsupported(checking: Checking, node: CallNode, name: string, wayOut: string): CelType {
  const range = { start: node.nameStart, end: node.nameEnd };
  report(checking, { code: "cel/not-yet", node: range, message: `${name} is not supported yet. ${wayOut}` });
  return types.dyn;
}

function unknownFunction(checking: Checking, node: CallNode): CelType {
  const later = notYet.get(node.name);
  if (later !== undefined) return unsupported(checking, node, node.name, later);
  const wantsMethod = node.target !== undefined;
  const fitting = functions.filter((one) => one.style === "both" || wantsMethod === (one.style === "method"));
  const names = [...fitting.map((one) => one.name), ...(wantsMethod ? macros.keys() : ["has"])];
  const near = nearestName(node.name, names);
  const range = { start: node.nameStart, end: node.nameEnd };
  report(checking, {
    code: "cel/unknown-function",
    node: range,
    message: `There is no ${wantsMethod ? "method" : "function"} "${node.name}". ${near === undefined ? `There are: ${names.join(", ")}.` : `Did you mean ${near}?`}`,
    ...(near !== undefined && { fix: { title: `Change to ${near}`, ...range, text: near } }),
  });
  return types.dyn;
}

function wrongStyle(checking: Checking, node: CallNode, declaration: FunctionDeclaration): CelType {
  const right = declaration.style === "method" ? `value.${node.name}(…)` : `${node.name}(value)`;
  report(checking, {
    code: "cel/call-style",
    node: { start: node.nameStart, end: node.nameEnd },
    message: `Write ${right}.`,
  });
  return types.dyn;
}

function noOverload(
  checking: Checking,
  node: CallNode,
  declaration: FunctionDeclaration,
  args: readonly CelType[],
): CelType {
  const given = args.map(typeText);
  const { isMethod, name } = calleeOf(node);
  const shown = isMethod
    ? `${given[0] ?? ""}.${node.name}(${given.slice(1).join(", ")})`
    : `${name}(${given.join(", ")})`;
  const forms = declaration.overloads.map(({ parameters }) =>
    isMethod
      ? `${parameters[0] ?? ""}.${node.name}(${parameters.slice(1).join(", ")})`
      : `${name}(${parameters.join(", ")})`,
  );
  const message = `There is no ${shown}; there is ${[...new Set(forms)].join(", ")}.`;
  report(checking, { code: "cel/no-overload", node: { start: node.nameStart, end: node.end }, message });
  return types.dyn;
}

// duration("90 minutes") can be refused now instead of being unknown at every event.
function checkConstant(
  checking: Checking,
  node: CallNode,
  declaration: FunctionDeclaration,
  args: readonly CelType[],
): void {
  const [only] = node.args;
  if (node.target !== undefined || node.args.length !== 1 || only?.kind !== "literal") return;
  const [overload] = matchingOverloads(declaration.overloads, args);
  const value = overload?.apply([only.value], { spent: 0, stepsMax: 1_000_000 });
  if (value instanceof Fault)
    report(checking, { code: "cel/constant", node: only, message: `${capitalised(value.reason)}.` });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
