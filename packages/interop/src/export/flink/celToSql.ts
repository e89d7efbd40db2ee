// A condition as a tree of SQL that is true for exactly the same events; or the part of it that SQL over typed columns cannot say.
import { checkCel, parseCel } from "@laban/cel";
import type { CelNode, CelType, CheckedCel, ScopeTypes } from "@laban/cel";
import type { Sql, SqlType } from "./sqlTree.ts";

/** The tree, or what is in the way: the part of the condition, and why. */
export type SqlCondition = { readonly sql: Sql } | { readonly part: string; readonly why: string };

/** How the steps of a pattern are called in its query: `steps.NAME` reads the row of that variable. */
export interface SqlNames {
  /** The variable of the row that the condition is asked of; absent in a plain SELECT. */
  readonly row?: string;
  readonly steps: ReadonlyMap<string, string>;
}

/** Translates; never approximates. */
export function celToSql(source: string, scope: ScopeTypes, names: SqlNames): SqlCondition {
  const { root } = parseCel(source);
  const { typeOf } = checkCel(root, source, scope);
  try {
    return { sql: truth(root, { source, typeOf, names }) };
  } catch (error) {
    if (error instanceof Untranslatable) return { part: source.slice(error.start, error.end), why: error.message };
    throw error;
  }
}

interface Translating {
  readonly source: string;
  readonly typeOf: CheckedCel["typeOf"];
  readonly names: SqlNames;
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

const comparisons = new Map([
  ["==", "="],
  ["!=", "<>"],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
] as const);

/** A tree that is true, false or NULL. */
function truth(node: CelNode, at: Translating): Sql {
  switch (node.kind) {
    case "literal":
      if (typeof node.value === "boolean") return { kind: "literal", value: node.value };
      break;
    case "logic":
      return {
        kind: "logic",
        operator: node.operator === "&&" ? "AND" : "OR",
        terms: node.terms.map((term) => truth(term, at)),
      };
    case "unary":
      if (node.operator === "!") return { kind: "not", term: truth(node.operand, at) };
      break;
    case "binary":
      return node.operator === "in" ? membership(node, at) : comparison(node, at);
    case "call":
      return call(node, at);
    case "select":
    case "name": {
      const { sql, type } = value(node, at);
      if (type === "BOOLEAN") return sql;
      break;
    }
    default:
  }
  throw new Untranslatable(node, "it is no comparison of typed fields that SQL can say");
}

interface Typed {
  readonly sql: Sql;
  readonly type: SqlType;
}

function comparison(node: CelNode & { readonly kind: "binary" }, at: Translating): Sql {
  const operator = comparisons.get(node.operator as "==");
  if (operator === undefined) throw new Untranslatable(node, "it is no condition");
  const left = value(node.left, at);
  const right = value(node.right, at);
  if (!areComparable(left.type, right.type)) throw new Untranslatable(node, "its sides have different types");
  return { kind: "compare", operator, left: left.sql, right: right.sql };
}

function areComparable(left: SqlType, right: SqlType): boolean {
  return left === right || (isNumber(left) && isNumber(right));
}

function isNumber(type: SqlType): boolean {
  return type === "BIGINT" || type === "DOUBLE";
}

function membership(node: CelNode & { readonly kind: "binary" }, at: Translating): Sql {
  const { left, right } = node;
  if (right.kind !== "list" || right.items.length === 0 || (right.optionalAt?.length ?? 0) > 0)
    throw new Untranslatable(node, "SQL asks only for items of a list of constants");
  const asked = value(left, at);
  const list = right.items.map((item) => {
    const each = value(item, at);
    if (each.sql.kind !== "literal" || !areComparable(each.type, asked.type))
      throw new Untranslatable(item, "it is no constant of the field's type");
    return each.sql;
  });
  return { kind: "in", value: asked.sql, list };
}

const parts = new Map([
  ["startsWith", "begin"],
  ["endsWith", "end"],
  ["contains", "anywhere"],
] as const);

function call(node: CelNode & { readonly kind: "call" }, at: Translating): Sql {
  const where = parts.get(node.name as "contains");
  const [part] = node.args;
  if (where === undefined || node.target === undefined || part?.kind !== "literal" || typeof part.value !== "string")
    throw new Untranslatable(node, `${node.name}() has no counterpart that means the same`);
  const asked = value(node.target, at);
  if (asked.type !== "STRING") throw new Untranslatable(node.target, "it is no text");
  return { kind: "like", value: asked.sql, where, part: part.value };
}

/** A typed value: a constant, a field, or a sum of numbers of one type. */
function value(node: CelNode, at: Translating): Typed {
  switch (node.kind) {
    case "literal":
      return literal(node, node.value);
    case "unary":
      if (node.operator === "-" && node.operand.kind === "literal") {
        const { value: number } = node.operand;
        if (typeof number === "bigint" || typeof number === "number") return literal(node, -number);
      }
      break;
    case "binary":
      return sum(node, at);
    case "name":
    case "select":
    case "index":
      return place(node, at);
    default:
  }
  throw new Untranslatable(node, "it has no counterpart that means the same");
}

function literal(node: CelNode, constant: unknown): Typed {
  switch (typeof constant) {
    case "boolean":
      return { sql: { kind: "literal", value: constant }, type: "BOOLEAN" };
    case "bigint":
      return { sql: { kind: "literal", value: constant }, type: "BIGINT" };
    case "number":
      return { sql: { kind: "literal", value: constant }, type: "DOUBLE" };
    case "string":
      return { sql: { kind: "literal", value: constant }, type: "STRING" };
    default:
      throw new Untranslatable(node, "null, bytes and unsigned numbers have no counterpart that means the same");
  }
}

function sum(node: CelNode & { readonly kind: "binary" }, at: Translating): Typed {
  const { operator } = node;
  // Whole numbers may overflow, and divisions fail: only decimal ones behave alike.
  if (operator !== "+" && operator !== "-" && operator !== "*")
    throw new Untranslatable(node, `${operator} has no counterpart that means the same`);
  const left = value(node.left, at);
  const right = value(node.right, at);
  if (left.type !== "DOUBLE" || right.type !== "DOUBLE")
    throw new Untranslatable(node, "only decimal numbers are calculated alike");
  return { sql: { kind: "arithmetic", operator, left: left.sql, right: right.sql }, type: "DOUBLE" };
}

/** A field of the row, of the row of an earlier step, or an attribute of either. */
function place(node: CelNode, at: Translating): Typed {
  const path = pathOf(node);
  const type = sqlTypeOf(node, at.typeOf.get(node));
  const [root = "", ...below] = path;
  const { row, steps } = at.names;
  const rowName = row === undefined ? {} : { of: row };
  if (root === "data" && below.length > 0) return { sql: { kind: "place", ...rowName, path, type }, type };
  if (root === "source" || root === "correlation_id") return { sql: { kind: "place", ...rowName, path, type }, type };
  if (root === "event") return { sql: { kind: "place", ...rowName, path: rowPath(node, below), type }, type };
  const step = root === "steps" ? steps.get(below[0] ?? "") : undefined;
  if (step === undefined) throw new Untranslatable(node, "the query has no such row");
  return { sql: { kind: "place", of: step, path: rowPath(node, below.slice(1)), type }, type };
}

function rowPath(node: CelNode, path: readonly string[]): readonly string[] {
  const [root = ""] = path;
  const isColumn = path.length === 1 && ["id", "type", "source", "correlation_id"].includes(root);
  if (isColumn || (root === "data" && path.length > 1)) return path;
  throw new Untranslatable(node, "the table has no such column");
}

function pathOf(node: CelNode): readonly string[] {
  if (node.kind === "name") return [node.name];
  if (node.kind === "select" && node.isOptional !== true) return [...pathOf(node.operand), node.field];
  if (node.kind === "index" && node.index.kind === "literal" && typeof node.index.value === "string")
    return [...pathOf(node.operand), node.index.value];
  throw new Untranslatable(node, "it is no field of the event");
}

function sqlTypeOf(node: CelNode, type: CelType | undefined): SqlType {
  switch (type?.kind) {
    case "bool":
      return "BOOLEAN";
    case "int":
      return "BIGINT";
    case "double":
      return "DOUBLE";
    case "string":
      return "STRING";
    default:
      throw new Untranslatable(node, "its schema gives it no simple type, and a column needs one");
  }
}
