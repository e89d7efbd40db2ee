// The fast twin of arithmetic and comparison: plain JavaScript numbers while everything is exact in them, NaN to say
// "ask the exact plan". Ints stay within 2^53, instants and spans are milliseconds.
import type { BinaryOperator, CallNode, CelNode } from "../syntax/ast.ts";
import { Duration, nanosPerMs, Timestamp } from "../values/scalars.ts";
import type { Outcome } from "../values/value.ts";
import type { ReadRaw } from "./planPath.ts";
import { rawAt } from "./rawAt.ts";
import type { Context, Planning } from "./step.ts";

/** What a number stands for; only numbers of one domain can be compared. */
export type Domain = "int" | "double" | "dyn" | "instant" | "span";

/** A part of an expression as a plain number. NaN: the exact plan must be asked. */
export interface NumberPlan {
  readonly domain: Domain;
  readonly constant?: number;
  readonly read: (context: Context) => number;
  /** Where it stands somewhere as it is: comparing and subtracting then need no step in between. */
  readonly raw?: ReadRaw;
}

/** The number plan of a node, or undefined where it has none. */
export function planNumber(planning: Planning, node: CelNode): NumberPlan | undefined {
  const constant = planning.constantOf(node);
  if (constant !== undefined) return planConstant(constant);
  if (node.kind === "call") return planSize(planning, node);
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
  const kind = planning.typeOf.get(node)?.kind;
  if (kind !== "int" && kind !== "timestamp" && kind !== "double" && kind !== "dyn") return undefined;
  const raw = rawAt(planning, node);
  if (raw === undefined) return undefined;
  if (kind === "double" || kind === "dyn") return { domain: kind, raw, read: numberReader(raw) };
  return { domain: kind === "int" ? "int" : "instant", raw, read: wholeReader(raw) };
}

// size(list) and list.size()
function planSize(planning: Planning, node: CallNode): NumberPlan | undefined {
  const [only, ...others] = node.target === undefined ? node.args : [node.target, ...node.args];
  if (node.name !== "size" || only === undefined || others.length > 0) return undefined;
  const raw = planning.typeOf.get(only)?.kind === "list" ? rawAt(planning, only) : undefined;
  if (raw === undefined) return undefined;
  return {
    domain: "int",
    read: (context) => {
      const list = raw(context);
      return Array.isArray(list) ? list.length : Number.NaN;
    },
  };
}

function wholeReader(raw: ReadRaw): NumberPlan["read"] {
  return (context) => {
    const value = raw(context);
    if (typeof value === "bigint") return safe(Number(value));
    return Number.isSafeInteger(value) ? (value as number) : Number.NaN;
  };
}

function numberReader(raw: ReadRaw): NumberPlan["read"] {
  return (context) => {
    const value = raw(context);
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
    if (left.raw !== undefined && right.raw !== undefined && operator === "-")
      return { domain, read: difference(left.raw, right.raw) };
    if (operator === "+") return { domain, read: (context) => a(context) + b(context) };
    if (operator === "-") return { domain, read: (context) => a(context) - b(context) };
    return { domain, read: (context) => a(context) * b(context) };
  }
  if (left.raw !== undefined && right.raw !== undefined && operator === "-")
    return { domain, read: wholeDifference(left.raw, right.raw) };
  // A result beyond 2^53 was rounded: then the exact plan answers.
  if (operator === "+") return { domain, read: (context) => safe(a(context) + b(context)) };
  if (operator === "-") return { domain, read: (context) => safe(a(context) - b(context)) };
  return { domain, read: (context) => safe(a(context) * b(context)) };
}

// The form that waits and losses are written in.
function difference(left: ReadRaw, right: ReadRaw): NumberPlan["read"] {
  return (context) => {
    const [a, b] = [left(context), right(context)];
    return typeof a === "number" && typeof b === "number" ? a - b : Number.NaN;
  };
}

function wholeDifference(left: ReadRaw, right: ReadRaw): NumberPlan["read"] {
  return (context) => {
    const [a, b] = [left(context), right(context)];
    return Number.isSafeInteger(a) && Number.isSafeInteger(b) ? safe((a as number) - (b as number)) : Number.NaN;
  };
}

function domainOf(operator: "+" | "-" | "*", left: Domain, right: Domain): Domain | undefined {
  if ((left === "int" || left === "double") && left === right) return left;
  if (operator === "*") return undefined;
  if (operator === "-" && left === "instant" && right === "instant") return "span";
  if (left === "instant" && right === "span") return "instant";
  if (operator === "+" && left === "span" && right === "instant") return "instant";
  return left === "span" && right === "span" ? "span" : undefined;
}
