// The fast twin of arithmetic and comparison: plain JavaScript numbers while everything is exact in them, NaN to say
// "ask the exact plan". Ints stay within 2^53, instants and spans are milliseconds.
import type { BinaryOperator, CelNode } from "../syntax/ast.ts";
import { Duration, nanosPerMs, Timestamp } from "../values/scalars.ts";
import type { Outcome } from "../values/value.ts";
import { rawReader, scopePathOf, type ReadRaw } from "./planPath.ts";
import type { Context, Planning } from "./step.ts";

/** What a number stands for; only numbers of one domain can be compared. */
export type Domain = "int" | "double" | "dyn" | "instant" | "span";

/** A part of an expression as a plain number. NaN: the exact plan must be asked. */
export interface NumberPlan {
  readonly domain: Domain;
  readonly constant?: number;
  readonly read: (context: Context) => number;
}

/** The number plan of a node, or undefined where it has none. */
export function planNumber(planning: Planning, node: CelNode): NumberPlan | undefined {
  const constant = planning.constantOf(node);
  if (constant !== undefined) return planConstant(constant);
  if (node.kind === "binary") return planArithmetic(planning, node.operator, node.left, node.right);
  return planNumberPath(planning, node);
}

/** True where two number plans may be compared as numbers. */
export function areComparablePlans(left: NumberPlan, right: NumberPlan): boolean {
  const isPlain = (plan: NumberPlan): boolean =>
    plan.domain === "int" || plan.domain === "double" || plan.domain === "dyn";
  return left.domain === right.domain || (isPlain(left) && isPlain(right));
}

function safe(value: number): number {
  return Number.isSafeInteger(value) ? value : Number.NaN;
}

function constantPlan(domain: Domain, constant: number): NumberPlan | undefined {
  return Number.isNaN(constant) ? undefined : { domain, constant, read: () => constant };
}

// Instants and spans are constants where they are whole milliseconds.
function planConstant(value: Outcome): NumberPlan | undefined {
  if (typeof value === "number") return constantPlan("double", value);
  if (typeof value === "bigint") return constantPlan("int", safe(Number(value)));
  const isSpan = value instanceof Duration;
  if ((!isSpan && !(value instanceof Timestamp)) || value.nanos % nanosPerMs !== 0n) return undefined;
  return constantPlan(isSpan ? "span" : "instant", safe(Number(value.nanos / nanosPerMs)));
}

function planNumberPath(planning: Planning, node: CelNode): NumberPlan | undefined {
  const path = scopePathOf(planning, node);
  const kind = planning.typeOf.get(node)?.kind;
  if (path === undefined) return undefined;
  const raw = rawReader(path.names);
  if (kind === "int" || kind === "timestamp")
    return { domain: kind === "int" ? "int" : "instant", read: wholeReader(raw) };
  return kind === "double" || kind === "dyn" ? { domain: kind, read: numberReader(raw) } : undefined;
}

function wholeReader(raw: ReadRaw): NumberPlan["read"] {
  return ({ scope }) => {
    const value = raw(scope);
    return Number.isSafeInteger(value) ? (value as number) : Number.NaN;
  };
}

function numberReader(raw: ReadRaw): NumberPlan["read"] {
  return ({ scope }) => {
    const value = raw(scope);
    return typeof value === "number" ? value : Number.NaN;
  };
}

function planArithmetic(
  planning: Planning,
  operator: BinaryOperator,
  leftNode: CelNode,
  rightNode: CelNode,
): NumberPlan | undefined {
  if (operator !== "+" && operator !== "-" && operator !== "*") return undefined;
  const left = planNumber(planning, leftNode);
  const right = left === undefined ? undefined : planNumber(planning, rightNode);
  if (left === undefined || right === undefined) return undefined;
  const domain = domainOf(operator, left.domain, right.domain);
  if (domain === undefined) return undefined;
  const [a, b] = [left.read, right.read];
  if (domain === "double") {
    if (operator === "+") return { domain, read: (context) => a(context) + b(context) };
    if (operator === "-") return { domain, read: (context) => a(context) - b(context) };
    return { domain, read: (context) => a(context) * b(context) };
  }
  // A result beyond 2^53 was rounded: then the exact plan answers.
  if (operator === "+") return { domain, read: (context) => safe(a(context) + b(context)) };
  if (operator === "-") return { domain, read: (context) => safe(a(context) - b(context)) };
  return { domain, read: (context) => safe(a(context) * b(context)) };
}

function domainOf(operator: "+" | "-" | "*", left: Domain, right: Domain): Domain | undefined {
  if ((left === "int" || left === "double") && left === right) return left;
  if (operator === "*") return undefined;
  if (operator === "-" && left === "instant" && right === "instant") return "span";
  if (left === "instant" && right === "span") return "instant";
  if (operator === "+" && left === "span" && right === "instant") return "instant";
  return left === "span" && right === "span" ? "span" : undefined;
}
