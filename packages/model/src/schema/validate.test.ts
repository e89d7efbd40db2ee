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

/** Names that every object inherits are tested apart: ajv itself stumbles over some of them in `const`. */
const NAMES = ["a", "b", "isPrototypeOf"];
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
const TYPES = ["string", "number", "integer", "boolean", "null", "array", "object"] as const;
const schema: fc.Arbitrary<JsonObject | boolean> = fc.letrec<{ schema: JsonObject | boolean }>((tie) => {
  const list = fc.array(tie("schema"), { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(fc.constantFrom(...NAMES), tie("schema"), { maxKeys: 2, noNullPrototype: true });
  const keyword = (name: string, arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<readonly [string, unknown]> =>
    arbitrary.map((one) => [name, one]);
  const limits = [
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
  ].map((name) => keyword(name, small));
  const schemas = ["additionalProperties", "items", "not", "if", "then", "else"].map((name) =>
    keyword(name, tie("schema")),
  );
  const lists = ["prefixItems", "anyOf", "oneOf", "allOf"].map((name) => keyword(name, list));
  const keywords = fc.oneof(
    keyword(
      "type",
      fc.oneof(fc.constantFrom(...TYPES), fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 })),
    ),
    keyword("enum", fc.array(scalar, { minLength: 1, maxLength: 3 })),
    keyword("const", value),
    keyword("pattern", fc.constantFrom("^a", "b$", "^.$")),
    keyword("multipleOf", fc.constantFrom(1, 2, 0.5)),
    keyword("uniqueItems", fc.boolean()),
    keyword("required", fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 })),
    keyword("properties", map),
    keyword("patternProperties", fc.constantFrom({ "^a": { type: "string" } }, { o: false })),
    keyword("propertyNames", fc.constantFrom({ maxLength: 3 }, { enum: ["a", "b"] }, true)),
    keyword("$ref", fc.constant("#/$defs/shared")),
    ...limits,
    ...schemas,
    ...lists,
  );
  return {
    // Few keywords at a time: with many, almost nothing fits, and a wrong keyword hides behind another one.
    schema: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: fc.boolean(), weight: 1 },
      {
        arbitrary: fc
          .array(keywords, { minLength: 1, maxLength: 3 })
          .map((some) => Object.fromEntries(some) as JsonObject),
        weight: 5,
      },
    ),
  };
}).schema;

const SHARED: JsonObject = { type: ["string", "number", "object"], properties: { a: { type: "string" } } };

describe("validate", () => {
  it("agrees with ajv on what fits", () => {
    let fitting = 0;
    // Own properties only, as JSON has them: without it ajv finds `constructor` in every object.
    const twin = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false });
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 10 }), (one, values) => {
        const root: JsonObject = { $defs: { shared: SHARED }, allOf: [one] };
        const accepts = twin.compile(root);
        for (const item of values) {
          const issues = validate(root, item);
          expect(issues.length === 0, JSON.stringify({ root, item, issues })).toBe(accepts(item));
          if (issues.length === 0) fitting += 1;
        }
      }),
      { numRuns: 400 },
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
