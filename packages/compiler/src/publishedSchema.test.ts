// Whatever the compiler makes, of patterns of every kind, fits the published schema of bundles.
import { bundleSchema, bundleText, readBundle } from "@laban/bundle";
import { readDocument } from "@laban/model";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileDocument } from "./compileDocument.ts";
import { kindCatalog } from "./kinds/catalog.ts";
import { absenceFixtures } from "./kinds/absence/fixtures.ts";
import { allOfFixtures } from "./kinds/all_of/fixtures.ts";
import { anyOfFixtures } from "./kinds/any_of/fixtures.ts";
import { patternFixtures } from "./kinds/pattern/fixtures.ts";
import { sequenceFixtures } from "./kinds/sequence/fixtures.ts";
import { stateMachineFixtures } from "./kinds/state_machine/fixtures.ts";
import { thresholdFixtures } from "./kinds/threshold/fixtures.ts";

const records = [
  patternFixtures,
  sequenceFixtures,
  absenceFixtures,
  stateMachineFixtures,
  allOfFixtures,
  anyOfFixtures,
  thresholdFixtures,
].flatMap((fixtures) => fixtures.map(({ record }) => record));

// Every word of the records is declared as an event type: which of them are event types is not this test's to know.
const words = [...new Set(JSON.stringify(records).match(/[a-z_]{3,}/g))];

const types = ["string", "number", "integer", "boolean", "object", "array", "null"];
const schema = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.record({ type: fc.constantFrom(...types), description: fc.string() }),
    fc.record({ type: fc.constant("array"), items: tie("any") }),
    fc.record({ type: fc.constant("object"), properties: fc.dictionary(fc.string({ minLength: 1 }), tie("any")) }),
  ),
})).any;

const common = fc.record(
  {
    priority: fc.integer({ min: -10, max: 10 }),
    cooldown: fc.constantFrom("1s", "2d"),
    scope: fc.constantFrom("key", "global"),
    by: fc.constantFrom(["data.card"], ["source", "data.a.b"]),
    exclusive_group: fc.string({ minLength: 1 }),
  },
  { requiredKeys: [] },
);

test("a random document gives a bundle that the schema lets in", () => {
  const accepts = new Ajv2020({ strictTypes: false, strictTuples: false }).compile(bundleSchema());
  const kinds = new Set<string>();
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("order_received", "shipped", "odd"), schema),
      fc.array(fc.tuple(fc.constantFrom(...records), common), { minLength: 1, maxLength: 6 }),
      fc.string({ maxLength: 30, unit: "binary" }),
      (events, drawn, name) => {
        const patterns = Object.fromEntries(drawn.map(([record, more], at) => [`p${at}`, { ...record, ...more }]));
        const declared = Object.fromEntries(words.map((word) => [word, {}]));
        for (const [type, drawnSchema] of Object.entries(events)) declared[type] = { schema: drawnSchema };
        const { document } = readDocument(JSON.stringify({ laban: 1, name, events: declared, patterns }), kindCatalog);
        if (document === undefined) throw new Error("JSON is a document");
        const { bundle } = compileDocument(document, { partial: true });
        if (bundle === undefined) return;
        for (const { operator } of bundle.patterns) kinds.add(operator);
        const text = bundleText(bundle);
        accepts(JSON.parse(text));
        expect(accepts.errors).toBeNull();
        const read = readBundle(JSON.parse(text));
        expect("bundle" in read && bundleText(read.bundle)).toBe(text);
      },
    ),
    { numRuns: 300 },
  );
  expect(kinds.size).toBe(kindCatalog.kinds.length);
});
