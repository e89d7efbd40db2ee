// Every example is read, compiles without errors and warnings, and says what this folder's README says of it.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileDocument, kindCatalog } from "../packages/compiler/src/index.ts";
import { documentText, readDocument } from "../packages/model/src/index.ts";

const folder = new URL(".", import.meta.url);
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test("there are examples to check", () => {
  expect(names).toContain("ecommerce");
});

describe.each(names)("the example %s", (name) => {
  const text = readFileSync(new URL(`${name}/${name}.laban.yaml`, folder), "utf8");
  const { document, diagnostics } = readDocument(text, kindCatalog);

  test("is read without a word", () => {
    expect(diagnostics).toEqual([]);
  });

  test("compiles without errors and warnings", () => {
    const compilation = compileDocument(document!);
    expect(compilation.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(compilation.bundle?.patterns).toHaveLength(Object.keys(document!.patterns).length);
  });

  test("compiles to the same bundle after being written anew", () => {
    const again = readDocument(documentText(document!), kindCatalog).document;
    expect(compileDocument(again!).bundle?.hash).toBe(compileDocument(document!).bundle?.hash);
  });

  test("is named in the README of the folder", () => {
    expect(readFileSync(new URL("README.md", folder), "utf8")).toContain(`[${name}/${name}.laban.yaml]`);
  });
});
