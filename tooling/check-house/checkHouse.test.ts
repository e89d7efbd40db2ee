// The house check against planted violations: each rule must catch its own, and say where.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkLinks } from "./links.ts";
import { checkSources } from "./rules.ts";
import { readSources } from "./sources.ts";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function planted(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "house-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const found = (files: Record<string, string>) =>
  checkSources(readSources(planted(files))).map(({ rule, path, line }) => `${rule} ${path}:${line}`);

test("a clean file has no problem", () => {
  expect(
    found({ "packages/engine/src/a.ts": '// A.\nimport { x } from "@laban/bundle";\nexport const y: number = x;\n' }),
  ).toEqual([]);
});

test("an import against the direction is found, also a type and a dynamic one", () => {
  const file = "packages/bundle/src/a.ts";
  expect(found({ [file]: '// A.\nimport { x } from "@laban/engine";\nx();\n' })).toEqual([`layers ${file}:2`]);
  expect(found({ [file]: '// A.\nimport type { X } from "@laban/model";\nexport type Y = X;\n' })).toEqual([
    `layers ${file}:2`,
  ]);
  expect(found({ [file]: '// A.\nexport { x } from "@laban/compiler";\n' })).toEqual([`layers ${file}:2`]);
  expect(found({ [file]: '// A.\nexport const x = () => import("@laban/trace");\n' })).toEqual([`layers ${file}:2`]);
});

test("an exporter's test may ask the engine, the exporter itself may not", () => {
  const text = '// A.\nimport { x } from "@laban/engine";\nx();\n';
  expect(found({ "packages/interop/src/a.test.ts": text })).toEqual([]);
  expect(found({ "packages/interop/src/a.ts": text })).toEqual(["layers packages/interop/src/a.ts:2"]);
});

test("reaching into another package past its door is found", () => {
  const file = "packages/engine/src/a.ts";
  expect(found({ [file]: '// A.\nimport { x } from "../../bundle/src/x.ts";\nx();\n' })).toEqual([`layers ${file}:2`]);
  expect(found({ [file]: '// A.\nimport { x } from "@laban/bundle/src/x.ts";\nx();\n' })).toEqual([`layers ${file}:2`]);
});

test("a room that the list does not know is found", () => {
  expect(found({ "packages/misc/src/a.ts": "// A.\n" })).toEqual(["layers packages/misc/src/a.ts:1"]);
});

test("a clock, chance or a host module in a pure room is found; a property of the same name is not", () => {
  const file = "packages/engine/src/a.ts";
  expect(found({ [file]: "// A.\nexport const t = (): number => Date.now();\n" })).toEqual([`pure ${file}:2`]);
  expect(found({ [file]: "// A.\nexport const t = (): number => Math.random();\n" })).toEqual([`pure ${file}:2`]);
  expect(found({ [file]: '// A.\nimport { readFileSync } from "node:fs";\nreadFileSync("x");\n' })).toEqual([
    `pure ${file}:2`,
  ]);
  expect(found({ [file]: "// A.\nexport const t = (x: { Date: number }): number => x.Date;\n" })).toEqual([]);
});

test("an import cycle is found, also one of types alone", () => {
  const problems = found({
    "packages/cel/src/a.ts": '// A.\nimport type { B } from "./b.ts";\nexport type A = B;\n',
    "packages/cel/src/b.ts": '// B.\nimport type { A } from "./a.ts";\nexport type B = A;\n',
  });
  expect(problems).toEqual(["cycles packages/cel/src/a.ts:1"]);
});

test("a file without a purpose line and one of two stories are found", () => {
  expect(found({ "packages/cel/src/a.ts": "export const x = 1;\n" })).toEqual(["purpose packages/cel/src/a.ts:1"]);
  expect(found({ "packages/cel/src/a.ts": `// A.\n${"export {};\n".repeat(500)}` })).toEqual([
    "size packages/cel/src/a.ts:400",
  ]);
});

test("seeing no file at all is a problem", () => {
  expect(found({})).toEqual(["sees-files .:1"]);
});

test("a broken link in Markdown is found, a good one and one in code are not", () => {
  const root = planted({ "README.md": "[a](docs/a.md)\n[b](docs/b.md)\n```\n[c](nowhere)\n```\n", "docs/a.md": "A" });
  expect(checkLinks(root).map(({ line, message }) => `${line} ${message}`)).toEqual([
    "2 links to docs/b.md, which is not there",
  ]);
});
