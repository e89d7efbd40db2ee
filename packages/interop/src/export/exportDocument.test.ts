// The door of exports.
import { describe, expect, test } from "vitest";
import { exportDocument, exportTo } from "./exportDocument.ts";
import { exportFormats } from "./exportFormats.ts";
import { documentOfSeed } from "./random/documents.scene.ts";

describe("the formats", () => {
  test("have ids, titles and sentences of their own", () => {
    expect(new Set(exportFormats.map(({ id }) => id)).size).toBe(exportFormats.length);
    for (const { id, title, says } of exportFormats) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(title.length).toBeGreaterThan(2);
      expect(says).toMatch(/[^.]$/);
    }
  });
});

describe("an export", () => {
  test("to a format that is not known names those that are", () => {
    expect(exportDocument(documentOfSeed(1), "no-such-format")).toMatchObject({
      errors: [{ code: "export/unknown-format", message: expect.stringContaining("Formats are") as string }],
    });
    expect(exportDocument(documentOfSeed(1), "__proto__")).toMatchObject({
      errors: [{ code: "export/unknown-format" }],
    });
  });

  test("of a document with errors is those errors, and nothing is written", () => {
    const broken = { ...documentOfSeed(1), patterns: { odd: { kind: "pattern", on: "nothing" } } };
    const format = { id: "x", title: "X", says: "x", write: () => expect.unreachable("it is not asked") };
    expect(exportTo(format, broken)).toMatchObject({ errors: [{ code: "pattern/unknown-event" }] });
  });
});
