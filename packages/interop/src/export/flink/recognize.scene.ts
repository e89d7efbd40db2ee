// Runs queries over a log as SQL means them: three-valued conditions, and the rules of MATCH_RECOGNIZE. The reference of the tests; slow and plain.
import type { ChoreographyEvent } from "@laban/trace";
import type { Query, RowVariable } from "./query.ts";
import type { Sql, SqlPlace } from "./sqlTree.ts";

type SqlValue = boolean | number | bigint | string | null;
type Bindings = ReadonlyMap<string, ChoreographyEvent>;

/** The rows of each match of one key, as event ids: those bound to steps, in order. */
export function matchesOf(query: Query, rows: readonly ChoreographyEvent[]): readonly (readonly string[])[] {
  if (query.kind === "select")
    return rows.filter((row) => evaluate(query.where, new Map([["", row]])) === true).map(({ id }) => [id]);
  const found: (readonly string[])[] = [];
  for (let from = 0; from < rows.length;) {
    const match = matchFrom(query.variables, rows, from, new Map());
    if (match === undefined) {
      from += 1;
      continue;
    }
    found.push(match.bound);
    from = query.skip === "to next row" ? from + 1 : match.next;
  }
  return found;
}

interface Match {
  readonly bound: readonly string[];
  readonly next: number;
}

/** The preferred match: loops take as many rows as they can, and give back what the rest needs. */
function matchFrom(
  variables: readonly RowVariable[],
  rows: readonly ChoreographyEvent[],
  at: number,
  bindings: Bindings,
): Match | undefined {
  const [variable, ...rest] = variables;
  if (variable === undefined) return { bound: [], next: at };
  const row = rows[at];
  const takes = row !== undefined && evaluate(variable.define, new Map([...bindings, [variable.name, row]])) === true;
  if (variable.isLoop) {
    const longer = takes ? matchFrom(variables, rows, at + 1, new Map([...bindings, [variable.name, row]])) : undefined;
    return longer ?? matchFrom(rest, rows, at, bindings);
  }
  if (!takes) return undefined;
  const later = matchFrom(rest, rows, at + 1, new Map([...bindings, [variable.name, row]]));
  return later && { bound: [row.id, ...later.bound], next: later.next };
}

/** The value of a tree; NULL where it is unknown. */
export function evaluate(sql: Sql, bindings: Bindings): SqlValue {
  switch (sql.kind) {
    case "place":
      return placeValue(sql, bindings);
    case "literal":
      return sql.value;
    case "compare": {
      const [left, right] = [evaluate(sql.left, bindings), evaluate(sql.right, bindings)];
      return left === null || right === null ? null : compared(sql.operator, left, right);
    }
    case "arithmetic": {
      const [left, right] = [evaluate(sql.left, bindings), evaluate(sql.right, bindings)];
      if (typeof left === "bigint" && typeof right === "bigint") return left + right;
      if (typeof left !== "number" || typeof right !== "number") return null;
      return sql.operator === "+" ? left + right : sql.operator === "-" ? left - right : left * right;
    }
    case "logic": {
      const values = new Set(sql.terms.map((term) => evaluate(term, bindings)));
      const decisive = sql.operator === "OR";
      return values.has(decisive) ? decisive : values.has(null) ? null : !decisive;
    }
    case "not": {
      const value = evaluate(sql.term, bindings);
      return value === null ? null : value !== true;
    }
    case "is not true":
      return evaluate(sql.term, bindings) !== true;
    case "in": {
      const value = evaluate(sql.value, bindings);
      if (value === null) return null;
      return sql.list.some((item) => compared("=", value, evaluate(item, bindings) ?? ""));
    }
    default: {
      const value = evaluate(sql.value, bindings);
      if (typeof value !== "string") return null;
      if (sql.where === "begin") return value.startsWith(sql.part);
      return sql.where === "end" ? value.endsWith(sql.part) : value.includes(sql.part);
    }
  }
}

function compared(operator: string, left: NonNullable<SqlValue>, right: NonNullable<SqlValue>): boolean {
  const isMixed = typeof left !== typeof right && typeof left !== "string" && typeof right !== "string";
  const [a, b] = isMixed ? [Number(left), Number(right)] : [left, right];
  const meaning: Readonly<Record<string, boolean>> = {
    "=": a === b,
    "<>": a !== b,
    "<": a < b,
    "<=": a <= b,
    ">": a > b,
    ">=": a >= b,
  };
  return meaning[operator] ?? false;
}

/** A column or field; NULL where it is missing, null, or of another type than the column. */
function placeValue({ of = "", path, type }: SqlPlace, bindings: Bindings): SqlValue {
  const row = bindings.get(of);
  if (row === undefined) return null;
  if (path[0] === "at_ms") return BigInt(row.time);
  let value: unknown = row;
  for (const name of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  switch (type) {
    case "BOOLEAN":
      return typeof value === "boolean" ? value : null;
    case "STRING":
      return typeof value === "string" ? value : null;
    case "DOUBLE":
      return typeof value === "number" ? value : null;
    default:
      return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : null;
  }
}
