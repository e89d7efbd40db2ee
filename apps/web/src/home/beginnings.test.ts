// Every choreography that one can begin from is without a problem.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// Read from disk: the `?raw` imports are the bundler's.
const files = [
  "reactOnce",
  "checkoutInOrder",
  "allChecksIn",
  "firstAnswerWins",
  "stormAlarm",
  "unpaidReminder",
  "orderLife",
];

describe("what one can begin from", () => {
  it("there is one for every kind, in the order of the palette", () => {
    // The list itself imports its texts through the bundler, so its kinds are read from the source.
    const source = readFileSync(new URL("./beginnings.ts", import.meta.url), "utf8");
    const kinds = [...source.matchAll(/kind: "(\w+)"/g)].map(([, kind]) => kind ?? "");
    expect(kinds).toEqual(kindCatalog.kinds.map(({ kind }) => kind));
  });
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
