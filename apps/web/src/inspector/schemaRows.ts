// A payload's schema as rows of a table and back: the top-level fields, which is what people change most; the rest stays as it is written.
import { isJsonObject, type EventTypeRecord, type Json, type JsonObject } from "@laban/model";

/** One field of a payload. */
export interface SchemaRow {
  readonly name: string;
  /** The type in one word; "any" where the schema says none, "enum" for a list of values. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string | null;
}

/** The types that the table offers. */
export const rowTypes = ["string", "number", "integer", "boolean", "object", "array", "any"] as const;

/** The rows of a schema; none where there is no schema. */
export function rowsOf(schema: JsonObject | undefined): readonly SchemaRow[] {
  const properties = schema?.["properties"];
  if (properties === undefined || !isJsonObject(properties)) return [];
  const required = listIn(schema?.["required"]);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    type: typeIn(field),
    isRequired: required.includes(name),
    description: isJsonObject(field) && typeof field["description"] === "string" ? field["description"] : null,
  }));
}

/** A name for a new field that no field has. */
export function freeFieldName(schema: JsonObject | undefined): string {
  const taken = new Set(rowsOf(schema).map((row) => row.name));
  let name = "field";
  for (let count = 2; taken.has(name); count += 1) name = `field_${count}`;
  return name;
}

/** The schema with a further field. */
export function withField(schema: JsonObject | undefined, name: string): JsonObject {
  const properties = schema?.["properties"];
  return {
    ...(schema ?? { type: "object" }),
    properties: {
      ...(properties !== undefined && isJsonObject(properties) ? properties : {}),
      [name]: { type: "string" },
    },
  };
}

/** The `required` list with or without a name. */
export function withRequired(schema: JsonObject | undefined, name: string, isRequired: boolean): readonly string[] {
  const others = listIn(schema?.["required"]).filter((one) => one !== name);
  return isRequired ? [...others, name] : others;
}

/** Whether a path below `data` is marked sensitive, itself or something in it. */
export function isSensitive(record: EventTypeRecord, name: string): boolean {
  return record.sensitive?.some((path) => path === name || path.startsWith(`${name}.`)) === true;
}

function typeIn(field: Json): string {
  if (!isJsonObject(field)) return "any";
  const type = field["type"];
  if (typeof type === "string") return type;
  return "any";
}

function listIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
