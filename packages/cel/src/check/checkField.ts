// Fields and indexes: does the schema know the field, and can it be missing?
import type { CelType } from "../door.ts";
import type { CelNode, IndexNode, SelectNode } from "../syntax/ast.ts";
import { fieldOf, optionalOf, types, typeText } from "../types.ts";
import { called, report, type Checking } from "./checking.ts";
import { nearestName } from "./nearest.ts";
import { pathOf } from "./presence.ts";

/** The type of `operand.field`, with a warning where the field may be missing and no has(…) vouches for it. */
export function checkSelect(checking: Checking, node: SelectNode): CelType {
  const holder = checking.visit(node.operand);
  const operand = withoutOptional(holder);
  const type = fieldType(checking, node, operand);
  if (node.isOptional === true || holder.kind === "optional") return optionalOf(type);
  const field = fieldOf(operand, node.field);
  if (field?.optional === true) warnOptional(checking, node);
  return type;
}

function withoutOptional(type: CelType): CelType {
  return type.kind === "optional" ? type.of : type;
}

/** The type of the field that `has(operand.field)` asks for: it may be missing, that is the question. */
export function checkHas(checking: Checking, node: SelectNode): void {
  const operand = checking.visit(node.operand);
  checking.typeOf.set(node, fieldType(checking, node, withoutOptional(operand)));
}

function fieldType(checking: Checking, node: SelectNode, operand: CelType): CelType {
  if (operand.kind === "map") return operand.of;
  if (operand.kind === "dyn" || node.field === "") return types.dyn;
  if (operand.kind !== "object") {
    report(checking, {
      code: "cel/no-fields",
      node,
      message: `${called(checking, node.operand)} is ${typeText(operand)} and has no field "${node.field}".`,
    });
    return types.dyn;
  }
  const field = fieldOf(operand, node.field);
  if (field !== undefined) return field.type;
  const names = Object.keys(operand.fields);
  const near = nearestName(node.field, names);
  if (near === undefined && operand.open && names.length === 0) return types.dyn;
  const place = called(checking, node.operand);
  // Where the schema allows more fields a strange one may be right; one letter off a known one it hardly is.
  const isCertain = !operand.open || near !== undefined;
  const hint = near === undefined ? `It knows: ${names.join(", ")}.` : `Did you mean ${near}?`;
  report(checking, {
    code: "cel/unknown-field",
    severity: isCertain ? "error" : "warning",
    node: { start: node.fieldStart, end: node.fieldEnd },
    message: `The schema of ${place} has no field "${node.field}". ${names.length === 0 ? "It has none." : hint}`,
    ...(near !== undefined && {
      fix: { title: `Change to ${near}`, start: node.fieldStart, end: node.fieldEnd, text: near },
    }),
  });
  return types.dyn;
}

function warnOptional(checking: Checking, node: CelNode): void {
  const path = pathOf(node);
  if ((path !== undefined && checking.present.has(path)) || checking.issues.isFull) return;
  const text = called(checking, node);
  const clause = checking.clause;
  const canGuard = path !== undefined && clause !== undefined && clause.kind !== "choice";
  const guarded = canGuard ? guardedBy(checking, path, clause) : undefined;
  report(checking, {
    code: "cel/optional-field",
    severity: "warning",
    node,
    message: `${text} may be missing, and then the answer is unknown. Ask has(${text}) first.`,
    ...(guarded !== undefined && { fix: guarded }),
  });
}

function guardedBy(
  checking: Checking,
  path: string,
  clause: CelNode,
): { title: string; start: number; end: number; text: string } {
  const guard = `has(${path}) && `;
  const written = checking.source.slice(clause.start, clause.end);
  const isLoose = clause.kind === "logic" && clause.operator === "||";
  const text = guard + (isLoose ? `(${written})` : written);
  return { title: `Ask has(${path}) first`, start: clause.start, end: clause.end, text };
}

/** The type of `operand[index]`. A constant name in an object is its field. */
export function checkIndex(checking: Checking, node: IndexNode): CelType {
  const holder = checking.visit(node.operand);
  const index = checking.visit(node.index);
  const type = itemAt(checking, node, withoutOptional(holder), index);
  return node.isOptional === true || holder.kind === "optional" ? optionalOf(type) : type;
}

function itemAt(checking: Checking, node: IndexNode, operand: CelType, index: CelType): CelType {
  const wanted =
    operand.kind === "list" ? ["int", "uint", "double", "dyn"] : ["string", "int", "uint", "bool", "dyn", "double"];
  if (operand.kind === "dyn") return types.dyn;
  if (operand.kind !== "list" && operand.kind !== "map" && operand.kind !== "object") {
    report(checking, {
      code: "cel/no-index",
      node,
      message: `${called(checking, node.operand)} is ${typeText(operand)}; only lists and objects have […].`,
    });
    return types.dyn;
  }
  if (!wanted.includes(index.kind)) {
    report(checking, {
      code: "cel/type",
      node: node.index,
      message: `${called(checking, node.index)} is ${typeText(index)} and cannot be an index here.`,
    });
  }
  if (operand.kind !== "object") return operand.of;
  const name = node.index.kind === "literal" && typeof node.index.value === "string" ? node.index.value : undefined;
  return (name === undefined ? undefined : fieldOf(operand, name)?.type) ?? types.dyn;
}
