// A JSON Schema of another tool → one of ours: references written in, what is not checked here left out, recursion cut.
import { isJsonList, isJsonObject, unsupportedKeywords } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import type { Found, References } from "../tree/references.ts";

/** Deeper, a schema says anything. */
const DEPTH_MAX = 16;

/** A schema with what was lost on the way. */
export interface ImportedSchema {
  readonly schema: JsonObject;
  /** Keywords that nothing checks here. */
  readonly dropped: readonly string[];
  readonly isCut: boolean;
}

/** The schema that stands at a place. */
export function importedSchema(found: Found, references: References): ImportedSchema {
  const reading = { references, isCut: false };
  const whole = written(found, reading, []);
  const schema = isJsonObject(whole) ? whole : {};
  const unsupported = unsupportedKeywords(schema);
  const dropped = [...new Set(unsupported.map((path) => String(path.at(-1))))];
  const places = new Set(unsupported.map((path) => JSON.stringify(path)));
  const pruned = places.size === 0 ? schema : without(schema, places, []);
  return { schema: isJsonObject(pruned) ? pruned : {}, dropped, isCut: reading.isCut };
}

interface Reading {
  readonly references: References;
  isCut: boolean;
}

function written(found: Found, reading: Reading, above: readonly Json[]): Json {
  reading.references.spend();
  const target = reading.references.follow(found);
  if (target === undefined) {
    reading.isCut = true;
    return {};
  }
  const { value, tree, path } = target;
  if (typeof value !== "object" || value === null) return value;
  if (above.includes(value) || above.length > 4 * DEPTH_MAX) {
    reading.isCut = true;
    return {};
  }
  const inside = [...above, value];
  if (isJsonList(value))
    return value.map((item, at) => written({ tree, path: [...path, at], value: item }, reading, inside));
  if (!isJsonObject(value)) return {};
  const entries = Object.entries(value)
    .filter(([name]) => name !== "definitions" && name !== "$defs" && name !== "$id" && name !== "$schema")
    .map(([name, item]): [string, Json] => [
      name,
      isData(name) ? item : written({ tree, path: [...path, name], value: item }, reading, inside),
    ]);
  return Object.fromEntries(entries);
}

/** Values of these are data, in which `$ref` is a name like any other. */
function isData(keyword: string): boolean {
  return ["const", "enum", "default", "examples", "example", "required"].includes(keyword);
}

function without(value: Json, places: ReadonlySet<string>, path: readonly (string | number)[]): Json {
  if (isJsonList(value)) return value.map((item, at) => without(item, places, [...path, at]));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !places.has(JSON.stringify([...path, name])))
      .map(([name, item]) => [name, without(item, places, [...path, name])]),
  );
}
