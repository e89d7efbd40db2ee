// Functions, methods and arithmetic. Where the types leave one overload it is called at once; otherwise the values decide.
import { calleeOf, findFunction, findOperator, negation } from "../functions/catalog.ts";
import { admits, type FunctionDeclaration, type Overload } from "../functions/overload.ts";
import { matchingOverloads } from "../check/overloadMatch.ts";
import type { BinaryNode, CallNode, CelNode, UnaryNode } from "../syntax/ast.ts";
import { types } from "../types.ts";
import { valuesEqual, type Meter } from "../values/compare.ts";
import { Optional } from "../values/scalars.ts";
import { causeOf, Fault, UnknownValue } from "../values/unknown.ts";
import { findInMap, kindInWords, kindOf, type CelValue, type JsonMap } from "../values/value.ts";
import { placeOf } from "./place.ts";
import { planIsOneOf } from "./planTest.ts";
import { exhaustedAt, faultsAt, nodeText, planLater, type Context, type Planning, type Step } from "./step.ts";

/** The step of a function or method. */
export function planCall(planning: Planning, node: CallNode): Step {
  const { name, args } = calleeOf(node);
  const declaration = findFunction(name);
  if (declaration === undefined) {
    // Only where no checker has refused it before.
    const unknown = new UnknownValue(`there is no function "${name}"`, node, "error");
    return () => unknown;
  }
  if (name === "or" || name === "orValue") return planOr(planning, node, args);
  return planOverloads(planning, node, declaration, args);
}

// The other side is asked only where the optional has no value.
function planOr(planning: Planning, node: CallNode, [first, second]: readonly CelNode[]): Step {
  if (first === undefined || second === undefined) {
    const unknown = new UnknownValue(`"${node.name}" takes one other value`, node, "error");
    return () => unknown;
  }
  const optional = planning.plan(first);
  const other = planning.plan(second);
  const isValue = node.name === "orValue";
  const text = nodeText(planning, first);
  const otherText = nodeText(planning, second);
  return (context) => {
    const value = optional(context);
    if (value instanceof UnknownValue) return value;
    if (!(value instanceof Optional))
      return new UnknownValue(`${text} is ${kindInWords(value)}, not an optional`, first, causeOf(value));
    if (value.held !== undefined) return isValue ? (value.held as CelValue) : value;
    const instead = other(context);
    if (isValue || instead instanceof UnknownValue || instead instanceof Optional) return instead;
    return new UnknownValue(`${otherText} is ${kindInWords(instead)}, not an optional`, second, causeOf(instead));
  };
}

/** The step of + − * / %. */
export function planArithmetic(planning: Planning, node: BinaryNode): Step {
  const declaration = findOperator(node.operator);
  if (declaration === undefined) throw new Error(`Invariant: "${node.operator}" is no arithmetic operator`);
  return planOverloads(planning, node, declaration, [node.left, node.right]);
}

/** The step of the sign. */
export function planNegation(planning: Planning, node: UnaryNode): Step {
  return planOverloads(planning, node, negation, [node.operand]);
}

function planOverloads(
  planning: Planning,
  node: CelNode,
  declaration: FunctionDeclaration,
  args: readonly CelNode[],
): Step {
  const argTypes = args.map((arg) => planning.typeOf.get(arg) ?? types.dyn);
  const candidates = matchingOverloads(declaration.overloads, argTypes);
  const isDecided = candidates.length === 1 && argTypes.every((type) => type.kind !== "dyn");
  const choose = isDecided ? () => candidates[0] : chooserOf(candidates);
  const steps = args.map((arg) => planning.plan(arg));
  const faultHere = faultsAt(planning, node);
  const decided = isDecided ? planDecided(candidates[0], steps, faultHere) : undefined;
  if (decided !== undefined) return decided;
  const texts = args.map((arg) => nodeText(planning, arg));
  return (context) => {
    const values: CelValue[] = [];
    for (const step of steps) {
      const value = step(context);
      if (value instanceof UnknownValue) return value;
      values.push(value);
    }
    const overload = choose(values);
    if (overload === undefined)
      return new UnknownValue(noOverload(declaration, texts, values), node, values.includes(null) ? "null" : "type");
    const result = overload.apply(values, context);
    return result instanceof Fault ? faultHere(result) : result;
  };
}

// One overload, and one or two arguments: most calls of most conditions.
function planDecided(
  overload: Overload | undefined,
  [first, second]: readonly Step[],
  faultHere: (fault: Fault) => UnknownValue,
): Step | undefined {
  const { applyOne, applyTwo } = overload ?? {};
  if (first === undefined) return undefined;
  if (applyOne !== undefined) {
    return (context) => {
      const value = first(context);
      if (value instanceof UnknownValue) return value;
      const result = applyOne(value, context);
      return result instanceof Fault ? faultHere(result) : result;
    };
  }
  if (applyTwo === undefined || second === undefined) return undefined;
  return (context) => {
    const a = first(context);
    if (a instanceof UnknownValue) return a;
    const b = second(context);
    if (b instanceof UnknownValue) return b;
    const result = applyTwo(a, b, context);
    return result instanceof Fault ? faultHere(result) : result;
  };
}

function chooserOf(candidates: readonly Overload[]): (values: readonly CelValue[]) => Overload | undefined {
  return (values) =>
    candidates.find((overload) =>
      overload.parameters.every((parameter, index) => admits(parameter, values[index] ?? null)),
    );
}

function noOverload(declaration: FunctionDeclaration, texts: readonly string[], values: readonly CelValue[]): string {
  const said = values.map((value, index) => `${texts[index] ?? "this"} is ${kindInWords(value)}`).join(" and ");
  const kinds = new Set(values.map(kindOf));
  const hint = kinds.has("int") && kinds.has("double") ? "; write 1.0 for 1, or convert with int(…)" : "";
  return `${said}: "${declaration.name}" does not take that${hint}`;
}

/** The step of `item in container`. */
export function planIn(planning: Planning, node: BinaryNode): Step {
  const texts = constantTexts(planning, node.right);
  const place = texts === undefined ? undefined : placeOf(planning, node.left);
  if (texts === undefined || place === undefined) return planInAny(planning, node);
  return planIsOneOf(
    place,
    texts,
    planLater(planning, () => planInAny(planning, node)),
  );
}

// data.status in ["paid", "shipped"]
function constantTexts(planning: Planning, node: CelNode): ReadonlySet<string> | undefined {
  const list = planning.constantOf(node);
  if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) return undefined;
  return new Set<string>(list);
}

function planInAny(planning: Planning, node: BinaryNode): Step {
  const item = planning.plan(node.left);
  const container = planning.plan(node.right);
  const faultHere = faultsAt(planning, node);
  const exhaustedHere = exhaustedAt(planning, node);
  const containerText = nodeText(planning, node.right);
  return (context) => {
    const value = item(context);
    if (value instanceof UnknownValue) return value;
    const holder = container(context);
    if (holder instanceof UnknownValue) return holder;
    if (Array.isArray(holder)) {
      const found = isInList(value, holder, context);
      return found instanceof Fault ? faultHere(found) : (found ?? exhaustedHere);
    }
    if (kindOf(holder) === "map") return findInMap(holder as JsonMap, value) !== undefined;
    return new UnknownValue(
      `${containerText} is ${kindInWords(holder)}, not a list or an object`,
      node,
      causeOf(holder),
    );
  };
}

function isInList(value: CelValue, list: readonly unknown[], context: Context & Meter): boolean | Fault | undefined {
  for (const item of list) {
    context.spent += 1;
    if (context.spent > context.stepsMax) return undefined;
    const same = valuesEqual(value, item, context);
    if (same !== false) return same;
  }
  return false;
}
