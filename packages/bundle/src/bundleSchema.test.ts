// The published schema against the reader: they agree on every shape, and the file is the schema.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orders } from "./orders.scene.ts";
import { bundleSchema } from "./bundleSchema.ts";
import { bundleShape } from "./bundleShape.ts";
import { readBundle } from "./readBundle.ts";
import { bundleText } from "./seal.ts";

const accepts = new Ajv2020({ strictSchema: true, strictTypes: false, strictTuples: false }).compile(bundleSchema());
const parsed = (): unknown => JSON.parse(bundleText(orders));

test("the published file is the schema; npm run schema writes it anew", () => {
  const file = readFileSync(new URL("../schema/bundle.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(bundleSchema())));
});

test("a bundle is let in by the schema", () => {
  accepts(parsed());
  expect(accepts.errors).toBeNull();
});

/** Values that a place does not expect, at the border of what it does, or from another place. */
const stranger = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, -1, 0.5, 1e300, 64, 65, 1_001, "", "x", "key", "data", [], {}, [[]]),
  fc.constantFrom("x".repeat(1_000), "x".repeat(1_001), "😀".repeat(1_000), "😀".repeat(1_001), "x".repeat(20_001)),
  fc.constantFrom<unknown>({ kind: "dyn" }, { kind: "list", of: { kind: "int" } }, { kind: "list" }, ["data", "x"]),
  fc.constantFrom<unknown>(
    [["source"]],
    [["data"]],
    [["data", "a", "b"]],
    Array.from({ length: 33 }, () => "x"),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

test("reader and schema agree on the shape of whatever is changed, added or taken away", () => {
  const places = pathsOf(parsed(), []);
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.option(stranger, { nil: undefined }),
      fc.option(fc.constantFrom("extra", "when", "__proto__", "withinMs", "action"), { nil: undefined }),
      (path, value, added) => {
        const json = changed(path, value, added);
        const isShaped = bundleShape(json, []) === undefined;
        expect(accepts(json)).toBe(isShaped);
        if (!isShaped) refused++;
      },
    ),
    { numRuns: 4_000 },
  );
  expect(refused).toBeGreaterThan(1_000);
});

test("what fits together and what is counted is for the reader to say", () => {
  for (const { path, value, code } of beyondTheSchema) {
    const json = changed(path, value);
    expect(accepts(json)).toBe(true);
    expect(readBundle(json)).toMatchObject({ failure: { code } });
  }
});

const beyondTheSchema = [
  { path: ["patterns", 1, "id"], value: "check", code: "bundle/duplicate-id" },
  { path: ["patterns", 3, "initial"], value: "nowhere", code: "bundle/unknown-state" },
  { path: ["needs", "events"], value: [], code: "bundle/contradiction" },
  { path: ["flags"], value: ["not-yet"], code: "bundle/unknown-flag" },
  { path: ["name"], value: "Other", code: "bundle/wrong-hash" },
] as const;

/** The bundle with the value at a path replaced or removed, or with something added beside it. */
function changed(path: readonly (string | number)[], value: unknown, added?: string): unknown {
  const root = parsed();
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((within, part) => Reflect.get(within as object, part), root) as object;
  const last = path.at(-1) ?? "";
  if (added !== undefined && !Array.isArray(holder))
    Object.defineProperty(holder, added, { value, enumerable: true, configurable: true, writable: true });
  else if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return JSON.parse(JSON.stringify(root));
}

function pathsOf(value: unknown, path: readonly (string | number)[]): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  const paths: (string | number)[][] = [];
  for (const name of Object.keys(value)) {
    const below = [...path, Array.isArray(value) ? Number(name) : name];
    paths.push(below, ...pathsOf(Reflect.get(value, name), below));
  }
  return paths;
}
