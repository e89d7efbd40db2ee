// A condition as an expression of JavaScript that gives the same answer as CEL on the same event, or the part of it that cannot be said.
import {
  checkCel,
  type CelNode,
  type CelType,
  celToText,
  Duration,
  parseCel,
  prepareExpression,
  Timestamp,
} from "@laban/cel";
import type { ChartCondition } from "../chart.ts";
import { stringText } from "./jsText.ts";

/** The expression over `event` and `bound`, or the sub-expression that has no translation, and why. */
export type ConditionScript =
  | { readonly text: string }
  | { readonly lost: { readonly expression: string; readonly why: string } };

/** How an int is written: `3n`, or `BigInt("3")` for parsers that do not know the literal. */
export type IntText = (value: bigint) => string;

const intLiteral: IntText = (value) => `${value}n`;

/** Translates a condition. The expression gives true, false or undefined; its functions are those of the prelude. Never throws. */
export function conditionScript({ when, scope }: ChartCondition, intText: IntText = intLiteral): ConditionScript {
  const { root } = parseCel(when);
  const { typeOf } = checkCel(root, when, scope);
  try {
    return { text: new Translation((node) => typeOf.get(node) ?? dyn, intText).text(root, []) };
  } catch (error) {
    if (error instanceof Untranslatable) return { lost: { expression: celToText(error.node), why: error.message } };
    throw error;
  }
}

const dyn: CelType = { kind: "dyn" };

/** Goes up from the part that has no translation to the whole condition. */
class Untranslatable extends Error {
  readonly node: CelNode;

  constructor(node: CelNode, why: string) {
    super(why);
    this.node = node;
  }
}

/** The variables of macros that are seen here, with their names in the script. */
type Locals = readonly { readonly name: string; readonly as: string }[];

const comparisons: ReadonlyMap<string, string> = new Map([
  ["==", "equal"],
  ["!=", "differ"],
  ["<", "less"],
  ["<=", "atMost"],
  [">", "more"],
  [">=", "atLeast"],
  ["in", "isIn"],
  ["+", "add"],
  ["-", "subtract"],
  ["*", "multiply"],
  ["/", "divide"],
  ["%", "remainder"],
]);

const loops: ReadonlyMap<string, string> = new Map([
  ["all", "every"],
  ["exists", "exists"],
  ["exists_one", "existsOne"],
  ["existsOne", "existsOne"],
  ["filter", "filter"],
  ["map", "map"],
]);

const methods: ReadonlySet<string> = new Set(["startsWith", "endsWith", "contains"]);

class Translation {
  readonly #typeOf: (node: CelNode) => CelType;
  readonly #intText: IntText;

  constructor(typeOf: (node: CelNode) => CelType, intText: IntText) {
    this.#typeOf = typeOf;
    this.#intText = intText;
  }

  text(node: CelNode, locals: Locals): string {
    switch (node.kind) {
      case "literal":
        return literal(node, node.value, this.#intText);
      case "missing":
        throw new Untranslatable(node, "it is not finished");
      case "name": {
        const local = locals.findLast(({ name }) => name === node.name);
        if (local !== undefined) return `${this.#loaderOf(node)}(${local.as})`;
        return this.#loaded(node, this.#path(node, locals));
      }
      case "select":
        if (node.isOptional === true) throw new Untranslatable(node, "optional values have no counterpart");
        return this.#loaded(node, this.#path(node, locals));
      case "index": {
        if (node.isOptional === true) throw new Untranslatable(node, "optional values have no counterpart");
        return this.#loaded(node, `at(${this.text(node.operand, locals)}, ${this.text(node.index, locals)})`);
      }
      case "list":
        if (node.optionalAt !== undefined) throw new Untranslatable(node, "optional values have no counterpart");
        return `items(${node.items.map((item) => this.text(item, locals)).join(", ")})`;
      case "map":
        throw new Untranslatable(node, "objects that a condition makes have no counterpart");
      case "unary":
        return `${node.operator === "!" ? "not" : "negate"}(${this.text(node.operand, locals)})`;
      case "binary":
        return `${comparisons.get(node.operator) ?? ""}(${this.#side(node, "left", locals)}, ${this.#side(node, "right", locals)})`;
      case "logic": {
        const terms = node.terms.map((term) => this.text(term, locals)).join(", ");
        return `${node.operator === "&&" ? "and" : "or"}(${terms})`;
      }
      case "choice": {
        const parts = [node.condition, node.then, node.otherwise].map((part) => this.text(part, locals));
        return `choose(${parts.join(", ")})`;
      }
      default:
        return this.#call(node, locals);
    }
  }

  /** One side of an operator. Compared with null, a field is taken as it is, whatever its schema says. */
  #side(node: CelNode & { readonly kind: "binary" }, side: "left" | "right", locals: Locals): string {
    const here = node[side];
    const other = node[side === "left" ? "right" : "left"];
    const isNullAsked =
      (node.operator === "==" || node.operator === "!=") && other.kind === "literal" && other.value === null;
    if (isNullAsked && isScopePath(here, locals)) return this.#path(here, locals);
    return this.text(here, locals);
  }

  /** What stands at a path, before it is taken for its type. */
  #path(node: CelNode, locals: Locals): string {
    const names: string[] = [];
    let root = node;
    for (; root.kind === "select"; root = root.operand) {
      if (root.isOptional === true) throw new Untranslatable(root, "optional values have no counterpart");
      names.unshift(root.field);
    }
    const isLocal = root.kind === "name" && locals.some(({ name }) => root.kind === "name" && name === root.name);
    if (root.kind !== "name" || isLocal) {
      return names.length === 0 ? this.text(root, locals) : pathText(this.text(root, locals), names);
    }
    switch (root.name) {
      case "data":
      case "source":
      case "time":
      case "correlation_id":
        return pathText("event", [root.name, ...names]);
      case "event":
        return pathText("event", names);
      case "steps": {
        const [step, ...below] = names;
        if (step === undefined)
          throw new Untranslatable(root, "the bound events are only known by the names of their steps");
        return pathText(this.#bound(root, step), below);
      }
      default:
        throw new Untranslatable(root, "a chart keeps no history of events");
    }
  }

  #bound(steps: CelNode, step: string): string {
    const type = this.#typeOf(steps);
    const field = type.kind === "object" && Object.hasOwn(type.fields, step) ? type.fields[step] : undefined;
    return `${field?.type.kind === "list" ? "many" : "one"}(bound, ${stringText(step)})`;
  }

  #call(node: CelNode & { readonly kind: "call" }, locals: Locals): string {
    const { name, target, args } = node;
    const [first, second] = args;
    if (name === "has" && target === undefined && first?.kind === "select") return this.#has(first, locals);
    const loop = target === undefined ? undefined : loops.get(name);
    if (
      loop !== undefined &&
      target !== undefined &&
      first?.kind === "name" &&
      second !== undefined &&
      args.length === 2
    ) {
      const as = `v${locals.length + 1}`;
      const range = this.text(target, locals);
      return `${loop}(${range}, ${this.#loaderOf(first)}, (${as}) => ${this.text(second, [...locals, { name: first.name, as }])})`;
    }
    if (target !== undefined && methods.has(name) && first !== undefined && args.length === 1)
      return `${name}(${this.text(target, locals)}, ${this.text(first, locals)})`;
    const [only] = target === undefined ? args : [target, ...args];
    const isOne = only !== undefined && args.length + (target === undefined ? 0 : 1) === 1;
    if (isOne && name === "size") return `size(${this.text(only, locals)})`;
    if (isOne && name === "dyn") return this.text(only, locals);
    if (isOne && (name === "timestamp" || name === "duration")) return constantTime(node, only, this.#intText);
    if (isOne && (name === "int" || name === "double")) {
      const { kind } = this.#typeOf(only);
      if (kind === "int" || kind === "double")
        return `${name === "int" ? "toInt" : "toDouble"}(${this.text(only, locals)})`;
      throw new Untranslatable(
        node,
        `only numbers whose type is known become ${name === "int" ? "an int" : "a double"}`,
      );
    }
    throw new Untranslatable(node, `"${name}" has no counterpart`);
  }

  #has(field: CelNode & { readonly kind: "select" }, locals: Locals): string {
    const { operand } = field;
    const isSteps = operand.kind === "name" && operand.name === "steps" && !locals.some(({ name }) => name === "steps");
    if (isSteps) return `(${this.#bound(operand, field.field)} !== undefined)`;
    const holder = isScopePath(operand, locals) ? this.#path(operand, locals) : this.text(operand, locals);
    return `has(${holder}, ${stringText(field.field)})`;
  }

  #loaded(node: CelNode, raw: string): string {
    const loader = this.#loaderOf(node);
    return loader === "any" ? raw : `${loader}(${raw})`;
  }

  /** The function that takes a raw value for the node's type. */
  #loaderOf(node: CelNode): string {
    const { kind } = this.#typeOf(node);
    switch (kind) {
      case "dyn":
        return "any";
      case "null":
        return "nil";
      case "string":
        return "text";
      case "bool":
      case "double":
      case "int":
      case "list":
      case "object":
        return kind;
      case "map":
        return "object";
      case "timestamp":
        return "instant";
      case "duration":
        return "span";
      default:
        throw new Untranslatable(node, `values of the type ${kind} have no counterpart`);
    }
  }
}

function pathText(root: string, names: readonly string[]): string {
  return names.length === 0 ? root : `path(${[root, ...names.map(stringText)].join(", ")})`;
}

function isScopePath(node: CelNode, locals: Locals): boolean {
  if (node.kind === "select") return isScopePath(node.operand, locals);
  return node.kind === "name" && !locals.some(({ name }) => name === node.name);
}

function literal(node: CelNode, value: unknown, intText: IntText): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return stringText(value);
  // A sign is put in parentheses, since -1n after a minus would be another operator.
  if (typeof value === "bigint") return value < 0n ? `(${intText(value)})` : intText(value);
  if (typeof value === "number")
    return value < 0 || Object.is(value, -0) ? `(${numberText(value)})` : numberText(value);
  throw new Untranslatable(node, "this kind of literal has no counterpart");
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** timestamp("…") and duration("…") are worked out once, when the file is written. */
function constantTime(node: CelNode, argument: CelNode, intText: IntText): string {
  if (argument.kind !== "literal") throw new Untranslatable(node, "only times that are written out have a counterpart");
  const value = prepareExpression(celToText(node), {}).evaluate?.({});
  if (value instanceof Timestamp) return `{ instant: ${intText(value.nanos)} }`;
  if (value instanceof Duration) return `{ span: ${intText(value.nanos)} }`;
  throw new Untranslatable(node, "it is no time");
}
