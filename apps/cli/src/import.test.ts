// `laban import` of designs: the document on standard output, what became of everything on standard error.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { laban } from "./testing/laban.ts";

const folder = mkdtempSync(join(tmpdir(), "laban-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const shop = `EventPattern(event_type="paid", condition="data.get('amount', 0) > 10", action="thank", target_capability="care")\n`;

test("a design is found by its content and becomes a document", async () => {
  const { code, out, said } = await laban(["import", file("shop.py", shop)]);
  expect(code).toBe(0);
  expect(out).toContain("when: data.?amount.orValue(0) > 10");
  expect(said).toContain("Python: 1 event type, 1 agent, 1 pattern");
  expect(said).toMatch(/understood: .*shop\.py:1:1: EventPattern paid → patterns\.thank/);
  expect(said).toContain("2 understood, 1 guessed, 0 left out");
});

test("what cannot be translated is said at its place, and the command ends with 1", async () => {
  const path = file("odd.py", shop.replace("> 10", "% 2 == 0"));
  const written = join(folder, "odd.laban.yaml");
  const { code, said } = await laban(["import", path, "-o", written, "--json"]);
  expect(code).toBe(1);
  const report = JSON.parse(said) as { notes: { fate: string; line?: number; column?: number }[]; format: string };
  expect(report.format).toBe("python");
  expect(report.notes.find(({ fate }) => fate === "left_out")).toMatchObject({ line: 1, column: 44 });
  expect(readFileSync(written, "utf8")).toContain("not_translated(");
});

test("several files are one design; a log stays a log", async () => {
  const one = file("door.schema.json", '{"type": "object", "properties": {"open": {"type": "boolean"}}}');
  const two = file("bell.schema.json", '{"type": "object", "properties": {"rang": {"type": "integer"}}}');
  const { out } = await laban(["import", one, two]);
  expect(out).toContain("door:");
  expect(out).toContain("bell:");
  const log = await laban(["import", file("log.ndjson", '{"type": "a", "time": "2026-01-01T00:00:00Z"}\n')]);
  expect(log.out).toContain('"specversion":"1.0"');
});

test("a refusal ends with 3 and names code and place; an unknown format with 2 and the one that was meant", async () => {
  const deep = file("deep.json", `{"asyncapi": "3.0.0", "x": ${"[".repeat(100)}`);
  const refused = await laban(["import", deep]);
  expect(refused.code).toBe(3);
  expect(refused.said).toContain("import/too-deep");
  const unknown = await laban(["import", deep, "--from", "asyncap"]);
  expect(unknown.code).toBe(2);
  expect(unknown.said).toContain("Did you mean asyncapi?");
});
