// Every export of the packed libraries has a word for those who hover over it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { libraries } from "./packLibraries.ts";
import { publicDocs } from "./publicDocs.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test.each(libraries)("every export of %s has TSDoc", (library) => {
  const { exports, without } = publicDocs(join(root, "packages", library, "src", "index.ts"));
  expect(without.map(({ name, file }) => `${relative(root, file)}: ${name}`)).toEqual([]);
  expect(exports.length).toBeGreaterThan(10);
});

test("what has none is found, also behind a second door", () => {
  const folder = mkdtempSync(join(tmpdir(), "laban-docs-"));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write(
    "a.ts",
    "// Plain.\nexport const plain = 1;\n/** Said. */\nexport const said = 2;\n\nexport function bare(): void {}\n",
  );
  write("b.ts", 'export { bare as renamed } from "./a.ts";\n');
  write("index.ts", 'export { plain, said } from "./a.ts";\nexport { renamed } from "./b.ts";\n');
  const { exports, without } = publicDocs(join(folder, "index.ts"));
  rmSync(folder, { recursive: true });
  expect(exports).toEqual(["plain", "said", "renamed"]);
  expect(without.map(({ name }) => name)).toEqual(["plain", "renamed"]);
});
