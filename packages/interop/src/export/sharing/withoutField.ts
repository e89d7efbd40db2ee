// Takes a field out of a schema, with all that its containers say of its value.
import { isJsonList, isJsonObject, sameJson, type Json, type JsonObject } from "@laban/model";
import { isAtOrBelow, pathOf } from "./fieldPath.ts";

// What a schema on the way to a sensitive field may keep. Values for the container are values for the field: default, const, enum, examples,
// and whatever a vendor's keyword holds.
const KEPT: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$anchor",
  "$ref",
  "$dynamicRef",
  "$dynamicAnchor",
  "title",
  "description",
  "type",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
  "minProperties",
  "maxProperties",
  "readOnly",
  "writeOnly",
  "deprecated",
  "nullable",
]);

/** Schemas for the same value, or for the items of a list: the path goes on in them as it is. */
const SAME_PLACE: ReadonlySet<string> = new Set([
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "then",
  "else",
  "not",
  "dependentSchemas",
  "items",
  "prefixItems",
  "contains",
  "additionalItems",
  "unevaluatedItems",
]);

/** Rules that would refuse more when they say less; they go when the field stands in them. */
const GOES_WHEN_CHANGED: ReadonlySet<string> = new Set(["not", "oneOf", "if", "contains"]);

/** Schemas of fields that are not named: the sensitive one may be among them. */
const ANY_NAME: ReadonlySet<string> = new Set(["patternProperties", "additionalProperties", "unevaluatedProperties"]);

/** The schema without the field at `path`; with `keepsType` its name and type stay and all else of it goes. Every sub-schema is looked into. */
export function withoutField(schema: JsonObject, path: readonly string[], keepsType: boolean): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return typeOnly(schema);
  const left: [string, Json][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    const kept = keptOf(keyword, value);
    if (kept !== undefined) left.push([keyword, kept]);
  }
  const hasIf = left.some(([keyword]) => keyword === "if");
  return Object.fromEntries(left.filter(([keyword]) => hasIf || (keyword !== "then" && keyword !== "else")));

  function keptOf(keyword: string, value: Json): Json | undefined {
    if (keyword === "properties") return isJsonObject(value) ? propertiesOf(value) : undefined;
    if (keyword === "required" || keyword === "dependentRequired") return withoutName(value);
    if (ANY_NAME.has(keyword)) return typeof value === "boolean" ? value : anyField(keyword, value);
    if (keyword === "$defs" || keyword === "definitions") return definitionsOf(value, path);
    if (!SAME_PLACE.has(keyword)) return KEPT.has(keyword) ? value : undefined;
    const changed = samePlace(keyword, value);
    return GOES_WHEN_CHANGED.has(keyword) && !sameJson(changed, value) ? undefined : changed;
  }

  function propertiesOf(properties: JsonObject): Json {
    return Object.fromEntries(
      Object.entries(properties).flatMap(([key, field]): [string, Json][] => {
        // A field may be called "customer.email", too.
        const names = pathOf(key);
        if (!isAtOrBelow(path, names)) return [[key, field]];
        if (names.length === path.length && !keepsType) return [];
        return [[key, isJsonObject(field) ? withoutField(field, path.slice(names.length), keepsType) : field]];
      }),
    );
  }

  function withoutName(value: Json): Json | undefined {
    if (rest.length > 0 || keepsType) return value;
    if (isJsonList(value)) return value.filter((one) => one !== name);
    if (!isJsonObject(value)) return undefined;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, names]): [string, Json][] =>
        key === name ? [] : [[key, isJsonList(names) ? names.filter((one) => one !== name) : names]],
      ),
    );
  }

  function anyField(keyword: string, value: Json): Json | undefined {
    if (!isJsonObject(value)) return undefined;
    if (keyword !== "patternProperties") return withoutField(value, rest, true);
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, isJsonObject(one) ? withoutField(one, rest, true) : one]),
    );
  }

  function samePlace(keyword: string, value: Json): Json {
    const inner = (one: Json): Json => (isJsonObject(one) ? withoutField(one, path, keepsType) : one);
    if (isJsonList(value)) return value.map(inner);
    if (!isJsonObject(value) || keyword !== "dependentSchemas") return inner(value);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]));
  }
}

// Of the field itself: no word but its type.
function typeOnly(schema: JsonObject): JsonObject {
  const { type } = schema;
  return typeof type === "string" || isJsonList(type) ? { type } : {};
}

// A definition may be referred to from anywhere on the way, and from the field itself: it says nothing of values, and has no field of such a name.
function definitionsOf(definitions: Json, path: readonly string[]): Json | undefined {
  if (!isJsonObject(definitions)) return undefined;
  return Object.fromEntries(
    Object.entries(definitions).map(([key, one]): [string, Json] => {
      if (!isJsonObject(one)) return [key, one];
      let left = withoutValues(one);
      for (const at of path.keys()) left = withoutField(left, path.slice(at), true);
      return [key, left];
    }),
  );
}

const NAMED: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
]);

function withoutValues(schema: JsonObject): JsonObject {
  const inner = (value: Json): Json => (isJsonObject(value) ? withoutValues(value) : value);
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
      if (NAMED.has(keyword) && isJsonObject(value))
        return [[keyword, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]))]];
      if (SAME_PLACE.has(keyword) || ANY_NAME.has(keyword))
        return [[keyword, isJsonList(value) ? value.map(inner) : inner(value)]];
      // Nor has it words: those of a sensitive field go, and this may be one.
      const stays = (KEPT.has(keyword) && keyword !== "title" && keyword !== "description") || keyword === "required";
      return stays ? [[keyword, value]] : [];
    }),
  );
}
