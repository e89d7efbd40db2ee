// The Python export as a whole: what is in the files, what the report says, and that hostile names stay in their literals.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import type { ChoreographyDocument } from "@laban/model";
import { afterAll, describe, expect, it } from "vitest";
import { exportTo } from "../exportDocument.ts";
import type { Export } from "../exportFormat.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { hostileNames } from "../hostileNames.scene.ts";
import { documentOfSeed, sourceOf } from "../random/documents.scene.ts";
import { pythonFormat } from "./pythonFormat.ts";
import { pythonString } from "./pythonText.ts";
import { python, writeRuntime } from "./runPython.scene.ts";
import { pythonRuntime } from "./runtimeFiles.ts";
import { constantName, pythonRuntimeModule } from "./runtimeModule.ts";

const root = new URL("../../../../../", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "laban-python-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(document: ChoreographyDocument): Export {
  const result = exportTo(pythonFormat, document);
  if ("errors" in result) throw new Error(result.errors.map(({ message }) => message).join(" "));
  return result;
}

function document(yaml: string): ChoreographyDocument {
  const { document: read, diagnostics } = readDocument(yaml, kindCatalog);
  if (read === undefined) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return read;
}

describe("the e-commerce example", () => {
  const result = written(document(readFileSync(new URL("examples/ecommerce/ecommerce.laban.yaml", root), "utf8")));

  it("keeps every pattern and says what became of the rest", () => {
    const { report, files } = result;
    expect(files.slice(0, 2).map(({ name }) => name)).toEqual([
      "e_commerce_order_processing.py",
      "laban_choreography/__init__.py",
    ]);
    expect(report.kept + report.losses.length).toBe(report.constructs);
    expect(report.losses.filter(({ path }) => path[0] === "patterns" || path[0] === "correlation")).toEqual([]);
    expect(report.losses.some(({ what, fate }) => what === "schema" && fate === "approximated")).toBe(true);
    expect(files[0]?.text).toContain('condition=lambda e: e.data.number("order_value") > 1000,');
  });

  it("runs as a program: events in, effects out, and a bad line is named", () => {
    writeRuntime(folder);
    for (const { name, text } of result.files) writeFileSync(join(folder, name), text);
    const event = (id: string, type: string, time: string, data: object): string =>
      JSON.stringify({ specversion: "1.0", id, type, source: "shop", time, data: { order_id: "o1", ...data } });
    const lines = [
      event("1", "order_received", "2026-11-24T10:00:00Z", { order_value: 1500 }),
      event("2", "payment_failed", "2026-11-24T10:01:00Z", { retry_count: 3 }),
    ];
    const out = python(["e_commerce_order_processing.py"], folder, lines.join("\n"));
    const effects = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { pattern: string; outcome: string; at: number });
    expect(effects.map(({ pattern, outcome }) => `${pattern} ${outcome}`)).toEqual([
      "flag_high_value matched",
      "check_stock matched",
      "stop_retrying matched",
      "unpaid timeout",
      "order_to_delivery timeout",
    ]);
    const bad = (): string => python(["e_commerce_order_processing.py"], folder, `${lines[0]}\n{"id": "3"}`);
    expect(bad).toThrow("line 2: event 2 has no 'source'");
    expect(() => python(["e_commerce_order_processing.py"], folder, "[\n{}\n]")).toThrow(
      "line 1 is no JSON (one event per line",
    );
    expect(() => python(["e_commerce_order_processing.py"], folder, "[]")).toThrow("line 1 is no event");
  });
});

it("names the part of a condition that Python cannot say, and leaves the pattern out", () => {
  const { files, report } = written(
    document(`
laban: 1
name: Named
events: { a: {} }
patterns:
  plain: { kind: pattern, on: a, when: data.x > 1.0, do: { action: x, capability: y } }
  odd: { kind: pattern, on: a, when: 'data.x > 1.0 && data.name.split(",").size() > 2', do: { action: x, capability: y } }
`),
  );
  expect(files[0]?.text).toContain('pattern_id="plain"');
  expect(files[0]?.text).not.toContain('pattern_id="odd"');
  expect(report.losses.find(({ path }) => path.join(".") === "patterns.odd")).toMatchObject({
    fate: "lost",
    why: expect.stringContaining(String.raw`"data.name.split(\",\")": split() has no counterpart`),
  });
});

it("reads as one module per document: as many patterns as are not lost, and the name as it was", () => {
  const sources = Array.from({ length: 100 }, (_each, seed) => sourceOf(documentOfSeed(seed)));
  const kept = sources.map((source, seed) => {
    const { files, report } = pythonFormat.write(source);
    writeFileSync(join(folder, `case_${seed}.py`), files[0]?.text ?? "");
    const lost = report.losses.filter(({ what, path }) => what === "pattern" && path.length === 2);
    return [source.document.name, source.bundle.patterns.length - lost.length];
  });
  writeRuntime(folder);
  const script = `
import importlib, json
modules = [importlib.import_module(f"case_{seed}") for seed in range(${sources.length})]
print(json.dumps([[module.NAME, len(module.create_engine().patterns)] for module in modules]))`;
  expect(JSON.parse(python(["-c", script], folder))).toEqual(kept);
  expect(kept.filter(([, count]) => Number(count) > 1).length).toBeGreaterThan(20);
});

holdsForEveryFormat(pythonFormat, {
  read: ({ files }) => {
    // Python itself reads hundreds of them above; here, that no line is more than one.
    for (const { text } of files.slice(0, 1)) expect(text).not.toMatch(/[\r\f\v\u0085\u2028\u2029\u202e\0]/);
  },
});

it("writes texts that Python reads back, whatever is in them", () => {
  writeFileSync(
    join(folder, "texts.py"),
    `import json\nprint(json.dumps([${hostileNames.map(pythonString).join(",\n")}]))\n`,
  );
  expect(JSON.parse(python(["texts.py"], folder))).toEqual(hostileNames);
  expect(hostileNames.length).toBeGreaterThanOrEqual(200);
});

it("ships the runtime as it stands in python/", () => {
  const sources = new URL("packages/interop/python/laban_choreography/", root);
  const names = readdirSync(sources)
    .filter((file) => file.endsWith(".py"))
    .map((file) => file.slice(0, -3));
  expect(pythonRuntime.map(({ name }) => name).toSorted()).toEqual(
    names.map((name) => `laban_choreography/${name}.py`).toSorted(),
  );
  for (const name of names) {
    const source = readFileSync(new URL(`${name}.py`, sources), "utf8");
    const shipped = readFileSync(new URL(`./runtime/${constantName(name)}.ts`, import.meta.url), "utf8");
    expect(shipped === pythonRuntimeModule(name, source), `${name}.py: run node tooling/pythonRuntime.ts`).toBe(true);
  }
});
