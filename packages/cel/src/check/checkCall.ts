// Calls: functions and methods, with clean answers for names that are none. Macros are in checkMacro.ts.
import type { CelType } from "../door.ts";
import { calleeOf, findFunction, functions, namespaces } from "../functions/catalog.ts";
import type { FunctionDeclaration } from "../functions/overload.ts";
import type { CallNode } from "../syntax/ast.ts";
import { isBindingCall, isLoopCall, macros, optionalMacros } from "../syntax/macros.ts";
import { types, typeText } from "../types.ts";
import { Fault } from "../values/unknown.ts";
import { report, type Checking } from "./checking.ts";
import { checkBindingCall, checkHasCall, checkLoopCall } from "./checkMacro.ts";
import { nearestName } from "./nearest.ts";
import { matchingOverloads, resultOf } from "./overloadMatch.ts";

/** The type of a call. */
export function checkCall(checking: Checking, node: CallNode): CelType {
  if (node.name === "has" && node.target === undefined) return checkHasCall(checking, node);
  if (isLoopCall(node)) return checkLoopCall(checking, node);
  if (isBindingCall(node)) return checkBindingCall(checking, node);
  const callee = calleeOf(node);
  const namespace = callee.isMethod && node.target?.kind === "name" ? node.target.name : undefined;
  if (namespace !== undefined && namespaces.has(namespace) && !Object.hasOwn(checking.scope, namespace))
    return unknownInNamespace(checking, node, namespace);
  const args = callee.args.map((arg) => checking.visit(arg));
  const declaration = checking.hostFunctions.get(callee.name) ?? findFunction(callee.name);
  if (declaration === undefined) return unknownFunction(checking, node);
  if (declaration.style !== "both" && callee.isMethod !== (declaration.style === "method"))
    return wrongStyle(checking, node, declaration);
  const result = resultOf(declaration.overloads, args);
  if (result === undefined) return noOverload(checking, node, declaration, args);
  checkConstant(checking, node, declaration, args);
  if (callee.name === "matches") checkPattern(checking, node, declaration);
  return result;
}

function unknownInNamespace(checking: Checking, node: CallNode, namespace: string): CelType {
  for (const arg of node.args) checking.visit(arg);
  const known = functions.filter((one) => one.name.startsWith(`${namespace}.`)).map((one) => one.name);
  const near = nearestName(`${namespace}.${node.name}`, known);
  const range = { start: node.nameStart, end: node.nameEnd };
  const hint = near === undefined ? `There are: ${known.join(", ")}.` : `Did you mean ${near}?`;
  const text = near?.slice(namespace.length + 1);
  report(checking, {
    code: "cel/unknown-function",
    node: range,
    message: `There is no function "${namespace}.${node.name}". ${hint}`,
    ...(text !== undefined && { fix: { title: `Change to ${text}`, ...range, text } }),
  });
  return types.dyn;
}

function unknownFunction(checking: Checking, node: CallNode): CelType {
  const wantsMethod = node.target !== undefined;
  const fitting = functions.filter((one) => one.style === "both" || wantsMethod === (one.style === "method"));
  const names = [
    ...fitting.map((one) => one.name),
    ...(wantsMethod ? [...macros.keys(), ...optionalMacros.keys()] : ["has"]),
  ];
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

// A pattern is nearly always written out: what cannot be read is told here, not when the first event comes.
function checkPattern(checking: Checking, node: CallNode, declaration: FunctionDeclaration): void {
  const pattern = node.args.at(-1);
  if (pattern?.kind !== "literal" || typeof pattern.value !== "string") return;
  const value = declaration.overloads[0]?.apply(["", pattern.value], { spent: 0, stepsMax: 1_000_000 });
  if (value instanceof Fault)
    report(checking, { code: "cel/constant", node: pattern, message: `${capitalised(value.reason)}.` });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
