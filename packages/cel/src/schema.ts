// JSON Schema of a payload → the type that conditions are checked with. What the schema does not say is `dyn`.
import type { CelField, CelType } from "./door.ts";
import { commonType, listOf, mapOf, types } from "./types.ts";

const depthMax = 32;

/** What a schema cannot say by itself. */
export interface SchemaOptions {
  /** Dotted paths of fields that hold personal or secret values: ["customer.email"]. */
  readonly sensitive?: readonly string[];
}

/**
 * The type of values that a JSON Schema (2020-12 subset) describes: objects with their fields, lists, enum and const, integer as
 * int, number as double. Fields outside `required` are optional; objects are open unless `additionalProperties` is false.
 * Anything else, and anything below 32 levels, is dyn. Never throws, whatever it is given.
 */
export function typeFromJsonSchema(schema: unknown, options: SchemaOptions = {}): CelType {
  return typeOfSchema(schema, new Set(options.sensitive), "", 0);
}

function typeOfSchema(schema: unknown, sensitive: ReadonlySet<string>, path: string, depth: number): CelType {
  if (!isObject(schema) || depth > depthMax) return types.dyn;
  const constants = constantsOf(schema);
  if (constants !== undefined && constants.length > 0) return typeOfConstants(constants, own(schema, "type"));
  switch (own(schema, "type") ?? (isObject(own(schema, "properties")) ? "object" : undefined)) {
    case "string":
      return types.string;
    case "integer":
      return types.int;
    case "number":
      return types.double;
    case "boolean":
      return types.bool;
    case "null":
      return types.null;
    case "array":
      return listOf(typeOfSchema(own(schema, "items"), sensitive, path, depth + 1));
    case "object":
      return typeOfObject(schema, sensitive, path, depth);
    default:
      return types.dyn;
  }
}

function typeOfObject(schema: JsonSchema, sensitive: ReadonlySet<string>, path: string, depth: number): CelType {
  const properties = own(schema, "properties");
  const additional = own(schema, "additionalProperties");
  if (!isObject(properties)) {
    if (isObject(additional)) return mapOf(typeOfSchema(additional, sensitive, path, depth + 1));
    return { kind: "object", fields: {}, open: additional !== false };
  }
  const required = own(schema, "required");
  const requiredNames = new Set(Array.isArray(required) ? required : []);
  const fields = Object.entries(properties).map(([name, property]): readonly [string, CelField] => {
    const inner = path === "" ? name : `${path}.${name}`;
    const description = isObject(property) ? own(property, "description") : undefined;
    const values = isObject(property) ? constantsOf(property) : undefined;
    const field: CelField = {
      type: typeOfSchema(property, sensitive, inner, depth + 1),
      optional: !requiredNames.has(name),
      ...(typeof description === "string" && { description }),
      ...(values !== undefined && { values }),
      ...(sensitive.has(inner) && { sensitive: true }),
    };
    return [name, field];
  });
  // fromEntries makes own fields of all names, `__proto__` included.
  return { kind: "object", fields: Object.fromEntries(fields), open: additional !== false };
}

type JsonSchema = { readonly [name: string]: unknown };

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: JsonSchema, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function constantsOf(schema: JsonSchema): readonly (string | number | boolean)[] | undefined {
  const listed = own(schema, "enum");
  const values: readonly unknown[] = Array.isArray(listed)
    ? listed
    : Object.hasOwn(schema, "const")
      ? [schema["const"]]
      : [];
  const simple = values.filter(
    (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean",
  );
  return simple.length > 0 && simple.length === values.length ? simple : undefined;
}

function typeOfConstants(values: readonly (string | number | boolean)[], declared: unknown): CelType {
  const kinds = values.map((value): CelType => {
    if (typeof value === "string") return types.string;
    if (typeof value === "boolean") return types.bool;
    return declared === "integer" || (declared !== "number" && values.every(Number.isInteger))
      ? types.int
      : types.double;
  });
  return kinds.reduce(commonType);
}
