// A condition as a Python expression over the Values of the runtime, which mean exactly the same; or the part of it that Python cannot say.
import { checkCel, parseCel, prepareExpression, Duration, Timestamp } from "@laban/cel";
import type { CelNode, CelType, CheckedCel, ScopeTypes } from "@laban/cel";
import { pythonFloat, pythonString } from "./pythonText.ts";
import { portablePattern } from "./portablePattern.ts";

/** The text of a `lambda e: …`, or what is in the way: the part of the condition, and why. */
export type PythonCondition = { readonly text: string } | { readonly part: string; readonly why: string };

/** Translates a condition, or another expression over an event. Never approximates. */
export function celToPython(source: string, scope: ScopeTypes): PythonCondition {
  const { root } = parseCel(source);
  const { typeOf } = checkCel(root, source, scope);
  const writing: Writing = { source, typeOf, variables: new Map() };
  try {
    return { text: `lambda e: ${valued(write(root, writing))}` };
  } catch (error) {
    if (error instanceof Untranslatable) return { part: source.slice(error.start, error.end), why: error.message };
    throw error;
  }
}

// CEL may nest deeper than Python's parser takes; and a person could not read it.
const depthMax = 60;
// From here on a chain is a call, since Python nests each & in the one before.
const chainMax = 12;

interface Writing {
  readonly source: string;
  readonly typeOf: CheckedCel["typeOf"];
  /** The variables of macros, by their names in CEL. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Python text; `isConstant` where it is a plain Python value and no Value, `isSimple` where it needs no parentheses. */
interface Written {
  readonly text: string;
  readonly isConstant?: true;
  readonly isSimple?: true;
}

class Untranslatable extends Error {
  readonly start: number;
  readonly end: number;

  constructor(node: CelNode, why: string) {
    super(why);
    this.start = node.start;
    this.end = node.end;
  }
}

function write(node: CelNode, writing: Writing): Written {
  if (node.depth > depthMax) throw new Untranslatable(node, `it nests deeper than ${depthMax}`);
  switch (node.kind) {
    case "literal":
      return writeLiteral(node, node.value);
    case "name":
      return writeName(node, node.name, writing);
    case "select":
      if (node.isOptional === true) throw new Untranslatable(node, "optional fields have no counterpart");
      return read(node, write(node.operand, writing), pythonString(node.field), writing);
    case "index":
      if (node.isOptional === true) throw new Untranslatable(node, "optional items have no counterpart");
      return read(node, write(node.operand, writing), write(node.index, writing).text, writing);
    case "unary":
      return { text: `${node.operator === "!" ? "~" : "-"}${inner(write(node.operand, writing), "value")}` };
    case "binary":
      return writeBinary(node, writing);
    case "logic":
      return writeLogic(node, writing);
    case "choice": {
      const parts = [node.condition, node.then, node.otherwise].map((part) => write(part, writing).text);
      return { text: `choose(${parts.join(", ")})`, isSimple: true };
    }
    case "list":
      return writeList(node, writing);
    case "call":
      return writeCall(node, writing);
    case "map":
      throw new Untranslatable(node, "maps in conditions have no counterpart");
    default:
      throw new Untranslatable(node, "it is not finished");
  }
}

function writeLiteral(node: CelNode, value: unknown): Written {
  const constant = (text: string): Written => ({ text, isConstant: true, isSimple: true });
  if (value === null) return constant("None");
  if (typeof value === "boolean") return constant(value ? "True" : "False");
  if (typeof value === "bigint") return constant(String(value));
  if (typeof value === "number" && Number.isFinite(value)) return constant(pythonFloat(value));
  if (typeof value === "string") return constant(pythonString(value));
  throw new Untranslatable(node, "unsigned numbers and bytes have no counterpart");
}

const scopeNames = new Set(["data", "event", "source", "time", "correlation_id", "steps"]);

function writeName(node: CelNode, name: string, { variables }: Writing): Written {
  const variable = variables.get(name);
  if (variable !== undefined) return { text: variable, isSimple: true };
  if (scopeNames.has(name)) return { text: `e.${name}`, isSimple: true };
  throw new Untranslatable(node, `the runtime keeps no ${name}`);
}

function read(node: CelNode, holder: Written, index: string, writing: Writing): Written {
  const accessor = accessorOf(node, writing.typeOf.get(node));
  return { text: `${inner(holder, "value")}.${accessor}(${index})`, isSimple: true };
}

// What the checker takes a field for; the runtime refuses what does not fit, as the engine does.
function accessorOf(node: CelNode, type: CelType | undefined): string {
  switch (type?.kind) {
    case undefined:
    case "dyn":
      return "any";
    case "bool":
      return "flag";
    case "int":
      return "whole";
    case "double":
      return "number";
    case "string":
      return "text";
    case "null":
      return "null";
    case "list":
      return "items";
    case "map":
    case "object":
      return "object";
    case "timestamp":
      return "instant";
    default:
      throw new Untranslatable(node, `values of type ${type?.kind} have no counterpart`);
  }
}

function writeBinary(node: CelNode & { readonly kind: "binary" }, writing: Writing): Written {
  const { operator } = node;
  const isEquality = operator === "==" || operator === "!=";
  // Whether something is null is asked of what stands there, whatever the schema says it should be.
  const left = write(node.left, isEquality && isNull(node.right) ? asItStands(node.left, writing) : writing);
  const right = write(node.right, isEquality && isNull(node.left) ? asItStands(node.right, writing) : writing);
  if (operator === "in") return { text: `${inner(left, "value")}.is_in(${right.text})`, isSimple: true };
  return { text: `${inner(left, "value")} ${operator} ${inner(right, "any")}` };
}

function isNull(node: CelNode): boolean {
  return node.kind === "literal" && node.value === null;
}

function asItStands(node: CelNode, writing: Writing): Writing {
  const { typeOf } = writing;
  if (!isPathOfEvent(node, writing)) return writing;
  const dyn: CelType = { kind: "dyn" };
  return {
    ...writing,
    typeOf: { get: (asked) => (asked === node ? dyn : typeOf.get(asked)), has: (asked) => typeOf.has(asked) },
  };
}

/** A path from a name of the scope: only of those does the engine ask so. */
function isPathOfEvent(node: CelNode, writing: Writing): boolean {
  if (node.kind === "select") return isPathOfEvent(node.operand, writing);
  return node.kind === "name" && !writing.variables.has(node.name);
}

function writeLogic(node: CelNode & { readonly kind: "logic" }, writing: Writing): Written {
  const terms = node.terms.map((term) => write(term, writing));
  const isAnd = node.operator === "&&";
  if (terms.length > chainMax) {
    return { text: `${isAnd ? "every" : "some"}(${terms.map(({ text }) => text).join(", ")})`, isSimple: true };
  }
  const [first = { text: "None" }, ...others] = terms;
  const sign = isAnd ? " & " : " | ";
  return { text: [inner(first, "value"), ...others.map((term) => inner(term, "any"))].join(sign) };
}

function writeList(node: CelNode & { readonly kind: "list" }, writing: Writing): Written {
  if (node.optionalAt !== undefined && node.optionalAt.length > 0)
    throw new Untranslatable(node, "optional items have no counterpart");
  const items = node.items.map((item) => write(item, writing));
  const texts = items.map(({ text }) => text).join(", ");
  if (items.every(({ isConstant }) => isConstant === true))
    return { text: `[${texts}]`, isConstant: true, isSimple: true };
  return { text: `listed(${texts})`, isSimple: true };
}

const methods = new Map([
  ["contains", "contains"],
  ["startsWith", "starts_with"],
  ["endsWith", "ends_with"],
]);
const plainMethods = new Map([
  ["size", "size"],
  ["lowerAscii", "lower_ascii"],
  ["upperAscii", "upper_ascii"],
]);
const loops = new Map([
  ["exists", "exists"],
  ["all", "all"],
  ["exists_one", "exists_one"],
  ["existsOne", "exists_one"],
  ["filter", "filter"],
  ["map", "map"],
]);

function writeCall(node: CelNode & { readonly kind: "call" }, writing: Writing): Written {
  const { name, target, args } = node;
  const [first, second] = args;
  if (target === undefined && name === "has" && first?.kind === "select" && first.isOptional !== true)
    return {
      text: `${inner(write(first.operand, writing), "value")}.has(${pythonString(first.field)})`,
      isSimple: true,
    };
  if (target === undefined && name === "size" && first !== undefined && args.length === 1)
    return { text: `${inner(write(first, writing), "value")}.size()`, isSimple: true };
  if (target === undefined && (name === "duration" || name === "timestamp")) return writeMoment(node, writing);
  if (target === undefined && name === "double" && first !== undefined && isNumeric(writing.typeOf.get(first)))
    return { text: `${inner(write(first, writing), "value")}.to_number()`, isSimple: true };
  if (target === undefined) throw new Untranslatable(node, `${name}() has no counterpart`);
  const loop = loops.get(name);
  if (loop !== undefined && first?.kind === "name" && second !== undefined && args.length === 2)
    return writeLoop(target, loop, { variable: first, body: second }, writing);
  const method = plainMethods.get(name);
  const receiver = (): string => inner(write(target, writing), "value");
  if (method !== undefined && args.length === 0) return { text: `${receiver()}.${method}()`, isSimple: true };
  const withPart = methods.get(name);
  if (withPart !== undefined && first !== undefined && args.length === 1)
    return { text: `${receiver()}.${withPart}(${write(first, writing).text})`, isSimple: true };
  if (name === "matches" && first?.kind === "literal" && typeof first.value === "string" && args.length === 1) {
    const pattern = portablePattern(first.value);
    if (pattern === undefined)
      throw new Untranslatable(node, "this regular expression may mean something else in Python");
    return { text: `${receiver()}.matches(${pythonString(pattern)})`, isSimple: true };
  }
  throw new Untranslatable(node, `${name}() has no counterpart`);
}

function writeLoop(
  range: CelNode,
  method: string,
  { variable, body }: { readonly variable: CelNode & { readonly kind: "name" }; readonly body: CelNode },
  writing: Writing,
): Written {
  const taken = new Set(["e", ...writing.variables.values()]);
  let name = `${variable.name}_item`;
  while (taken.has(name)) name += "_";
  const inside = { ...writing, variables: new Map([...writing.variables, [variable.name, name]]) };
  const kind = accessorOf(variable, writing.typeOf.get(variable));
  const of = inner(write(range, writing), "value");
  return { text: `${of}.${method}("${kind}", lambda ${name}: ${write(body, inside).text})`, isSimple: true };
}

function isNumeric(type: CelType | undefined): boolean {
  return type?.kind === "int" || type?.kind === "double";
}

/** A constant span or instant, worked out here. */
function writeMoment(node: CelNode, { source }: Writing): Written {
  const value = prepareExpression(source.slice(node.start, node.end), {}).evaluate?.({});
  if (value instanceof Duration) return { text: `lit(Span(${value.nanos}))`, isSimple: true };
  if (value instanceof Timestamp) return { text: `lit(Instant(${value.nanos}))`, isSimple: true };
  throw new Untranslatable(node, "only constant durations and timestamps have a counterpart");
}

function valued({ text, isConstant }: Written): string {
  return isConstant === true ? `lit(${text})` : text;
}

/** As an operand. On the left of an operator a constant must be a Value, or Python's own operator would be asked. */
function inner(written: Written, as: "value" | "any"): string {
  if (written.isConstant === true) return as === "value" ? valued(written) : written.text;
  return written.isSimple === true ? written.text : `(${written.text})`;
}
