// The type of a payload in a bundle → a JSON Schema that says the same.
import type { CelType } from "@laban/cel";
import type { Json, JsonObject } from "@laban/model";

const SIMPLE: Readonly<Partial<Record<CelType["kind"], string>>> = {
  bool: "boolean",
  int: "integer",
  double: "number",
  string: "string",
  null: "null",
};

/** `{}` for what a bundle leaves open. */
export function dataSchema(type: CelType): JsonObject {
  const simple = SIMPLE[type.kind];
  if (simple !== undefined) return { type: simple };
  if (type.kind === "list") return { type: "array", ...(type.of.kind === "dyn" ? {} : { items: dataSchema(type.of) }) };
  if (type.kind === "map") return { type: "object", additionalProperties: dataSchema(type.of) };
  if (type.kind !== "object") return {};
  const fields = Object.entries(type.fields);
  const required = fields.filter(([, { optional }]) => !optional).map(([name]) => name);
  const properties = fields.map(([name, { type: of, description, values }]): [string, Json] => [
    name,
    {
      ...dataSchema(of),
      ...(description === undefined ? {} : { description }),
      ...(values === undefined ? {} : { enum: values }),
    },
  ]);
  return {
    type: "object",
    ...(required.length === 0 ? {} : { required }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(type.open ? {} : { additionalProperties: false }),
  };
}

/** Dotted paths below `data` of the fields that are marked sensitive. */
export function sensitivePaths(type: CelType): readonly string[] {
  if (type.kind !== "object") return [];
  return Object.entries(type.fields).flatMap(([name, field]) =>
    (field.sensitive === true ? [""] : [])
      .concat(sensitivePaths(field.type))
      .map((path) => (path === "" ? name : `${name}.${path}`)),
  );
}
