// YAML with places: the values of the core schema, aliases within their budget, and what is refused.
import { expect, test } from "vitest";
import { ImportProblem } from "../../failure.ts";
import { readYaml } from "./readYaml.ts";

function codeOf(text: string): string | undefined {
  try {
    readYaml("a.yaml", text);
    return undefined;
  } catch (error) {
    if (error instanceof ImportProblem) return error.failure.code;
    throw error;
  }
}

test("reads values, keys that are no texts, and aliases", () => {
  const { tree, more } = readYaml("a.yaml", "a: &x { n: 1, t: yes }\nb: *x\n200: [null, 1.5, .inf]\n");
  expect(tree.value).toEqual({ a: { n: 1, t: "yes" }, b: { n: 1, t: "yes" }, "200": [null, 1.5, "Infinity"] });
  expect(more).toBe(0);
  expect(tree.placeOf(["200", 1])).toEqual({ file: "a.yaml", line: 3, column: 13 });
});

test("reads the first of several documents and counts the others", () => {
  const { tree, more } = readYaml("a.yaml", "a: 1\n---\nb: 2\n---\nc: 3\n");
  expect(tree.value).toEqual({ a: 1 });
  expect(more).toBe(2);
});

test.each([
  ["a: [1", "import/yaml"],
  ["a: *nowhere", "import/yaml-alias"],
  ["? [a]\n: 1", "import/bad-key"],
  ["a: !mine 1", "import/yaml-tag"],
  ["<<: { a: 1 }", "import/yaml-merge"],
  [`a: ${"[".repeat(65)}${"]".repeat(65)}`, "import/too-deep"],
])("refuses %s", (text, code) => {
  expect(codeOf(text)).toBe(code);
});

test("an alias may repeat a value, but not its own parent", () => {
  expect(codeOf("a: &a [*a]")).toMatch(/^import\/yaml/);
});
