// Fields that are personal or secret by their names.
import { isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";

const NAMES =
  /^(?:.*[_.-])?(?:e[_-]?mail|password|passwd|secret|token|phone|phone_number|iban|ssn|cvc|access_key|api_key)$/i;
const DEPTH_MAX = 8;
const FIELDS_MAX = 50;

/** Dotted paths below `data`, for names that can stand in one; in the order of the schema. */
export function sensitiveFields(schema: JsonObject): readonly string[] {
  const found: string[] = [];
  visit(schema, [], found);
  return found.slice(0, FIELDS_MAX);
}

function visit(schema: Json | undefined, path: readonly string[], found: string[]): void {
  if (!isJsonObject(schema) || path.length > DEPTH_MAX || found.length >= FIELDS_MAX) return;
  const { properties } = schema;
  if (!isJsonObject(properties)) return;
  for (const [name, field] of Object.entries(properties)) {
    if (name.includes(".")) continue;
    const here = [...path, name];
    if (NAMES.test(name) && isText(field)) found.push(here.join("."));
    else visit(field, here, found);
  }
}

function isText(field: Json): boolean {
  return (
    isJsonObject(field) &&
    (field["type"] === "string" || field["type"] === undefined) &&
    !isJsonObject(field["properties"])
  );
}
