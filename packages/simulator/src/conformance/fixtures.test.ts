// The public corpus of cases (fixtures/), each as a test; `laban conform fixtures` plays the same files.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { playCase } from "./playCase.ts";
import { isPlayable, readConformance } from "./readConformance.ts";

const folder = fileURLToPath(new URL("../../../../fixtures/", import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .toSorted();
const corpus = files.map((file) => ({ file, ...readConformance(readFileSync(`${folder}${file}`, "utf8")) }));

test("the corpus is there, for every kind", () => {
  expect(files).toEqual([
    "absence.yaml",
    "all-of.yaml",
    "any-of.yaml",
    "pattern.yaml",
    "sequence.yaml",
    "source-material.yaml",
    "state-machine.yaml",
    "threshold.yaml",
    "time.yaml",
  ]);
  expect(corpus.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(300);
});

describe.each(corpus)("$file", ({ file, cases }) => {
  test.each(cases)("$name", (each) => {
    const { differences } = isPlayable(each) ? playCase(each) : each;
    expect(
      differences.map(({ line, about, expected, got }) => `${file}:${line} ${about}: expected ${expected}, got ${got}`),
    ).toEqual([]);
  });
});
