// The examples on docs/format.md are choreographies: each one is read, compiled and simulated here, so that the page cannot lie.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileDocument, kindCatalog } from "../packages/compiler/src/index.ts";
import { documentJsonSchema, documentText, parseDuration, readDocument } from "../packages/model/src/index.ts";
import { readScenario } from "../packages/simulator/src/index.ts";

const page = readFileSync(new URL("../docs/format.md", import.meta.url), "utf8");
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/^```([\w-]+)\n(.*?)^```$/gms)].flatMap(([, found, text = ""]) =>
    found === language ? [text] : [],
  );

describe("docs/format.md", () => {
  const choreographies = blocks("yaml");

  it("has an example for every section", () => {
    expect(choreographies.length).toBeGreaterThanOrEqual(7);
  });

  it.each(choreographies.map((text) => [/^name: (.*)$/m.exec(text)?.[1] ?? "?", text] as const))(
    "reads and compiles: %s",
    (_, text) => {
      const { document, diagnostics } = readDocument(text, kindCatalog);
      expect(diagnostics).toEqual([]);
      if (document === undefined) throw new Error("not readable");
      const errors = compileDocument(document).diagnostics.filter((one) => one.severity === "error");
      expect(errors).toEqual([]);
      expect(readDocument(documentText(document), kindCatalog).document).toEqual(document);
      for (const id of Object.keys(document.scenarios)) {
        const { scenario, diagnostics: problems } = readScenario(document, id);
        expect(problems.filter((one) => one.severity === "error")).toEqual([]);
        expect(scenario).toBeDefined();
      }
    },
  );

  it("says durations that are read so, and others that are not", () => {
    const lines = blocks("durations").join("").trim().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const [written = "", ms] = line.split("=").map((part) => part.trim());
      expect(parseDuration(written), line).toEqual({ ok: true, ms: Number(ms) });
    }
    for (const line of blocks("not-durations").join("").trim().split("\n"))
      expect(parseDuration(line).ok, line).toBe(false);
  });

  it("names every field of the published schema", () => {
    const named = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== "object" || schema === null) return;
      for (const [keyword, value] of Object.entries(schema)) {
        if (keyword === "properties" && typeof value === "object" && value !== null)
          for (const name of Object.keys(value)) named.add(name);
        collect(value);
      }
    };
    collect(documentJsonSchema(kindCatalog));
    expect([...named].filter((name) => !page.includes(name))).toEqual([]);
  });
});
