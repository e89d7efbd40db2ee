// What every kind must do, whichever it is: a new kind is held to this by being in the registry.
import { readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument, unsupportedKeywords } from "@laban/model";
import type { Json, PatternRecord } from "@laban/model";
import { compileDocument } from "../compileDocument.ts";
import { allOfFixtures } from "./all_of/fixtures.ts";
import { anyOfFixtures } from "./any_of/fixtures.ts";
import { absenceFixtures } from "./absence/fixtures.ts";
import { kindCatalog } from "./catalog.ts";
import { patternFixtures } from "./pattern/fixtures.ts";
import { sequenceFixtures } from "./sequence/fixtures.ts";
import { stateMachineFixtures } from "./state_machine/fixtures.ts";
import { thresholdFixtures } from "./threshold/fixtures.ts";

const fixtures = [
  ...patternFixtures,
  ...sequenceFixtures,
  ...allOfFixtures,
  ...anyOfFixtures,
  ...thresholdFixtures,
  ...absenceFixtures,
  ...stateMachineFixtures,
];
const emptyDocument = readDocument("laban: 1\nname: Empty\n").document;

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>(null, true, "order_received", "60s", "data.x > 1", -1, 0, 3, 1e300, ""),
    fc.string(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        "event",
        "any_of",
        "when",
        "name",
        "min",
        "max",
        "after",
        "action",
        "capability",
        "from",
        "to",
        "count",
        "do",
        "of",
        "at_least",
        "less_than",
        "__proto__",
        "constructor",
      ),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

const record = (kind: string): fc.Arbitrary<PatternRecord> => {
  const fields = kindCatalog.find(kind)?.fields.map(({ name }) => name) ?? [];
  return fc
    .dictionary(fc.constantFrom(...fields, "constructor", "toString"), json, { maxKeys: 8 })
    .map((written) => Object.assign(written, { kind }));
};

describe("the registry", () => {
  test("has a line for every folder and a folder for every line", () => {
    const folders = readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !["record", "words"].includes(entry.name))
      .map(({ name }) => name);
    expect(folders.toSorted()).toEqual(kindCatalog.kinds.map(({ kind }) => kind).toSorted());
  });

  test("finds a kind by its name only", () => {
    expect(kindCatalog.find("sequence")?.title).toBe("Sequence");
    expect(kindCatalog.find("constructor")).toBeUndefined();
  });

  test("gives each kind a shortcut of its own", () => {
    const shortcuts = kindCatalog.kinds.map(({ shortcut }) => shortcut);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    expect(shortcuts.every((shortcut) => /^[A-Z]$/.test(shortcut))).toBe(true);
  });
});

describe.each(kindCatalog.kinds)("the kind $kind", (described) => {
  const { kind, fields, schema } = described;
  test("describes exactly the fields that its schema spells", () => {
    const properties = Object.keys((schema["properties"] ?? {}) as object).filter((name) => name !== "kind");
    expect(fields.map(({ name }) => name).toSorted()).toEqual(properties.toSorted());
  });

  test("uses only schema keywords that are checked", () => {
    expect(unsupportedKeywords(schema)).toEqual([]);
  });

  test("creates a record without errors from the event types of a document", () => {
    const text = "laban: 1\nname: New\nevents: { first: {}, second: {}, third: {} }\n";
    const { document } = readDocument(text);
    const created = described.create(["first", "second", "third"]);
    const { diagnostics, bundle } = compileDocument({ ...document!, patterns: { fresh: created } });
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(bundle?.patterns).toHaveLength(1);
  });

  test("names the way out when it is created without event types", () => {
    const { diagnostics, bundle } = compileDocument({ ...emptyDocument!, patterns: { fresh: described.create([]) } });
    expect(bundle).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });

  test("survives any record, and finds every port it reports", () => {
    fc.assert(
      fc.property(record(kind), (written) => {
        for (const { path, event } of described.listens(written)) {
          expect(event).toBe(path.reduce<unknown>((value, part) => Reflect.get(value as object, part), written));
        }
        for (const { path } of described.asks(written)) expect(written[String(path[0])]).toBeDefined();
        expect(
          described
            .sentence(written, emptyDocument!)
            .map(({ text }) => text)
            .join(""),
        ).toMatch(/^When .*\.$/su);
        expect(described.face(written).text).not.toBe("");
        const { diagnostics, bundle, leftOut } = compileDocument({ ...emptyDocument!, patterns: { p: written } });
        expect(bundle === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
        expect(leftOut.length === 1).toBe(bundle === undefined);
      }),
      { numRuns: 300 },
    );
  });
});

test.each(fixtures)("says $shows ($record.kind)", ({ record: written, sentence, face }) => {
  const kind = kindCatalog.find(written.kind);
  expect(
    kind
      ?.sentence(written, emptyDocument!)
      .map(({ text }) => text)
      .join(""),
  ).toBe(sentence);
  expect(kind?.face(written).text).toBe(face);
});

test.each(fixtures)("reads $shows from text without complaint ($record.kind)", ({ record: written }) => {
  const text = JSON.stringify({ laban: 1, name: "Fixture", patterns: { it: written } });
  expect(readDocument(text, kindCatalog).diagnostics).toEqual([]);
});
