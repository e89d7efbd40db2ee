// JSON Schemas and the types that conditions are checked with.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { typeFromJsonSchema, typeText, type CelType } from "./index.ts";

function field(type: CelType, name: string): unknown {
  return type.kind === "object" && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
}

test("integer is int, number is double, date-time stays a string", () => {
  const texts = [
    { type: "integer" },
    { type: "number" },
    { type: "string", format: "date-time" },
    { type: "array", items: { type: "boolean" } },
    {},
  ];
  expect(texts.map((schema) => typeText(typeFromJsonSchema(schema)))).toEqual([
    "int",
    "double",
    "string",
    "list(bool)",
    "anything",
  ]);
});

test("fields outside required are optional; sensitive paths and descriptions are kept", () => {
  const schema = {
    type: "object",
    required: ["customer"],
    properties: {
      customer: { type: "object", properties: { email: { type: "string", description: "Where to write." } } },
    },
  };
  const type = typeFromJsonSchema(schema, { sensitive: ["customer.email"] });
  expect(field(type, "customer")).toMatchObject({
    optional: false,
    type: {
      fields: { email: { optional: true, sensitive: true, description: "Where to write.", type: { kind: "string" } } },
    },
  });
});

test("objects are open unless additionalProperties is false", () => {
  expect(typeFromJsonSchema({ type: "object", properties: {} })).toMatchObject({ open: true });
  expect(typeFromJsonSchema({ type: "object", properties: {}, additionalProperties: false })).toMatchObject({
    open: false,
  });
  expect(typeFromJsonSchema({ type: "object", additionalProperties: { type: "integer" } })).toEqual({
    kind: "map",
    of: { kind: "int" },
  });
});

test("enum and const have the type of their values, and tell them", () => {
  const type = typeFromJsonSchema({
    properties: { tier: { enum: ["new", "gold"] }, level: { const: 3 }, mixed: { enum: [1, "a"] } },
  });
  expect(field(type, "tier")).toMatchObject({ type: { kind: "string" }, values: ["new", "gold"] });
  expect(field(type, "level")).toMatchObject({ type: { kind: "int" } });
  expect(field(type, "mixed")).toMatchObject({ type: { kind: "dyn" } });
});

test("a field called __proto__ is a field", () => {
  const type = typeFromJsonSchema(JSON.parse('{"type": "object", "properties": {"__proto__": {"type": "integer"}}}'));
  expect(field(type, "__proto__")).toMatchObject({ type: { kind: "int" } });
  expect(Object.getPrototypeOf(type.kind === "object" ? type.fields : undefined)).toBe(Object.prototype);
});

test("a schema without end is cut off, and anything at all gives a type", () => {
  let deep: unknown = { type: "string" };
  for (let level = 0; level < 100_000; level += 1) deep = { type: "array", items: deep };
  expect(typeText(typeFromJsonSchema(deep))).toContain("list(list(");
  fc.assert(fc.property(fc.anything(), (schema) => typeof typeFromJsonSchema(schema).kind === "string"));
});
