// `laban conform` as it is typed: the corpus passes, and what differs is told with file, line, expected and got.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const folder = mkdtempSync(join(tmpdir(), "laban-conform-"));
afterAll(() => rmSync(folder, { recursive: true }));
const wrong = join(folder, "wrong.yaml");
writeFileSync(
  wrong,
  `conform: 1
document: { events: { a: {} } }
cases:
  - name: fires once
    patterns: { p: { kind: pattern, on: a } }
    events: |
      0:00 A a
      0:01 A a
    effects: |
      0:00 A p matched e1
`,
);

it("plays the whole corpus", async () => {
  const { code, out, said } = await laban(["conform", inCheckout("fixtures")]);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(said).toMatch(/fixtures: \d+ cases, all as expected/);
});

it("names file, line, what was expected and what came, and ends with 1", async () => {
  const { code, out, said } = await laban(["conform", folder]);
  expect(code).toBe(1);
  expect(out).toBe(
    `${wrong}:10: fires once\n  effects, line 10\n    expected  nothing more\n    got       0:01 A p matched e2\n`,
  );
  expect(said).toContain("1 case, 1 case differs");
});

it("says the same as JSON, one line per case", async () => {
  const { out } = await laban(["conform", wrong, "--json"]);
  expect(JSON.parse(out)).toEqual({
    file: wrong,
    line: 4,
    name: "fires once",
    passed: false,
    differences: [{ about: "effects", line: 10, expected: "nothing more", got: "0:01 A p matched e2" }],
  });
});

it.each([
  ["nowhere.yaml", "nowhere.yaml cannot be read"],
  [inCheckout("docs/adr"), "holds no .yaml file"],
])("ends with 3 where there is nothing to play: %s", async (path, message) => {
  const { code, said } = await laban(["conform", path]);
  expect(code).toBe(3);
  expect(said).toContain(message);
});
