// Comparisons, `in` and arithmetic: which types go together, and what to write where they do not.
import type { CelType } from "../door.ts";
import { findOperator } from "../functions/catalog.ts";
import type { BinaryNode, CelNode } from "../syntax/ast.ts";
import { areComparable, commonType, isNumeric, listOf, types, typeText, valueKindOf } from "../types.ts";
import { called, report, type Checking } from "./checking.ts";
import { resultOf } from "./overloadMatch.ts";

/** The type of `left op right`. */
export function checkBinary(checking: Checking, node: BinaryNode): CelType {
  const left = checking.visit(node.left);
  const right = checking.visit(node.right);
  switch (node.operator) {
    case "==":
    case "!=":
      if (!areComparable(left, right)) reportIncomparable(checking, node, left, right);
      return types.bool;
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (!areOrdered(left, right)) reportIncomparable(checking, node, left, right);
      return types.bool;
    case "in":
      return checkIn(checking, node, left, right);
    default:
      return checkArithmetic(checking, node, left, right);
  }
}

function areOrdered(left: CelType, right: CelType): boolean {
  const isOrdered = (type: CelType): boolean => !["list", "map", "object", "null"].includes(type.kind);
  return isOrdered(left) && isOrdered(right) && areComparable(left, right);
}

function reportIncomparable(checking: Checking, node: BinaryNode, left: CelType, right: CelType): void {
  const fix = unquoted(node.left, right) ?? unquoted(node.right, left);
  const isSameKind = valueKindOf(left) === valueKindOf(right);
  const message = isSameKind
    ? `${typeText(left)} values have no order; compare with == or !=.`
    : `${called(checking, node.left)} is ${typeText(left)}, compared with ${typeText(right)}.`;
  report(checking, { code: "cel/compare", node, message, ...(fix !== undefined && { fix }) });
}

// "3" compared with a number: the quotes are the mistake.
function unquoted(
  node: CelNode,
  other: CelType,
): { title: string; start: number; end: number; text: string } | undefined {
  if (node.kind !== "literal" || typeof node.value !== "string" || !isNumeric(other)) return undefined;
  if (!/^-?\d+(?:\.\d+)?$/.test(node.value)) return undefined;
  return { title: `Write ${node.value} without quotes`, start: node.start, end: node.end, text: node.value };
}

function checkIn(checking: Checking, node: BinaryNode, left: CelType, right: CelType): CelType {
  if (right.kind === "list" && !areComparable(left, right.of)) {
    const message = `${called(checking, node.left)} is ${typeText(left)}; the list has ${typeText(right.of)}.`;
    report(checking, { code: "cel/compare", node, message });
  } else if (!["list", "map", "object", "dyn"].includes(right.kind)) {
    const message = `"in" looks into a list or an object; ${called(checking, node.right)} is ${typeText(right)}.`;
    report(checking, { code: "cel/type", node: node.right, message });
  }
  return types.bool;
}

function checkArithmetic(checking: Checking, node: BinaryNode, left: CelType, right: CelType): CelType {
  if (node.operator === "+" && left.kind === "list" && right.kind === "list")
    return listOf(commonType(left.of, right.of));
  const declaration = findOperator(node.operator);
  const result = declaration === undefined ? types.dyn : resultOf(declaration.overloads, [left, right]);
  if (result !== undefined) return result;
  const fix = asDouble(node.left, right) ?? asDouble(node.right, left);
  const mixed = isNumeric(left) && isNumeric(right);
  const wayOut = mixed
    ? ` CEL does not mix them; convert one with ${left.kind === "double" || right.kind === "double" ? "double" : "int"}(…).`
    : "";
  const message = `"${node.operator}" does not join ${typeText(left)} and ${typeText(right)}.${wayOut}`;
  report(checking, { code: "cel/no-overload", node, message, ...(fix !== undefined && { fix }) });
  return types.dyn;
}

// data.order_value * 2 → 2.0
function asDouble(
  node: CelNode,
  other: CelType,
): { title: string; start: number; end: number; text: string } | undefined {
  if (node.kind !== "literal" || typeof node.value !== "bigint" || other.kind !== "double") return undefined;
  const text = `${node.value}.0`;
  return { title: `Write ${text}`, start: node.start, end: node.end, text };
}
