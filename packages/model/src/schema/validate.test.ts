// The validator against ajv, its twin, on random schemas and values; and the published schema against both.
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Json, JsonObject } from "../document.ts";
import { exampleText } from "../example.scene.ts";
import { isJsonList, isJsonObject } from "../path.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import { documentJsonSchema } from "./documentSchema.ts";
import { unsupportedKeywords } from "./supported.ts";
import { validate } from "./validate.ts";

const NAMES = ["a", "b", "constructor", "toString"];
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>("", "a", "ab", "€uro", "😀", null, true, false, 0, 1, 2.5, -3),
  fc.integer({ min: -4, max: 4 }),
);
const value: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("json"), { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<Json>,
  ),
})).json;

const small = fc.integer({ min: 0, max: 3 });
const schema: fc.Arbitrary<JsonObject | boolean> = fc.letrec<{ schema: JsonObject | boolean }>((tie) => {
  const list = fc.array(tie("schema"), { minLength: 1, maxLength: 2 });
  const map = fc.dictionary(fc.constantFrom(...NAMES), tie("schema"), { maxKeys: 2, noNullPrototype: true });
  const types = fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object");
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.boolean(),
      fc.record(
        {
          type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
          enum: fc.uniqueArray(scalar, {
            minLength: 1,
            maxLength: 3,
            comparator: (left, right) => left === right || (left === 0 && right === 0),
          }),
          const: scalar,
          minLength: small,
          maxLength: small,
          pattern: fc.constantFrom("^a", "b$", "^.$"),
          minimum: small,
          maximum: small,
          exclusiveMinimum: small,
          exclusiveMaximum: small,
          multipleOf: fc.constantFrom(1, 2, 0.5),
          minItems: small,
          maxItems: small,
          uniqueItems: fc.boolean(),
          minProperties: small,
          maxProperties: small,
          required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
          properties: map,
          patternProperties: fc.constantFrom({ "^a": { type: "string" } }, { o: false }),
          additionalProperties: tie("schema"),
          propertyNames: fc.constantFrom({ maxLength: 3 }, { enum: ["a", "b"] }, true),
          items: tie("schema"),
          prefixItems: list,
          anyOf: list,
          oneOf: list,
          allOf: list,
          not: tie("schema"),
          if: tie("schema"),
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, never awaited
          then: tie("schema"),
          else: tie("schema"),
          $ref: fc.constant("#/$defs/shared"),
        },
        { requiredKeys: [] },
      ) as fc.Arbitrary<JsonObject>,
    ),
  };
}).schema;

const SHARED: JsonObject = { type: ["string", "number", "object"], properties: { a: { type: "string" } } };

describe("validate", () => {
  it("agrees with ajv on what fits", () => {
    let fitting = 0;
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 6 }), (one, values) => {
        const root: JsonObject = { $defs: { shared: SHARED }, allOf: [one] };
        // Own properties only, as JSON has them: without it ajv finds `constructor` in every object.
        const accepts = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false }).compile(root);
        for (const item of values) {
          const issues = validate(root, item);
          expect(issues.length === 0, JSON.stringify({ root, item, issues })).toBe(accepts(item));
          if (issues.length === 0) fitting += 1;
        }
      }),
      { numRuns: 250 },
    );
    // The twin comparison says something only if both answers occur.
    expect(fitting).toBeGreaterThan(50);
  });

  it("tells the nearest branch of an alternative, and the alternatives where none is near", () => {
    const either: JsonObject = {
      anyOf: [
        { type: "string" },
        { type: "object", properties: { event: { type: "string" } }, additionalProperties: false },
      ],
    };
    expect(validate(either, { event: "a", wen: "x" })).toMatchObject([
      { path: ["wen"], keyword: "additionalProperties", expected: ["event"] },
    ]);
    expect(validate(either, 5)).toMatchObject([{ path: [], keyword: "anyOf" }]);
  });

  it("is harmless to hostile names", () => {
    const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1}') as Json;
    const closed: JsonObject = { type: "object", properties: { a: {} }, additionalProperties: false };
    expect(validate(closed, hostile).map((issue) => issue.path)).toEqual([["__proto__"], ["constructor"]]);
    expect(validate({ required: ["toString"] }, {})).toMatchObject([{ keyword: "required" }]);
  });

  it("stops at a bottomless reference and a broken one", () => {
    expect(validate({ $ref: "#" }, 1)).toMatchObject([{ keyword: "depth" }]);
    expect(() => validate({ $ref: "#/$defs/none" }, 1)).toThrow("Invariant");
  });
});

describe("the published schema", () => {
  const published = documentJsonSchema(testCatalog);
  const example = parse(exampleText) as Json;

  it("uses only what the validator checks", () => {
    expect(unsupportedKeywords(published)).toEqual([]);
    expect(unsupportedKeywords({ properties: { a: { contains: 1, unevaluatedProperties: false } } })).toEqual([
      ["properties", "a", "contains"],
      ["properties", "a", "unevaluatedProperties"],
    ]);
  });

  it("accepts the example, here and in ajv", () => {
    expect(validate(published, example)).toEqual([]);
    const accepts = new Ajv2020({ strict: false }).compile(published);
    expect(accepts(example), JSON.stringify(accepts.errors)).toBe(true);
  });

  it("agrees with ajv about the example with anything changed anywhere", () => {
    const accepts = new Ajv2020({ strict: false, ownProperties: true }).compile(published);
    const changed = (json: Json, at: number, to: Json): { readonly json: Json; readonly left: number } => {
      if (at === 0) return { json: to, left: -1 };
      let left = at - 1;
      const pick = (item: Json): Json => {
        if (left < 0) return item;
        const result = changed(item, left, to);
        left = result.left;
        return result.json;
      };
      if (isJsonList(json)) return { json: json.map(pick), left };
      if (isJsonObject(json))
        return { json: Object.fromEntries(Object.entries(json).map(([name, item]) => [name, pick(item)])), left };
      return { json, left };
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), value, (at, to) => {
        const { json } = changed(example, at, to);
        expect(validate(published, json).length === 0).toBe(accepts(json));
      }),
      { numRuns: 200 },
    );
  });
});
