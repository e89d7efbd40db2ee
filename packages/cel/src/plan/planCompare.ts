// Comparisons. Numbers and constants have specialised forms; everything else, and every odd case of those, takes the exact one.
import { unreachable, type BinaryNode, type CelNode } from "../syntax/ast.ts";
import { types } from "../types.ts";
import { compareValues, valuesEqual } from "../values/compare.ts";
import { Fault, UnknownValue } from "../values/unknown.ts";
import { kindInWords } from "../values/value.ts";
import { intervalOf, type Comparison, type Interval } from "./interval.ts";
import { placeOf } from "./place.ts";
import { areComparable, isWhole, planNumber, type NumberPlan } from "./planNumber.ts";
import { planPath, scopePathOf } from "./planPath.ts";
import { planInInterval, planIsText, planIsTrue } from "./planTest.ts";
import { faultsAt, nodeText, planLater, type Planning, type Step } from "./step.ts";

type EqualityOperator = "==" | "!=";
type OrderOperator = Exclude<Comparison, EqualityOperator>;

/** The step of `left op right` for the six comparisons. */
export function planCompare(planning: Planning, node: BinaryNode, operator: Comparison): Step {
  const planExact = (): Step =>
    operator === "==" || operator === "!="
      ? planEquality(planning, node, operator)
      : planOrder(planning, node, operator);
  const exact = planLater(planning, planExact);
  return planNumbers(planning, node, operator, exact) ?? planConstant(planning, node, operator, exact) ?? planExact();
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

function planNumbers(planning: Planning, node: BinaryNode, operator: Comparison, exact: Step): Step | undefined {
  const left = planNumber(planning, node.left);
  const right = left === undefined ? undefined : planNumber(planning, node.right);
  if (left === undefined || right === undefined || !areComparable(left.domain, right.domain)) return undefined;
  if (right.constant === undefined) return againstNumber(operator, left, right, exact);
  const interval = intervalOf(operator, right.constant);
  if (left.place === undefined) return againstConstant(left, interval, exact);
  return planInInterval(left.place, { ...interval, isWhole: isWhole(left.domain) }, exact);
}

function againstConstant({ read, difference }: NumberPlan, { from, to, isWanted }: Interval, exact: Step): Step {
  if (difference !== undefined) {
    const { left, right, isWholeOnly } = difference;
    return (context) => {
      const a = left(context);
      const b = right(context);
      if (typeof a !== "number" || typeof b !== "number") return exact(context);
      const value = a - b;
      // Two whole numbers with a whole number up to 2^53 between them: nothing was rounded.
      if (isWholeOnly && !(Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(value)))
        return exact(context);
      return Number.isNaN(value) ? exact(context) : (value >= from && value <= to) === isWanted;
    };
  }
  return (context) => {
    const value = read(context);
    return Number.isNaN(value) ? exact(context) : (value >= from && value <= to) === isWanted;
  };
}

// One closure for each, so that the comparison itself is compiled in; > and >= are asked from the other side.
function againstNumber(operator: Comparison, left: NumberPlan, right: NumberPlan, exact: Step): Step {
  const { read } = left;
  const other = right.read;
  switch (operator) {
    case "==":
    case "!=": {
      const isWanted = operator === "==";
      return (context) => {
        const a = read(context);
        const b = other(context);
        return Number.isNaN(a) || Number.isNaN(b) ? exact(context) : (a === b) === isWanted;
      };
    }
    case "<":
      return (context) => {
        const a = read(context);
        const b = other(context);
        return Number.isNaN(a) || Number.isNaN(b) ? exact(context) : a < b;
      };
    case "<=":
      return (context) => {
        const a = read(context);
        const b = other(context);
        return Number.isNaN(a) || Number.isNaN(b) ? exact(context) : a <= b;
      };
    case ">":
      return againstNumber("<", right, left, exact);
    case ">=":
      return againstNumber("<=", right, left, exact);
    default:
      return unreachable(operator);
  }
}

// data.status == "confirmed", data.is_paid == true
function planConstant(planning: Planning, node: BinaryNode, operator: string, exact: Step): Step | undefined {
  if (operator !== "==" && operator !== "!=") return undefined;
  const isWanted = operator === "==";
  const constant = planning.constantOf(node.right);
  if (typeof constant !== "string" && typeof constant !== "boolean") return undefined;
  const place = placeOf(planning, node.left);
  if (place === undefined) return undefined;
  if (typeof constant === "string") return planIsText(place, { text: constant, isWanted }, exact);
  return planIsTrue(place, constant === isWanted, exact);
}
