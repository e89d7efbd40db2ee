// Fields and indexes of values that are no plain path: of macro variables, of lists, of maps that the expression makes.
import type { CelType } from "../door.ts";
import type { CelNode, IndexNode, NameNode, SelectNode } from "../syntax/ast.ts";
import { types } from "../types.ts";
import { none, Optional, TypeValue, Uint } from "../values/scalars.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { findInMap, kindInWords, kindOf, type CelValue, type JsonMap, type Outcome } from "../values/value.ts";
import { isTypeName } from "../functions/typeNames.ts";
import { loaderOf, misfit } from "./load.ts";
import { planHasPath, planPath, scopePathOf } from "./planPath.ts";
import { nodeText, slotOf, type Planning, type Step } from "./step.ts";

function typeAt(planning: Planning, node: CelNode): CelType {
  return planning.typeOf.get(node) ?? types.dyn;
}

/** The step of a name: of the scope, or of a macro. */
export function planName(planning: Planning, node: NameNode): Step {
  const slot = slotOf(planning, node.name);
  if (slot !== undefined) {
    if (typeAt(planning, node).kind !== "int") return (context) => context.locals[slot] ?? null;
    return (context) => {
      const value = context.locals[slot] ?? null;
      return typeof value === "number" ? BigInt(value) : value;
    };
  }
  if (isTypeName(node.name)) {
    const denoted = new TypeValue(node.name);
    const declared = planPath({ names: [node.name], nodes: [node] }, typeAt(planning, node));
    return (context) => (Object.hasOwn(context.scope, node.name) ? declared(context) : denoted);
  }
  return planPath({ names: [node.name], nodes: [node] }, typeAt(planning, node));
}

/** The step of `operand.field`. */
export function planSelect(planning: Planning, node: SelectNode): Step {
  const path = scopePathOf(planning, node);
  if (path !== undefined) return planPath(path, typeAt(planning, node));
  const operand = planning.plan(node.operand);
  const finish = finisher(planning, node);
  const operandText = nodeText(planning, node.operand);
  const optional = optionalFinisher(planning, node);
  return (context) => {
    const outcome = operand(context);
    if (outcome instanceof UnknownValue) return outcome;
    const isOptional = node.isOptional === true || outcome instanceof Optional;
    const holder = outcome instanceof Optional ? outcome.held : outcome;
    if (holder === undefined) return none;
    if (kindOf(holder) !== "map")
      return new UnknownValue(`${operandText} is ${kindInWords(holder)}, not an object`, node.operand, causeOf(holder));
    const found = findInMap(holder as JsonMap, node.field);
    return isOptional ? optional(found) : finish(found);
  };
}

/** The step of `has(operand.field)`. */
export function planHas(planning: Planning, node: SelectNode): Step {
  const path = scopePathOf(planning, node);
  if (path !== undefined) return planHasPath(path);
  const operand = planning.plan(node.operand);
  const operandText = nodeText(planning, node.operand);
  return (context) => {
    const outcome = operand(context);
    if (outcome instanceof UnknownValue) return outcome;
    const holder = outcome instanceof Optional ? outcome.held : outcome;
    if (holder === undefined) return false;
    if (kindOf(holder) !== "map")
      return new UnknownValue(`${operandText} is ${kindInWords(holder)}, not an object`, node.operand, causeOf(holder));
    return findInMap(holder as JsonMap, node.field) !== undefined;
  };
}

/** The step of `operand[index]`. */
export function planIndex(planning: Planning, node: IndexNode): Step {
  const operand = planning.plan(node.operand);
  const index = planning.plan(node.index);
  const finish = finisher(planning, node);
  const operandText = nodeText(planning, node.operand);
  const optional = optionalFinisher(planning, node);
  return (context) => {
    const outcome = operand(context);
    if (outcome instanceof UnknownValue) return outcome;
    const at = index(context);
    if (at instanceof UnknownValue) return at;
    const isOptional = node.isOptional === true || outcome instanceof Optional;
    const holder = outcome instanceof Optional ? outcome.held : outcome;
    if (holder === undefined) return none;
    if (Array.isArray(holder)) {
      const position = positionOf(at);
      if (position !== undefined) return isOptional ? optional(holder[position]) : finish(holder[position]);
      const reason = `${operandText} is a list and is indexed by whole numbers, not by ${kindInWords(at)}`;
      return new UnknownValue(reason, node.index);
    }
    if (kindOf(holder) !== "map")
      return new UnknownValue(
        `${operandText} is ${kindInWords(holder)}, not a list or an object`,
        node.operand,
        causeOf(holder),
      );
    const found = findInMap(holder as JsonMap, at);
    return isOptional ? optional(found) : finish(found);
  };
}

// What was found, as an optional of the node's type; nothing found is an optional without a value.
function optionalFinisher(planning: Planning, node: CelNode): (raw: unknown) => Outcome {
  const type = typeAt(planning, node);
  const held = type.kind === "optional" ? type.of : types.dyn;
  const load = loaderOf(held);
  const text = nodeText(planning, node);
  return (raw) => {
    if (raw === undefined) return none;
    const value = load(raw);
    return value === undefined
      ? new UnknownValue(`${text} ${misfit(raw, held)}`, node, causeOf(raw))
      : new Optional(value);
  };
}

function positionOf(index: CelValue): number | undefined {
  if (typeof index === "bigint") return Number(index);
  if (index instanceof Uint) return Number(index.value);
  return typeof index === "number" && Number.isInteger(index) ? index : undefined;
}

// What was found, as a value of the node's type, or why there is none.
function finisher(planning: Planning, node: CelNode): (raw: unknown) => Outcome {
  const type = typeAt(planning, node);
  const load = loaderOf(type);
  const text = nodeText(planning, node);
  const missing = new UnknownValue(`${text} is missing`, node, "missing");
  return (raw) => {
    if (raw === undefined) return missing;
    const value = load(raw);
    return value === undefined ? new UnknownValue(`${text} ${misfit(raw, type)}`, node, causeOf(raw)) : value;
  };
}
