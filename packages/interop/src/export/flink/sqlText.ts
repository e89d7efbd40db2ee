// Prints SQL: names in backticks, texts in quotes. Whatever they hold, they end only where they are closed.
import type { Sql } from "./sqlTree.ts";

/** A name of a table, view, column or field. */
export function sqlName(name: string): string {
  return `\`${visible(name).replaceAll("`", "``")}\``;
}

/** A text constant. */
export function sqlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A line of comment; what could end the line, or turn its direction, is written as an escape. */
export function sqlComment(text: string): string {
  return `-- ${visible(text)}`;
}

function visible(text: string): string {
  let written = "";
  for (const character of text) {
    const isPrinted = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character);
    written += isPrinted ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
  return written;
}

/** A condition or value. */
export function sqlText(sql: Sql): string {
  switch (sql.kind) {
    case "place":
      return [...(sql.of === undefined ? [] : [sql.of]), ...sql.path.map(sqlName)].join(".");
    case "literal":
      return literalText(sql.value);
    case "compare":
    case "arithmetic":
      return `${inner(sql.left)} ${sql.operator} ${inner(sql.right)}`;
    case "logic":
      return sql.terms.map(inner).join(` ${sql.operator} `);
    case "not":
      return `NOT ${inner(sql.term)}`;
    case "is not true":
      return `(${sqlText(sql.term)}) IS NOT TRUE`;
    case "in":
      return `${inner(sql.value)} IN (${sql.list.map(sqlText).join(", ")})`;
    default:
      return likeText(sql);
  }
}

function literalText(value: boolean | number | bigint | string): string {
  if (typeof value === "string") return sqlString(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return String(value);
  // With an exponent it is a DOUBLE, and no DECIMAL of some precision.
  const text = String(value).toUpperCase().replace("E+", "E");
  return text.includes("E") ? text : `${text}E0`;
}

function likeText({ value, where, part }: Sql & { readonly kind: "like" }): string {
  const escaped = part.replaceAll(/[!%_]/g, (sign) => `!${sign}`);
  const pattern = { begin: `${escaped}%`, end: `%${escaped}`, anywhere: `%${escaped}%` }[where];
  return `${inner(value)} LIKE ${sqlString(pattern)} ESCAPE '!'`;
}

function inner(sql: Sql): string {
  return sql.kind === "place" || sql.kind === "literal" ? sqlText(sql) : `(${sqlText(sql)})`;
}
