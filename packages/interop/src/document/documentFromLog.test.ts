// The first choreography of a log, documents from text, and the bundle with its losses.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileDocument } from "@laban/compiler";
import { documentText } from "@laban/model";
import { importLog } from "../importLog.ts";
import { bytesOf, realLog } from "../realLogs.scene.ts";
import { documentFromLog } from "./documentFromLog.ts";
import { importDocument } from "./importDocument.ts";
import { SchemaSketch } from "./inferSchema.ts";

const exampleText = readFileSync(
  new URL("../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url),
  "utf8",
);

describe("the document of a log", () => {
  const report = importLog({ name: "receipt.csv", bytes: realLog("receipt.csv") });
  if ("failure" in report) throw new Error(report.failure.message);
  const document = documentFromLog(report);

  test("has the log's event types, its correlation, and a scenario that plays it", () => {
    expect(Object.keys(document.events)).toHaveLength(27);
    expect(document.correlation).toEqual({ default: ["correlation_id"], keys: {} });
    expect(document.scenarios["recorded"]).toEqual({ title: "As recorded", log: "receipt.csv" });
    expect(document.description).toBe("From receipt.csv: 8577 events in 1434 correlations, 2010-10-02 to 2012-01-23.");
    expect(documentFromLog(report, { name: "mine.csv" }).scenarios["recorded"]).toMatchObject({ log: "mine.csv" });
  });

  test("compiles, and is read back from its own text without a word", () => {
    expect(compileDocument(document).diagnostics).toEqual([]);
    expect(importDocument(documentText(document))).toMatchObject({ diagnostics: [], document: { name: "receipt" } });
  });

  test("leaves out event types whose names cannot be names, and says so", () => {
    const odd = importLog({ name: "odd.csv", bytes: bytesOf("time,activity\n2020-01-01,__proto__\n2020-01-01,a\n") });
    if ("failure" in odd) throw new Error(odd.failure.message);
    const made = documentFromLog(odd);
    expect(Object.keys(made.events)).toEqual(["a"]);
    expect(made.description).toContain("1 event type is not listed: too rare, or no usable name.");
  });
});

describe("the schema of payloads", () => {
  const schemaOf = (...values: Parameters<SchemaSketch["see"]>[0][]): unknown => {
    const sketch = new SchemaSketch();
    for (const value of values) sketch.see(value);
    return sketch.schema();
  };

  test("knows types, what always comes, and whole numbers from others", () => {
    expect(schemaOf({ a: 1, b: 1, c: true }, { a: 2, b: 1.5 })).toEqual({
      type: "object",
      required: ["a", "b"],
      properties: { a: { type: "integer" }, b: { type: "number" }, c: { type: "boolean" } },
    });
  });

  test("says nothing where values have nothing in common", () => {
    expect(schemaOf({ a: 1 }, { a: "x" })).toMatchObject({ properties: { a: {} } });
  });

  test("lists words that come again and again, not those that are ever new", () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({ state: at % 2 === 0 ? "open" : "closed", id: `id-${at}` }));
    expect(schemaOf(...rows)).toMatchObject({
      properties: { state: { type: "string", enum: ["open", "closed"] }, id: { type: "string" } },
    });
  });

  test("looks into objects and lists to a depth", () => {
    expect(schemaOf({ a: { b: [{ c: 1 }] } })).toMatchObject({
      properties: {
        a: { properties: { b: { type: "array", items: { type: "object", properties: { c: { type: "integer" } } } } } },
      },
    });
    let deep: Parameters<SchemaSketch["see"]>[0] = 1;
    for (let depth = 0; depth < 60; depth += 1) deep = { deep };
    expect(JSON.stringify(schemaOf(deep)).length).toBeLessThan(1_000);
  });
});

describe("a document as text", () => {
  test("is read with what its reader has to say", () => {
    expect(importDocument(exampleText)).toMatchObject({
      diagnostics: [],
      document: { name: "E-commerce order processing" },
    });
    expect(importDocument("laban: 1\nname: X\ncolour: red\n")).toMatchObject({
      diagnostics: [{ code: "text/unknown-field" }],
    });
  });

  test("that is a bundle cannot be turned back, and says so", () => {
    const imported = importDocument(exampleText);
    if ("failure" in imported) throw new Error(imported.failure.message);
    const { bundle } = compileDocument(imported.document);
    expect(importDocument(JSON.stringify(bundle))).toMatchObject({
      failure: {
        code: "import/bundle",
        message: expect.stringContaining("cannot be turned back into a document") as string,
      },
    });
  });

  test("that is no YAML is a failure that names the place", () => {
    expect(importDocument("laban: 1\nname: [\n")).toMatchObject({ failure: { code: "import/not-a-document" } });
  });
});
