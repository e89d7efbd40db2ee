// Says which keywords of a schema the validator would ignore, so that nothing is promised that is not checked.
import type { DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { isJsonList, isJsonObject } from "../path.ts";

const CHECKED: ReadonlySet<string> = new Set([
  "type",
  "enum",
  "const",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "required",
  "$ref",
  "$id",
]);
/** Keywords that tell people something and check nothing. `format` is one of them in JSON Schema 2020-12, too. */
const NOTES: ReadonlySet<string> = new Set([
  "$schema",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "format",
]);
const ONE_SCHEMA: ReadonlySet<string> = new Set([
  "items",
  "additionalProperties",
  "propertyNames",
  "not",
  "if",
  "then",
  "else",
]);
const SCHEMA_LISTS: ReadonlySet<string> = new Set(["prefixItems", "anyOf", "oneOf", "allOf"]);
const SCHEMA_MAPS: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs"]);

/** The places of keywords that `validate` does not know, below `schema`. Empty means that everything it says is checked (or is a mere note). */
export function unsupportedKeywords(schema: Json, path: DocumentPath = []): readonly DocumentPath[] {
  if (!isJsonObject(schema) || path.length > 200) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const place = [...path, keyword];
    if (ONE_SCHEMA.has(keyword)) return unsupportedKeywords(value, place);
    if (SCHEMA_LISTS.has(keyword))
      return isJsonList(value) ? value.flatMap((part, at) => unsupportedKeywords(part, [...place, at])) : [place];
    if (SCHEMA_MAPS.has(keyword)) {
      return isJsonObject(value)
        ? Object.entries(value).flatMap(([name, part]) => unsupportedKeywords(part, [...place, name]))
        : [place];
    }
    return CHECKED.has(keyword) || NOTES.has(keyword) ? [] : [place];
  });
}
