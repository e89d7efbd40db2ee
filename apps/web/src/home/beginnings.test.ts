import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// Read from disk: the `?raw` imports are the bundler's.
const files = ["reactOnce", "checkoutInOrder", "unpaidReminder"];

describe("what one can begin from", () => {
  it.each(files)("%s has no problem at all and can be run", (file) => {
    const text = readFileSync(new URL(`./beginnings/${file}.laban.yaml`, import.meta.url), "utf8");
    const { document, diagnostics } = readDocument(text, kindCatalog);
    expect(diagnostics).toEqual([]);
    if (document === undefined) throw new Error(`${file} cannot be read`);
    const compiled = compileDocument(document);
    expect(compiled.diagnostics).toEqual([]);
    expect(compiled.bundle).toBeDefined();
    expect(Object.keys(document.scenarios)).toHaveLength(1);
  });
});
