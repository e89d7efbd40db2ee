// The source map of a bundle: every pattern and condition leads to its own characters in the text, and the map changes no hash.
import { readFileSync } from "node:fs";
import {
  type Bundle,
  type BundleSourceMap,
  conditionsOf,
  readSourceMap,
  sourceMapText,
  sourcePlaceOf,
} from "@laban/bundle";
import { readDocument } from "@laban/model";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { bundleSourceMap } from "./bundleSourceMap.ts";
import { compileDocument } from "./compileDocument.ts";
import { kindCatalog } from "./kinds/catalog.ts";

const example = readFileSync(new URL("../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");

function mapOf(text: string): { readonly bundle: Bundle; readonly map: BundleSourceMap } {
  const { document, source } = readDocument(text, kindCatalog);
  const compilation = document === undefined ? undefined : compileDocument(document);
  if (compilation?.bundle === undefined) throw new Error("the text of this test does not compile");
  const { bundle, sourceMap } = compilation;
  return { bundle, map: bundleSourceMap(bundle, sourceMap, source) };
}

const { bundle, map } = mapOf(example);
const textAt = (text: string, { places }: BundleSourceMap, path: readonly (string | number)[]): string | undefined => {
  const place = sourcePlaceOf({ laban_source_map: 1, bundle: "", places }, path);
  return place === undefined ? undefined : text.slice(place.start.offset, place.end.offset);
};

test("every pattern leads to its id, every condition to its own text", () => {
  for (const [index, pattern] of bundle.patterns.entries()) {
    expect(textAt(example, map, ["patterns", index])).toBe(pattern.id);
    for (const { path, when } of conditionsOf(pattern, bundle.events))
      expect(parse(textAt(example, map, ["patterns", index, ...path]) ?? "")).toBe(when);
  }
  for (const type of Object.keys(bundle.events)) expect(textAt(example, map, ["events", type])).toBe(type);
});

test("every place is that of something in the bundle", () => {
  for (const { bundle: path } of map.places)
    expect(path.reduce<unknown>((value, part) => Reflect.get(value as object, part), bundle)).toBeDefined();
});

test("lines and columns are those of the offsets", () => {
  for (const { start, end } of map.places) {
    const before = example.slice(0, start.offset).split("\n");
    expect([start.line, start.column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
    expect([end.line, end.column - start.column]).toEqual([start.line, end.offset - start.offset]);
  }
});

test("what has no place of its own has that of the part around it, and the name has none", () => {
  expect(textAt(example, map, ["patterns", 0, "priority"])).toBe(bundle.patterns[0]?.id);
  expect(sourcePlaceOf(map, ["name"])).toBeUndefined();
});

test("a comment above moves the map and leaves the bundle", () => {
  const moved = mapOf(`# Said above.\n${example}`);
  expect(moved.bundle.hash).toBe(bundle.hash);
  expect(moved.map.places.map(({ start }) => start.line)).toEqual(map.places.map(({ start }) => start.line + 1));
});

test("is read back, for its own bundle only", () => {
  const json: unknown = JSON.parse(sourceMapText(map));
  expect(readSourceMap(json, bundle)).toEqual({ map });
  expect(readSourceMap(json, { hash: "sha256:0" })).toHaveProperty("failure.code", "bundle/other-bundle");
  expect(readSourceMap({ ...map, places: [{}] }, bundle)).toMatchObject({
    failure: { code: "bundle/missing-field", path: ["places", 0] },
  });
  expect(readSourceMap(null, bundle)).toHaveProperty("failure.code", "bundle/wrong-type");
});
