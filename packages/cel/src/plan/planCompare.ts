// Comparisons. Numbers and constants have specialised forms; everything else, and every odd case of those, takes the exact one.
import { unreachable, type BinaryNode, type CelNode } from "../syntax/ast.ts";
import { types } from "../types.ts";
import { compareValues, valuesEqual } from "../values/compare.ts";
import { Fault, UnknownValue } from "../values/unknown.ts";
import { kindInWords } from "../values/value.ts";
import { areComparablePlans, planNumber, type NumberPlan } from "./planNumber.ts";
import { planPath, scopePathOf, type ReadRaw } from "./planPath.ts";
import { rawAt } from "./rawAt.ts";
import { faultsAt, nodeText, planLater, type Planning, type Step } from "./step.ts";

type EqualityOperator = "==" | "!=";
type OrderOperator = "<" | "<=" | ">" | ">=";

/** The step of `left op right` for the six comparisons. */
export function planCompare(planning: Planning, node: BinaryNode, operator: EqualityOperator | OrderOperator): Step {
  const planExact = (): Step =>
    operator === "==" || operator === "!="
      ? planEquality(planning, node, operator)
      : planOrder(planning, node, operator);
  const exact = planLater(planning, planExact);
  return (
    planNumbers(planning, node, operator, exact) ?? planConstantText(planning, node, operator, exact) ?? planExact()
  );
}

function planEquality(planning: Planning, node: BinaryNode, operator: EqualityOperator): Step {
  const left = planEqualOperand(planning, node.left, node.right);
  const right = planEqualOperand(planning, node.right, node.left);
  const faultHere = faultsAt(planning, node);
  const wanted = operator === "==";
  return (context) => {
    const a = left(context);
    if (a instanceof UnknownValue) return a;
    const b = right(context);
    if (b instanceof UnknownValue) return b;
    const same = valuesEqual(a, b, context);
    return same instanceof Fault ? faultHere(same) : same === wanted;
  };
}

/**
 * The step of one side of == and !=. Compared with null, a field is taken as it is: the question is whether it is null, whatever the
 * schema says.
 */
export function planEqualOperand(planning: Planning, node: CelNode, other: CelNode): Step {
  const path = other.kind === "literal" && other.value === null ? scopePathOf(planning, node) : undefined;
  return path === undefined ? planning.plan(node) : planPath(path, types.dyn);
}

function planOrder(planning: Planning, node: BinaryNode, operator: OrderOperator): Step {
  const left = planning.plan(node.left);
  const right = planning.plan(node.right);
  const holds = orders[operator];
  const [leftText, rightText] = [nodeText(planning, node.left), nodeText(planning, node.right)];
  return (context) => {
    const a = left(context);
    if (a instanceof UnknownValue) return a;
    const b = right(context);
    if (b instanceof UnknownValue) return b;
    const order = compareValues(a, b);
    if (order !== undefined) return holds(order);
    return new UnknownValue(
      `${leftText} is ${kindInWords(a)} and ${rightText} is ${kindInWords(b)}: they have no order`,
      node,
      a === null || b === null ? "null" : "type",
    );
  };
}

const orders: Readonly<Record<OrderOperator, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function planNumbers(
  planning: Planning,
  node: BinaryNode,
  operator: EqualityOperator | OrderOperator,
  exact: Step,
): Step | undefined {
  const left = planNumber(planning, node.left);
  const right = left === undefined ? undefined : planNumber(planning, node.right);
  if (left === undefined || right === undefined || !areComparablePlans(left, right)) return undefined;
  if (right.constant === undefined) return againstNumber(operator, left, right, exact);
  if (left.raw === undefined) return againstConstant(operator, left, right.constant, exact);
  const isWhole = left.domain === "int" || left.domain === "instant";
  return rawAgainstConstant(operator, { raw: left.raw, isWhole }, right.constant, exact);
}

// What stands somewhere, with a constant: the form that most conditions have. NaN is less, greater and equal to nothing here, too.
function rawAgainstConstant(
  operator: EqualityOperator | OrderOperator,
  { raw, isWhole }: { readonly raw: ReadRaw; readonly isWhole: boolean },
  limit: number,
  exact: Step,
): Step {
  const fits = (value: unknown): value is number =>
    typeof value === "number" && (!isWhole || Number.isSafeInteger(value));
  switch (operator) {
    case "==":
      return (context) => {
        const value = raw(context);
        return fits(value) ? value === limit : exact(context);
      };
    case "!=":
      return (context) => {
        const value = raw(context);
        return fits(value) ? value !== limit : exact(context);
      };
    case "<":
      return (context) => {
        const value = raw(context);
        return fits(value) ? value < limit : exact(context);
      };
    case "<=":
      return (context) => {
        const value = raw(context);
        return fits(value) ? value <= limit : exact(context);
      };
    case ">":
      return (context) => {
        const value = raw(context);
        return fits(value) ? value > limit : exact(context);
      };
    case ">=":
      return (context) => {
        const value = raw(context);
        return fits(value) ? value >= limit : exact(context);
      };
    default:
      return unreachable(operator);
  }
}

// One closure for each operator, so that the comparison itself is compiled in.
function againstConstant(
  operator: EqualityOperator | OrderOperator,
  left: NumberPlan,
  limit: number,
  exact: Step,
): Step {
  const { read } = left;
  switch (operator) {
    case "==":
      return (context) => {
        const value = read(context);
        return Number.isNaN(value) ? exact(context) : value === limit;
      };
    case "!=":
      return (context) => {
        const value = read(context);
        return Number.isNaN(value) ? exact(context) : value !== limit;
      };
    case "<":
      return (context) => {
        const value = read(context);
        return Number.isNaN(value) ? exact(context) : value < limit;
      };
    case "<=":
      return (context) => {
        const value = read(context);
        return Number.isNaN(value) ? exact(context) : value <= limit;
      };
    case ">":
      return (context) => {
        const value = read(context);
        return Number.isNaN(value) ? exact(context) : value > limit;
      };
    case ">=":
      return (context) => {
        const value = read(context);
        return Number.isNaN(value) ? exact(context) : value >= limit;
      };
    default:
      return unreachable(operator);
  }
}

const numberOrders: Readonly<Record<EqualityOperator | OrderOperator, (a: number, b: number) => boolean>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function againstNumber(
  operator: EqualityOperator | OrderOperator,
  left: NumberPlan,
  right: NumberPlan,
  exact: Step,
): Step {
  const holds = numberOrders[operator];
  return (context) => {
    const a = left.read(context);
    const b = right.read(context);
    return Number.isNaN(a) || Number.isNaN(b) ? exact(context) : holds(a, b);
  };
}

// data.status == "confirmed", data.is_paid == true
function planConstantText(planning: Planning, node: BinaryNode, operator: string, exact: Step): Step | undefined {
  if (operator !== "==" && operator !== "!=") return undefined;
  const wanted = operator === "==";
  const constant = planning.constantOf(node.right);
  const read = rawAt(planning, node.left);
  if (read === undefined) return undefined;
  if (typeof constant === "string") {
    return (context) => {
      const raw = read(context);
      return typeof raw === "string" ? (raw === constant) === wanted : exact(context);
    };
  }
  if (typeof constant !== "boolean") return undefined;
  return (context) => {
    const raw = read(context);
    return typeof raw === "boolean" ? (raw === constant) === wanted : exact(context);
  };
}
