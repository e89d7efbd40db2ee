// Conditions as trees of SQL, with NULL for unknown: what is printed, and what tests evaluate.

/** The types of columns and fields that conditions can ask. */
export type SqlType = "BOOLEAN" | "BIGINT" | "DOUBLE" | "STRING";

/** A part of a row: a column of the table, or a field below `data`. `of` is the pattern variable that the row is bound to. */
export interface SqlPlace {
  readonly kind: "place";
  readonly of?: string;
  /** ["id"], or ["data", "customer", "tier"]. */
  readonly path: readonly string[];
  readonly type: SqlType;
}

/** A tree of SQL. */
export type Sql =
  | SqlPlace
  | { readonly kind: "literal"; readonly value: boolean | number | bigint | string }
  | {
      readonly kind: "compare";
      readonly operator: "=" | "<>" | "<" | "<=" | ">" | ">=";
      readonly left: Sql;
      readonly right: Sql;
    }
  | { readonly kind: "arithmetic"; readonly operator: "+" | "-" | "*"; readonly left: Sql; readonly right: Sql }
  | { readonly kind: "logic"; readonly operator: "AND" | "OR"; readonly terms: readonly Sql[] }
  | { readonly kind: "not"; readonly term: Sql }
  /** True where the term is false or NULL. */
  | { readonly kind: "is not true"; readonly term: Sql }
  | { readonly kind: "in"; readonly value: Sql; readonly list: readonly Sql[] }
  /** LIKE with the part at the beginning, the end, or anywhere. */
  | { readonly kind: "like"; readonly value: Sql; readonly where: "begin" | "end" | "anywhere"; readonly part: string };

/** All terms together; the one itself where there is only one. */
export function allOf(terms: readonly Sql[]): Sql {
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? only : { kind: "logic", operator: "AND", terms };
}

/** Any of the terms. */
export function anyOf(terms: readonly Sql[]): Sql {
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? only : { kind: "logic", operator: "OR", terms };
}

/** The places that a tree reads. */
export function placesOf(sql: Sql): readonly SqlPlace[] {
  switch (sql.kind) {
    case "place":
      return [sql];
    case "literal":
      return [];
    case "compare":
    case "arithmetic":
      return [...placesOf(sql.left), ...placesOf(sql.right)];
    case "logic":
      return sql.terms.flatMap(placesOf);
    case "not":
    case "is not true":
      return placesOf(sql.term);
    case "in":
      return [...placesOf(sql.value), ...sql.list.flatMap(placesOf)];
    default:
      return placesOf(sql.value);
  }
}
