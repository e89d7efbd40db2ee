// Constructs: everything that is written belongs to exactly one of them.
import { readFileSync } from "node:fs";
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import type { ChoreographyDocument } from "@laban/model";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternMakers } from "../random/patterns.scene.ts";
import { anyDocument, documentOfSeed, sourceOf } from "../random/documents.scene.ts";
import { constructsOf } from "./constructsOf.ts";

const example = new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url);

/** Every single value of the document, at its place. */
function* leavesOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) yield path;
  else for (const [name, inner] of Object.entries(value)) yield* leavesOf(inner, [...path, name]);
}

/** What needs no construct: the version, and sections and lists without anything in them. */
const isNothing = (path: readonly string[]): boolean =>
  path.length === 1 ? path[0] !== "name" && path[0] !== "description" : isEmptyListOf(path);
const isEmptyListOf = (path: readonly string[]): boolean =>
  ["capabilities", "emits", "behaviours", "sensitive", "keys", "free", "score", "states"].includes(path.at(-1) ?? "");

function expectCovered(document: ChoreographyDocument): void {
  const places = new Set(constructsOf(document).map(({ path }) => JSON.stringify(path)));
  for (const leaf of leavesOf(document)) {
    const covers = leaf.map((_, at) => JSON.stringify(leaf.slice(0, at + 1))).filter((place) => places.has(place));
    if (covers.length === 0) expect(isNothing(leaf), JSON.stringify(leaf)).toBe(true);
  }
}

describe("the constructs of a document", () => {
  test("cover every value that is written, each with a place of its own and in the order of the document", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expectCovered(document);
        const places = constructsOf(document).map(({ path }) => JSON.stringify(path));
        expect(new Set(places).size).toBe(places.length);
        const sections = constructsOf(document).map(({ path }) => path.slice(0, 2).join("\n"));
        expect(
          sections.filter((section, at) => section !== sections[at - 1] && sections.indexOf(section) < at),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("of the example are counted by what they are", () => {
    const { document } = readDocument(readFileSync(example, "utf8"), kindCatalog);
    if (document === undefined) throw new Error("the example cannot be read");
    expectCovered(document);
    const counts = Map.groupBy(constructsOf(document), ({ what }) => what);
    expect(counts.get("event type")).toHaveLength(Object.keys(document.events).length);
    expect(counts.get("pattern")).toHaveLength(Object.keys(document.patterns).length);
    expect(counts.get("scenario")).toHaveLength(1);
  });

  test("are told apart inside a pattern", () => {
    const document = {
      ...documentOfSeed(0),
      patterns: {
        one: {
          kind: "sequence",
          steps: ["a", { event: "b", when: "data.ok", max: 3 }, { all_of: ["c", { event: "d", when: "data.d" }] }],
          not: "e",
          within: "1h",
          on_timeout: { action: "x", capability: "y" },
        },
        two: {
          kind: "state_machine",
          states: { new: { after: "1h", to: "old", do: { action: "x", capability: "y" } }, old: null },
          transitions: [{ from: "new", event: "a", when: "data.ok", to: "old" }],
        },
        three: { kind: "threshold", sum: { of: "data.a", at_least: 3 }, start: { event: "a", when: "data.ok" } },
      },
    };
    const told = constructsOf(document)
      .filter(({ path }) => path[0] === "patterns")
      .map(({ path, what }) => `${path.slice(1).join(".")}: ${what}`);
    expect(told).toEqual([
      "one: pattern",
      "one.steps.0: step",
      "one.steps.1: step",
      "one.steps.1.when: condition",
      "one.steps.1.max: field",
      "one.steps.2: step",
      "one.steps.2.all_of.1: member",
      "one.steps.2.all_of.1.when: condition",
      "one.not: guard",
      "one.within: field",
      "one.on_timeout: action",
      "two: pattern",
      "two.states.new: state",
      "two.states.new.after: field",
      "two.states.new.do: action",
      "two.states.old: state",
      "two.transitions.0: transition",
      "two.transitions.0.when: condition",
      "three: pattern",
      "three.sum: field",
      "three.start: field",
      "three.start.when: condition",
    ]);
  });
});

describe("the random documents", () => {
  test("compile, and have every kind with every field of its schema", () => {
    const seen = new Map<string, Set<string>>();
    for (let seed = 0; seed < 600; seed += 1) {
      const { document } = sourceOf(documentOfSeed(seed));
      for (const pattern of Object.values(document.patterns)) {
        const fields = seen.get(pattern.kind) ?? new Set<string>();
        seen.set(pattern.kind, fields);
        for (const field of Object.keys(pattern)) fields.add(field);
      }
    }
    expect([...seen.keys()].toSorted()).toEqual(Object.keys(patternMakers).toSorted());
    for (const kind of kindCatalog.kinds) {
      const missing = Object.keys(kind.schema["properties"] as object).filter(
        (field) => seen.get(kind.kind)?.has(field) !== true,
      );
      expect(missing, kind.kind).toEqual([]);
    }
  });
});
