// The door for bundles: what is accepted, what is refused with which code and place, and that nothing at all makes it crash.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonicalJson.ts";
import { content, orders as bundle } from "./orders.scene.ts";
import { bundleDepthMax } from "./findTooMuch.ts";
import { readBundle } from "./readBundle.ts";
import { bundleHash, bundleText, sealBundle, type UnsealedBundle } from "./seal.ts";

const parse = (): { [name: string]: unknown } => JSON.parse(bundleText(bundle));

/** The sealed bundle with the value at a path replaced (or removed), and sealed again unless `keepHash`. */
function changed(path: readonly (string | number)[], value: unknown, keepHash = false): unknown {
  const root = parse();
  let target: object = root;
  for (const part of path.slice(0, -1)) target = Reflect.get(target, part) as object;
  const last = path.at(-1) ?? "";
  if (value === undefined && Array.isArray(target)) target.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(target, last);
  else Reflect.set(target, last, value);
  if (!keepHash) {
    const { hash: _old, ...rest } = root;
    root["hash"] = bundleHash(rest as unknown as UnsealedBundle);
  }
  return root;
}

test("a sealed bundle comes back from its text as it was", () => {
  const read = readBundle(parse());
  expect(read).toEqual({ bundle });
});

test("the hash is that of the content in whatever order it was written", () => {
  const reversed = Object.fromEntries(Object.entries(content).toReversed()) as unknown as UnsealedBundle;
  expect(sealBundle(reversed).hash).toBe(bundle.hash);
  expect(bundle.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(bundleText(sealBundle(reversed))).toBe(bundleText(bundle));
});

test.each([
  { path: ["laban_bundle"], value: 3, code: "bundle/newer-version" },
  { path: ["laban_bundle"], value: 0, code: "bundle/unknown-version" },
  { path: ["laban_bundle"], value: 1.5, code: "bundle/unknown-version" },
  { path: ["laban_bundle"], value: "2", code: "bundle/wrong-value" },
  { path: ["semantics"], value: 2, code: "bundle/newer-semantics" },
  { path: ["flags"], value: ["cool-down-by-source"], code: "bundle/unknown-flag", at: ["flags", 0] },
  { path: ["needs", "events", 1], value: undefined, code: "bundle/contradiction" },
  { path: ["needs", "events", 5], value: "d", code: "bundle/contradiction" },
  { path: ["semantics"], value: "1", code: "bundle/wrong-value" },
  { path: ["name"], value: undefined, code: "bundle/missing-field", at: [] },
  { path: ["extra"], value: 1, code: "bundle/unknown-field" },
  { path: ["defaultKey"], value: [], code: "bundle/out-of-range" },
  { path: ["defaultKey", 0], value: ["data"], code: "bundle/wrong-value" },
  { path: ["events", "paid", "data", "kind"], value: "money", code: "bundle/wrong-value" },
  { path: ["patterns", 0, "operator"], value: "tally", code: "bundle/unknown-operator" },
  { path: ["patterns", 0, "cooldownMs"], value: -1, code: "bundle/out-of-range" },
  { path: ["patterns", 0, "cooldownMs"], value: 1.5, code: "bundle/wrong-type" },
  { path: ["patterns", 0, "on"], value: [], code: "bundle/out-of-range" },
  { path: ["patterns", 0, "actions", "fired"], value: {}, code: "bundle/unknown-field" },
  { path: ["patterns", 1, "id"], value: "check", code: "bundle/duplicate-id" },
  { path: ["patterns", 1, "steps", 1, "name"], value: "order", code: "bundle/duplicate-id" },
  { path: ["patterns", 1, "steps", 2, "all"], value: [{ events: ["a"] }], code: "bundle/contradiction" },
  {
    path: ["patterns", 1, "steps", 3, "all", 0, "events"],
    value: ["c"],
    code: "bundle/contradiction",
    at: ["patterns", 1, "steps", 3, "events"],
  },
  {
    path: ["patterns", 1, "steps", 3, "min"],
    value: 1,
    code: "bundle/contradiction",
    at: ["patterns", 1, "steps", 3, "max"],
  },
  { path: ["patterns", 1, "steps", 3, "all"], value: [], code: "bundle/out-of-range" },
  {
    path: ["patterns", 1, "steps", 0, "min"],
    value: 2,
    code: "bundle/out-of-range",
    at: ["patterns", 1, "steps", 0, "max"],
  },
  { path: ["patterns", 1, "steps", 0, "min"], value: 0, code: "bundle/all-optional", at: ["patterns", 1, "steps"] },
  { path: ["patterns", 1, "guards", 0, "after"], value: 4, code: "bundle/out-of-range" },
  { path: ["patterns", 2, "by"], value: [["source"]], code: "bundle/contradiction" },
  { path: ["patterns", 2, "withinMs"], value: undefined, code: "bundle/missing-field", at: ["patterns", 2] },
  { path: ["patterns", 3, "initial"], value: "nowhere", code: "bundle/unknown-state" },
  { path: ["patterns", 3, "initial"], value: "closed", code: "bundle/contradiction" },
  { path: ["patterns", 3, "states", 1, "name"], value: "new", code: "bundle/duplicate-id" },
  { path: ["patterns", 3, "states", 0, "timeout", "to"], value: "nowhere", code: "bundle/unknown-state" },
  {
    path: ["patterns", 3, "states", 1, "timeout"],
    value: { afterMs: 0, to: "new" },
    code: "bundle/contradiction",
    at: ["patterns", 3, "states", 0, "timeout"],
  },
  { path: ["patterns", 3, "transitions", 0, "from", 1], value: "closed", code: "bundle/contradiction" },
  { path: ["patterns", 3, "transitions", 0, "to"], value: "nowhere", code: "bundle/unknown-state" },
  { path: ["patterns", 3, "transitions"], value: [], code: "bundle/out-of-range" },
  { path: ["needs", "unpartitionable", 0], value: "nobody", code: "bundle/unknown-pattern" },
])("refuses $path = $value as $code", ({ path, value, code, at }) => {
  const read = readBundle(changed(path, value));
  expect(read).toMatchObject({ failure: { code, path: at ?? path } });
});

test("a byte changed after sealing is refused by the hash", () => {
  const read = readBundle(changed(["patterns", 0, "priority"], 9, true));
  expect(read).toMatchObject({ failure: { code: "bundle/wrong-hash", path: ["hash"] } });
});

test("a message names the thing, the place and the way out", () => {
  const read = readBundle(changed(["patterns", 2, "withinMs"], undefined));
  expect("failure" in read && read.failure.message).toBe('patterns[2] has no "withinMs"; compile the document again.');
});

test("nesting and size are bounded before anything else looks", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level++) deep = { of: deep };
  expect(readBundle(deep)).toMatchObject({ failure: { code: "bundle/too-deep" } });
  expect(readBundle(Array.from({ length: 1_000_001 }, () => 0))).toMatchObject({
    failure: { code: "bundle/too-large" },
  });
  expect(bundleDepthMax).toBe(64);
});

test("no JSON at all makes it throw, and only the sealed bundle is let in", () => {
  const places = pathsOf(parse(), []);
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      null,
      "",
      "__proto__",
      [],
      {},
      -1,
      0.5,
      1e300,
      true,
      JSON.parse('{"__proto__":1,"constructor":{}}'),
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.option(hostile, { nil: undefined }),
      fc.boolean(),
      (path, value, keepHash) => {
        const json = changed(path, value, keepHash);
        const before = canonicalJson(json);
        const read = readBundle(json);
        if ("bundle" in read) expect(bundleHash(read.bundle)).toBe(read.bundle.hash);
        else expect(read.failure.code).toMatch(/^bundle\/[a-z-]+$/);
        expect(canonicalJson(json)).toBe(before);
      },
    ),
    { numRuns: 1500 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(readBundle(json)).toHaveProperty("failure.code");
    }),
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

function pathsOf(value: unknown, path: readonly (string | number)[]): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  const paths: (string | number)[][] = [];
  for (const name of Object.keys(value)) {
    const below = [...path, Array.isArray(value) ? Number(name) : name];
    paths.push(below, ...pathsOf(Reflect.get(value, name), below));
  }
  return paths;
}
