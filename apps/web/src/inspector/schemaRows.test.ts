// A payload schema as rows of a table, and back.
import { describe, expect, it } from "vitest";
import { freeFieldName, isSensitive, rowsOf, withField, withRequired } from "./schemaRows.ts";

const schema = {
  type: "object",
  required: ["order_id"],
  properties: { order_id: { type: "string" }, total: { type: "number", description: "In euro." }, odd: true },
};

describe("a payload as rows", () => {
  it("has a row per field, with what the schema says of it", () => {
    expect(rowsOf(schema)).toEqual([
      { name: "order_id", type: "string", isRequired: true, description: null },
      { name: "total", type: "number", isRequired: false, description: "In euro." },
      { name: "odd", type: "any", isRequired: false, description: null },
    ]);
    expect(rowsOf(undefined)).toEqual([]);
  });
  it("adds a field under a free name and leaves the rest as it is", () => {
    const added = withField(schema, "field");
    expect(added).toEqual({ ...schema, properties: { ...schema.properties, field: { type: "string" } } });
    expect(freeFieldName(added)).toBe("field_2");
    expect(withField(undefined, "a")).toEqual({ type: "object", properties: { a: { type: "string" } } });
  });
  it("keeps the list of required names without repeats", () => {
    expect(withRequired(schema, "order_id", true)).toEqual(["order_id"]);
    expect(withRequired(schema, "order_id", false)).toEqual([]);
  });
  it("is sensitive when something inside of it is", () => {
    const record = { sensitive: ["customer.email"] };
    expect(isSensitive(record, "customer")).toBe(true);
    expect(isSensitive(record, "custom")).toBe(false);
  });
});
