// The bundle as a format: the bytes of the compiler, and samples that are CloudEvents, fit their schemas and drive the bundle.
import { readFileSync } from "node:fs";
import { bundleText, readBundle } from "@laban/bundle";
import { kindCatalog } from "@laban/compiler";
import { createEngine } from "@laban/engine";
import { readDocument, validate } from "@laban/model";
import type { Json } from "@laban/model";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { realFacts } from "../../realLogs.scene.ts";
import { exportDocument } from "../exportDocument.ts";
import type { Export } from "../exportFormat.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { documentOfSeed } from "../random/documents.scene.ts";
import { bundleFormat } from "./bundleFormat.ts";
import { sampleOf } from "./sampleOf.ts";
import type { SampleEvent } from "./sampleEvents.ts";

const isCloudEvent = new Ajv({ strict: false, validateFormats: false }).compile(
  realFacts("../cloudevents/cloudevents.schema.json") as object,
);

function samplesOf({ files }: Export): readonly SampleEvent[] {
  return JSON.parse(files[1]?.text ?? "") as readonly SampleEvent[];
}

holdsForEveryFormat(bundleFormat, {
  read: (result, { document, bundle }) => {
    const read = readBundle(JSON.parse(result.files[0]?.text ?? ""));
    expect("bundle" in read && read.bundle).toEqual(JSON.parse(bundleText(bundle)));
    const samples = samplesOf(result);
    for (const sample of samples) {
      expect(isCloudEvent(sample), JSON.stringify(isCloudEvent.errors)).toBe(true);
      const schema = Object.hasOwn(document.events, sample.type) ? document.events[sample.type]?.schema : undefined;
      expect(validate(schema ?? true, sample.data)).toEqual([]);
    }
    const types = samples.map(({ type }) => type);
    expect(types).toEqual(Object.keys(document.events));
    expect(bundle.needs.events.filter((type) => !types.includes(type))).toEqual([]);
  },
});

describe("the samples of the example", () => {
  const text = readFileSync(new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("the example cannot be read");
  const result = exportDocument(document, "bundle");
  if ("errors" in result) throw new Error("the example has errors");

  test("go through the engine, each with its key", () => {
    const read = readBundle(JSON.parse(result.files[0]?.text ?? ""));
    if (!("bundle" in read)) throw new Error("the bundle is refused");
    const engine = createEngine(read.bundle);
    const effects = samplesOf(result).flatMap(({ id, type, source, time, data, correlationid }) =>
      engine.offer({
        id,
        type,
        source,
        time: Date.parse(time),
        data,
        ...(correlationid === undefined ? {} : { correlation_id: correlationid }),
      }),
    );
    expect(effects.length).toBeGreaterThan(0);
    expect(engine.counters().uncorrelated).toBe(0);
  });

  test("are named like the bundle", () => {
    expect(result.files.map(({ name }) => name)).toEqual([
      "E-commerce-order-processing.bundle.json",
      "E-commerce-order-processing.samples.cloudevents.json",
    ]);
  });
});

describe("a sample", () => {
  test("fits schemas of every kind", () => {
    const schemas: readonly Record<string, Json>[] = [
      { type: "integer", minimum: 7, multipleOf: 5 },
      { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
      { type: "number", maximum: -3 },
      { type: "string", minLength: 12, maxLength: 14 },
      { type: "string", pattern: "^a+$", examples: ["aaa"] },
      { allOf: [{ type: "object", required: ["a"], properties: { a: { type: "integer" } } }, { required: ["b"] }] },
      {
        type: "object",
        properties: { a: { $ref: "#/$defs/a" } },
        $defs: { a: { type: "array", minItems: 2, items: { type: "boolean" } } },
      },
      { oneOf: [{ type: "string", const: "x" }, { type: "number" }] },
      { type: "object", maxProperties: 1, required: ["a"], properties: { a: { type: "null" }, b: { type: "string" } } },
      { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
    ];
    for (const schema of schemas) {
      const sample = sampleOf(schema);
      expect(sample, JSON.stringify(schema)).toBeDefined();
      expect(validate(schema, sample ?? null), JSON.stringify(schema)).toEqual([]);
    }
  });

  test("is none where the schema cannot be met, and that is said in the report", () => {
    for (const schema of [
      { type: "string", pattern: "^a+$" },
      { enum: [] },
      { $ref: "#/$defs/none" },
      { type: "object", required: ["a"], properties: { a: false } },
    ])
      expect(sampleOf(schema)).toBeUndefined();
    const plain = {
      ...documentOfSeed(0),
      patterns: {},
      events: { odd: { schema: { type: "object", required: ["a"], properties: { a: { pattern: "^a+$" } } } } },
    };
    const result = exportDocument(plain, "bundle");
    expect(result).toMatchObject({
      report: {
        losses: expect.arrayContaining([
          expect.objectContaining({
            path: ["events", "odd", "schema"],
            why: expect.stringContaining("no sample") as string,
          }),
        ]) as unknown,
      },
    });
  });
});
