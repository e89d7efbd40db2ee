// A bundle that comes back as a document compiles to the same patterns again.
import { bundleText } from "@laban/bundle";
import { compileDocument } from "@laban/compiler";
import { expect, test } from "vitest";
import { documentOfSeed } from "../../export/random/documents.scene.ts";
import { importDesign } from "../importDesign.ts";

const fileOf = (text: string) => [{ name: "a.bundle.json", bytes: new TextEncoder().encode(text) }];

test("200 random bundles: the document compiles to the same patterns, correlation and payload types", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { bundle } = compileDocument(documentOfSeed(seed));
    if (bundle === undefined) throw new Error(`the document of seed ${seed} does not compile`);
    const result = importDesign(fileOf(bundleText(bundle)));
    if ("failure" in result) throw new Error(`seed ${seed}: ${result.failure.message}`);
    const again = compileDocument(result.document).bundle;
    expect([seed, again?.patterns]).toEqual([seed, bundle.patterns]);
    expect([seed, again?.defaultKey, again?.events]).toEqual([seed, bundle.defaultKey, bundle.events]);
  }
});

test("a changed or cut bundle is refused with code and path", () => {
  const { bundle } = compileDocument(documentOfSeed(7));
  const text = bundle === undefined ? "" : bundleText(bundle);
  const changed = importDesign(fileOf(text.replace('"semantics":1', '"semantics":9')));
  expect("failure" in changed && changed.failure.code).toMatch(/^import\/bundle-/);
  const cut = importDesign(fileOf(text.slice(0, text.length / 2)));
  expect("failure" in cut && cut.failure).toMatchObject({
    code: "import/json",
    path: expect.arrayContaining(["a.bundle.json"]),
  });
});
