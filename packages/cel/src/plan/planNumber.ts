// The fast twin of arithmetic and comparison: plain JavaScript numbers while everything is exact in them, NaN to say
// "ask the exact plan". Ints stay within 2^53, instants and spans are milliseconds.
import type { BinaryOperator, CallNode, CelNode } from "../syntax/ast.ts";
import { Duration, nanosPerMs, Timestamp } from "../values/scalars.ts";
import type { JsonMap, Outcome } from "../values/value.ts";
import { fieldAt, siteOf } from "./fieldSite.ts";
import { placeOf, type Place } from "./place.ts";
import type { ReadRaw } from "./planPath.ts";
import type { Context, Planning } from "./step.ts";

/** What a number stands for; only numbers of one domain can be compared. */
export type Domain = "int" | "double" | "dyn" | "instant" | "span";

/** A part of an expression as a plain number. NaN: the exact plan must be asked. */
export interface NumberPlan {
  readonly domain: Domain;
  readonly constant?: number;
  readonly read: (context: Context) => number;
  /** Where it stands somewhere as it is: comparing and subtracting then need no step in between. */
  readonly place?: Place;
  /** The same of what is between two places. */
  readonly difference?: { readonly left: ReadRaw; readonly right: ReadRaw; readonly isWholeOnly: boolean };
}

/** The number plan of a node, or undefined where it has none. */
export function planNumber(planning: Planning, node: CelNode): NumberPlan | undefined {
  const constant = planning.constantOf(node);
  if (constant !== undefined) return planConstant(constant);
  if (node.kind === "call") return planSize(planning, node);
  if (node.kind === "binary") return planArithmetic(planning, node.operator, node.left, node.right);
  return planNumberPath(planning, node);
}

/** True for domains whose numbers are whole ones. */
export function isWhole(domain: Domain): boolean {
  return domain === "int" || domain === "instant";
}

/** True where numbers of two domains may be compared. */
export function areComparable(left: Domain, right: Domain): boolean {
  const isPlain = (domain: Domain): boolean => domain === "int" || domain === "double" || domain === "dyn";
  return left === right || (isPlain(left) && isPlain(right));
}

function safe(value: number): number {
  return Number.isSafeInteger(value) ? value : Number.NaN;
}

/** A constant as a plain number. */
export type ConstantNumber = Required<Pick<NumberPlan, "domain" | "constant">>;

/** A constant's number; undefined for NaN and what is not exact. Instants and spans are constants where they are whole milliseconds. */
export function constantNumber(value: Outcome): ConstantNumber | undefined {
  if (typeof value === "number") return exactly("double", value);
  if (typeof value === "bigint") return exactly("int", safe(Number(value)));
  const isSpan = value instanceof Duration;
  if ((!isSpan && !(value instanceof Timestamp)) || value.nanos % nanosPerMs !== 0n) return undefined;
  return exactly(isSpan ? "span" : "instant", safe(Number(value.nanos / nanosPerMs)));
}

function exactly(domain: Domain, constant: number): ConstantNumber | undefined {
  return Number.isNaN(constant) ? undefined : { domain, constant };
}

function planConstant(value: Outcome): NumberPlan | undefined {
  const found = constantNumber(value);
  return found && { ...found, read: () => found.constant };
}

/** What the numbers stand for that are read at a node; undefined where its type is none that is read as a number. */
export function numberDomainOf(planning: Planning, node: CelNode): Domain | undefined {
  const kind = planning.typeOf.get(node)?.kind;
  if (kind === "timestamp") return "instant";
  return kind === "int" || kind === "double" || kind === "dyn" ? kind : undefined;
}

function planNumberPath(planning: Planning, node: CelNode): NumberPlan | undefined {
  const domain = numberDomainOf(planning, node);
  const place = domain === undefined ? undefined : placeOf(planning, node);
  if (domain === undefined || place === undefined) return undefined;
  return { domain, place, read: isWhole(domain) ? wholeReader(place) : numberReader(place) };
}

/** The list of `size(list)` and `list.size()`. */
export function sizedBy(planning: Planning, node: CelNode): CelNode | undefined {
  if (node.kind !== "call" || node.name !== "size") return undefined;
  const [only, ...others] = node.target === undefined ? node.args : [node.target, ...node.args];
  if (only === undefined || others.length > 0) return undefined;
  return planning.typeOf.get(only)?.kind === "list" ? only : undefined;
}

function planSize(planning: Planning, node: CallNode): NumberPlan | undefined {
  const list = sizedBy(planning, node);
  const place = list && placeOf(planning, list);
  if (place === undefined) return undefined;
  const { read } = place;
  return {
    domain: "int",
    read: (context) => {
      const list = read(context);
      return Array.isArray(list) ? list.length : Number.NaN;
    },
  };
}

function wholeReader({ read, dataField }: Place): NumberPlan["read"] {
  if (dataField !== undefined) {
    const site = siteOf(dataField);
    return ({ scope }) => {
      const data = scope["data"];
      const value = typeof data === "object" && data !== null ? fieldAt(data as JsonMap, dataField, site) : undefined;
      if (typeof value === "bigint") return safe(Number(value));
      return Number.isSafeInteger(value) ? (value as number) : Number.NaN;
    };
  }
  return (context) => {
    const value = read(context);
    if (typeof value === "bigint") return safe(Number(value));
    return Number.isSafeInteger(value) ? (value as number) : Number.NaN;
  };
}

function numberReader({ read }: Place): NumberPlan["read"] {
  return (context) => {
    const value = read(context);
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
  if (left.place !== undefined && right.place !== undefined && operator === "-")
    return differenceOf(domain, left.place.read, right.place.read);
  if (domain === "double") {
    if (operator === "+") return { domain, read: (context) => a(context) + b(context) };
    if (operator === "-") return { domain, read: (context) => a(context) - b(context) };
    return { domain, read: (context) => a(context) * b(context) };
  }
  const { constant } = right;
  if (constant !== undefined && operator !== "*") {
    const added = operator === "+" ? constant : -constant;
    return { domain, read: (context) => safe(a(context) + added) };
  }
  // A result beyond 2^53 was rounded: then the exact plan answers.
  if (operator === "+") return { domain, read: (context) => safe(a(context) + b(context)) };
  if (operator === "-") return { domain, read: (context) => safe(a(context) - b(context)) };
  return { domain, read: (context) => safe(a(context) * b(context)) };
}

// The form that waits and losses are written in. All but doubles are whole numbers, and so is what is between them.
function differenceOf(domain: Domain, left: ReadRaw, right: ReadRaw): NumberPlan {
  const isWholeOnly = domain !== "double";
  const read: NumberPlan["read"] = (context) => {
    const [a, b] = [left(context), right(context)];
    if (typeof a !== "number" || typeof b !== "number") return Number.NaN;
    if (isWholeOnly && !(Number.isSafeInteger(a) && Number.isSafeInteger(b))) return Number.NaN;
    return isWholeOnly ? safe(a - b) : a - b;
  };
  return { domain, read, difference: { left, right, isWholeOnly } };
}

function domainOf(operator: "+" | "-" | "*", left: Domain, right: Domain): Domain | undefined {
  if ((left === "int" || left === "double") && left === right) return left;
  if (operator === "*") return undefined;
  if (operator === "-" && left === "instant" && right === "instant") return "span";
  if (left === "instant" && right === "span") return "instant";
  if (operator === "+" && left === "span" && right === "instant") return "instant";
  return left === "span" && right === "span" ? "span" : undefined;
}
