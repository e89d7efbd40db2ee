// The type of `data` in the table: the fields that conditions and keys read, each with one type.
import { sqlName } from "./sqlText.ts";
import type { SqlPlace, SqlType } from "./sqlTree.ts";

type FieldMap = Map<string, SqlType | FieldMap>;

/** Collects the fields below `data`. */
export class RowType {
  readonly #fields: FieldMap = new Map();

  /** Takes up all these fields, or none of them: the first that another type stands in the way of is given back. */
  add(places: readonly SqlPlace[]): SqlPlace | undefined {
    const below = places.filter(({ path }) => path[0] === "data");
    const odd = below.find((place) => !fitsIn(this.#fields, place.path.slice(1), place.type));
    if (odd !== undefined) return odd;
    for (const { path, type } of below) put(this.#fields, path.slice(1), type);
    return undefined;
  }

  /** The type that a field has so far. */
  typeOf(path: readonly string[]): SqlType | undefined {
    let at: SqlType | FieldMap | undefined = this.#fields;
    for (const name of path.slice(1)) at = at instanceof Map ? at.get(name) : undefined;
    return at instanceof Map ? undefined : at;
  }

  /** `ROW<…>`. */
  text(): string {
    return rowText(this.#fields);
  }
}

function fitsIn(fields: FieldMap, [name = "", ...rest]: readonly string[], type: SqlType): boolean {
  const there = fields.get(name);
  if (there === undefined) return true;
  if (rest.length === 0) return there === type;
  return there instanceof Map && fitsIn(there, rest, type);
}

function put(fields: FieldMap, [name = "", ...rest]: readonly string[], type: SqlType): void {
  if (rest.length === 0) {
    fields.set(name, type);
    return;
  }
  const there = fields.get(name);
  const inner: FieldMap = there instanceof Map ? there : new Map();
  fields.set(name, inner);
  put(inner, rest, type);
}

function rowText(fields: FieldMap): string {
  const parts = [...fields].map(([name, type]) => `${sqlName(name)} ${type instanceof Map ? rowText(type) : type}`);
  return `ROW<${parts.join(", ")}>`;
}
