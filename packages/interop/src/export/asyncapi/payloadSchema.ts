// The schema of a payload as AsyncAPI takes it: JSON Schema draft 7 with its references from the root of the whole document.
import { entryOf, isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";

/** The schema, or what in it cannot be said there. */
export type PayloadSchema = { readonly schema: JsonObject } | { readonly problem: string };

const DEPTH_MAX = 60;
const TYPES: ReadonlySet<unknown> = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

const isText = (value: Json): boolean => typeof value === "string";
const isFlag = (value: Json): boolean => typeof value === "boolean";
const isNumber = (value: Json): boolean => typeof value === "number";
const isCount = (value: Json): boolean => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isTexts = (value: Json): boolean =>
  isJsonList(value) && value.every(isText) && new Set(value as readonly string[]).size === value.length;
const isPattern = (value: Json): boolean => {
  if (typeof value !== "string") return false;
  try {
    return new RegExp(value, "u") instanceof RegExp;
  } catch {
    // Not a regular expression, which is what is asked.
    return false;
  }
};

/** Keywords with plain values, and what these must be. */
const PLAIN: Readonly<Record<string, (value: Json) => boolean>> = {
  title: isText,
  description: isText,
  $comment: isText,
  format: isText,
  deprecated: isFlag,
  readOnly: isFlag,
  writeOnly: isFlag,
  uniqueItems: isFlag,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: (value) => typeof value === "number" && value > 0,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  required: isTexts,
  pattern: isPattern,
  type: (value) =>
    isJsonList(value) ? value.length > 0 && isTexts(value) && value.every((one) => TYPES.has(one)) : TYPES.has(value),
  enum: (value) =>
    isJsonList(value) &&
    value.length > 0 &&
    new Set(value.map((one) => JSON.stringify(one))).size === value.length &&
    !holdsReference(value, 0),
  const: (value) => !holdsReference(value, 0),
  default: (value) => !holdsReference(value, 0),
  examples: (value) => isJsonList(value) && !holdsReference(value, 0),
};
const ONE_SCHEMA = new Set(["items", "additionalProperties", "propertyNames", "not", "if", "then", "else"]);
const SCHEMA_LISTS = new Set(["anyOf", "oneOf", "allOf"]);
const SCHEMA_MAPS = new Set(["properties", "patternProperties", "$defs"]);

class Unsayable extends Error {}

/** Rewrites the schema; `root` is where it will stand: "#/components/schemas/paid". */
export function payloadSchema(schema: JsonObject, root: string): PayloadSchema {
  try {
    return { schema: rewritten(schema, root, 0) as JsonObject };
  } catch (problem) {
    if (problem instanceof Unsayable) return { problem: problem.message };
    throw problem;
  }
}

function rewritten(schema: Json, root: string, depth: number): Json {
  if (typeof schema === "boolean") return schema;
  if (!isJsonObject(schema))
    throw new Unsayable(`${JSON.stringify(schema).slice(0, 40)} stands where a schema belongs`);
  if (depth > DEPTH_MAX) throw new Unsayable(`it is nested deeper than ${DEPTH_MAX} levels`);
  const below = (inner: Json): Json => rewritten(inner, root, depth + 1);
  const tuple = entryOf<Json>(schema, "prefixItems");
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): readonly (readonly [string, Json])[] => {
      if (keyword === "$ref") return [[keyword, reference(value, root)]];
      // Draft 7 has one keyword for lists and tuples, and another for what follows a tuple.
      if (keyword === "prefixItems" && isJsonList(value)) return [["items", value.map(below)]];
      if (keyword === "items" && tuple !== undefined) return [["additionalItems", below(value)]];
      if (ONE_SCHEMA.has(keyword)) return [[keyword, below(value)]];
      if (SCHEMA_LISTS.has(keyword) && isJsonList(value) && value.length > 0) return [[keyword, value.map(below)]];
      if (SCHEMA_MAPS.has(keyword) && isJsonObject(value))
        return [
          [
            keyword,
            Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, named(name, inner, below)])),
          ],
        ];
      if (keyword === "$schema") return [];
      const isRight = entryOf(PLAIN, keyword);
      if (isRight?.(value) === true) return [[keyword, value]];
      throw new Unsayable(`${JSON.stringify(keyword)}: ${JSON.stringify(value).slice(0, 60)} is not known there`);
    }),
  );
}

/** Readers of AsyncAPI take a property of such a name for a reference, or for their own method, and fail. */
function named(name: string, inner: Json, below: (inner: Json) => Json): Json {
  if (name === "$ref" || name === "hasOwnProperty" || name === "__proto__")
    throw new Unsayable(`a property called "${name}" stops its readers`);
  return below(inner);
}

function reference(value: Json, root: string): string {
  if (typeof value !== "string" || !/^#(?:$|\/)/.test(value))
    throw new Unsayable(`the reference ${JSON.stringify(value).slice(0, 60)} leads out of the document`);
  return root + value.slice(1);
}

function holdsReference(value: Json, depth: number): boolean {
  if (depth > DEPTH_MAX) return true;
  if (isJsonList(value)) return value.some((item) => holdsReference(item, depth + 1));
  if (!isJsonObject(value)) return false;
  return (
    ["$ref", "hasOwnProperty", "__proto__"].some((name) => Object.hasOwn(value, name)) ||
    Object.values(value).some((item) => holdsReference(item, depth + 1))
  );
}
