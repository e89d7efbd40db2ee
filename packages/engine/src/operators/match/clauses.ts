// What a condition requires of single fields, read off its syntax tree: `data.region == "north" && data.amount > 100` requires two things.
// An index can decide these without asking the condition. Only forms whose meaning is beyond doubt are read; for everything else, and for
// every value of another type than the form expects, the condition itself is asked.
import { type CelNode, type CelType, parseCel, type ScopeTypes } from "@laban/cel";
import type { Json } from "@laban/trace";

/** A field of the event's data, by the names that lead to it. */
export interface Field {
  readonly names: readonly string[];
  /** What stands for it where it is missing: `has(data.x) ? data.x : 0`. */
  readonly otherwise: Scalar | undefined;
  /** Only whole numbers of 64 bits are values of it. */
  readonly isInt: boolean;
}

/** What a field is compared with. */
export type Scalar = string | number | boolean;

/** One thing that a condition requires. */
export interface Clause {
  readonly field: Field;
  readonly operator: "==" | "<" | "<=" | ">" | ">=";
  readonly value: Scalar;
}

/** What a condition requires. */
export interface Requirements {
  readonly clauses: readonly Clause[];
  /** There is nothing else to it: it holds if all clauses do, and is false if one does not. */
  readonly isAll: boolean;
}

/** Reads the requirements off a condition that was checked against this scope. */
export function requirementsOf(when: string, scope: ScopeTypes): Requirements {
  const { root } = parseCel(when);
  const terms = root.kind === "logic" && root.operator === "&&" ? root.terms : [root];
  const clauses: Clause[] = [];
  for (const term of terms) {
    const clause = clauseOf(term, scope);
    if (clause !== undefined) clauses.push(clause);
  }
  return { clauses, isAll: clauses.length === terms.length };
}

const flipped = { "==": "==", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

function clauseOf(term: CelNode, scope: ScopeTypes): Clause | undefined {
  if (term.kind !== "binary") return undefined;
  const { operator, left, right } = term;
  if (operator !== "==" && operator !== "<" && operator !== "<=" && operator !== ">" && operator !== ">=")
    return undefined;
  return comparison(left, operator, right, scope) ?? comparison(right, flipped[operator], left, scope);
}

function comparison(
  left: CelNode,
  operator: Clause["operator"],
  right: CelNode,
  scope: ScopeTypes,
): Clause | undefined {
  const value = scalarOf(right);
  const found = value === undefined ? undefined : fieldOf(left, scope);
  if (value === undefined || found === undefined) return undefined;
  const { field, kind } = found;
  const fits = kind === "dyn" || kind === kindOf(value) || (typeof value === "number" && kind === "int");
  // Texts have an order, too, but by code point; only numbers are compared here.
  if (!fits || (operator !== "==" && typeof value !== "number")) return undefined;
  return { field, operator, value };
}

function fieldOf(node: CelNode, scope: ScopeTypes): { readonly field: Field; readonly kind: string } | undefined {
  if (node.kind === "choice") return fieldWithDefault(node, scope);
  const names = namesOf(node);
  const kind = names === undefined ? undefined : kindAt(scope["data"], names);
  if (names === undefined || kind === undefined) return undefined;
  return { field: { names, otherwise: undefined, isInt: kind === "int" }, kind };
}

// has(data.x) ? data.x : 0 — `data` is always there, so has() is never unknown for a field directly below it.
function fieldWithDefault(
  { condition, then, otherwise }: CelNode & { readonly kind: "choice" },
  scope: ScopeTypes,
): { readonly field: Field; readonly kind: string } | undefined {
  const found = then.kind === "choice" ? undefined : fieldOf(then, scope);
  const value = scalarOf(otherwise);
  if (found === undefined || value === undefined || condition.kind !== "call" || condition.name !== "has")
    return undefined;
  const [asked] = condition.args;
  const { names } = found.field;
  const isSame =
    asked !== undefined && condition.target === undefined && names.length === 1 && namesOf(asked)?.[0] === names[0];
  if (!isSame || namesOf(asked)?.length !== 1) return undefined;
  return { field: { ...found.field, otherwise: value }, kind: found.kind };
}

/** The names below `data`; undefined for anything else, and for names that objects or lists inherit. */
function namesOf(node: CelNode): readonly string[] | undefined {
  const names: string[] = [];
  let at = node;
  while (at.kind === "select") {
    if (at.field in Object.prototype || at.field in Array.prototype) return undefined;
    names.unshift(at.field);
    at = at.operand;
  }
  return at.kind === "name" && at.name === "data" && names.length > 0 ? names : undefined;
}

/** The kind of value at a path, where it is one that is compared here. */
function kindAt(
  data: CelType | undefined,
  names: readonly string[],
): "dyn" | "double" | "int" | "string" | "bool" | undefined {
  let type: CelType | undefined = data;
  for (const name of names) {
    if (type === undefined || type.kind === "dyn") break;
    if (type.kind === "map") type = type.of;
    else if (type.kind !== "object") return undefined;
    else if (Object.hasOwn(type.fields, name)) type = type.fields[name]?.type;
    else type = undefined;
  }
  switch (type?.kind) {
    case undefined:
    case "dyn":
      return "dyn";
    case "double":
    case "int":
    case "string":
    case "bool":
      return type.kind;
    default:
      return undefined;
  }
}

function scalarOf(node: CelNode): Scalar | undefined {
  if (node.kind === "unary" && node.operator === "-") {
    const value = scalarOf(node.operand);
    return typeof value === "number" ? -value : undefined;
  }
  if (node.kind !== "literal") return undefined;
  const { value } = node;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function kindOf(value: Scalar): "double" | "string" | "bool" {
  return typeof value === "number" ? "double" : typeof value === "string" ? "string" : "bool";
}

/** The value of a field that can be compared; undefined where it is missing or of another type, so that the condition must be asked. */
export function valueOf(field: Field, data: Json): Scalar | undefined {
  const { names } = field;
  let value: Json | undefined = data;
  for (let index = 0; index < names.length; index++) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as { readonly [name: string]: Json })[names[index]!];
  }
  if (value === undefined) return field.otherwise;
  switch (typeof value) {
    case "number":
      return (field.isInt ? isInt(value) : !Number.isNaN(value)) ? value : undefined;
    case "string":
    case "boolean":
      return value;
    default:
      return undefined;
  }
}

function isInt(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

/** Tells fields apart: two with the same name have the same value of every event. */
export function nameOfField({ names, otherwise, isInt }: Field): string {
  return JSON.stringify([names, otherwise ?? null, isInt]);
}
