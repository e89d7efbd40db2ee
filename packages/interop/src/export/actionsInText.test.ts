// An action that a report calls kept stands in the files: for random documents with every kind and option, in which every action has a name of its own.
import { isJsonList, isJsonObject, type ChoreographyDocument, type Json, type PatternRecord } from "@laban/model";
import { expect, test } from "vitest";
import { constructsOf } from "./constructs/constructsOf.ts";
import { exportFormats } from "./exportFormats.ts";
import type { ExportSource } from "./exportFormat.ts";
import { documentOfSeed, sourceOf } from "./random/documents.scene.ts";

const sources = Array.from({ length: 150 }, (_each, seed) => sourceWithNamedActions(seed));

test.each(exportFormats)("$id: every action that is kept is in the text", ({ id, write }) => {
  const missing: string[] = [];
  let kept = 0;
  for (const [seed, source] of sources.entries()) {
    const { files, report } = write(source);
    const text = files.map((file) => file.text).join("\n");
    const lost = new Set(report.losses.map(({ path }) => JSON.stringify(path)));
    for (const { path, what } of constructsOf(source.document)) {
      if (what !== "action" || lost.has(JSON.stringify(path))) continue;
      kept += 1;
      const name = nameAt(source.document.patterns, path.slice(1));
      if (!text.includes(name)) missing.push(`seed ${seed}, ${path.join(".")}: ${name}`);
    }
  }
  expect(missing).toEqual([]);
  // What pictures and rules show of an action is never all of it.
  if (!["eventbridge", "flink", "mermaid", "svg"].includes(id)) expect(kept).toBeGreaterThan(100);
});

/** The document of a seed, its actions called "asked 0 end", "asked 1 end" and so on. */
function sourceWithNamedActions(seed: number): ExportSource {
  const document = documentOfSeed(seed);
  let count = 0;
  const renamed = JSON.stringify(document.patterns, (_field, value: Json) =>
    isJsonObject(value) && Object.hasOwn(value, "action") && typeof value["action"] === "string"
      ? { ...value, action: `asked ${count++} end` }
      : value,
  );
  return sourceOf({ ...document, patterns: JSON.parse(renamed) as ChoreographyDocument["patterns"] });
}

function nameAt(patterns: ChoreographyDocument["patterns"], path: readonly string[]): string {
  const [id = "", ...inside] = path;
  let value: Json | PatternRecord | undefined = patterns[id];
  for (const name of inside)
    value = isJsonList(value) ? value[Number(name)] : isJsonObject(value) ? value[name] : undefined;
  const name = isJsonObject(value) ? value["action"] : undefined;
  if (typeof name !== "string") throw new Error(`There is no action at ${path.join(".")}.`);
  return name;
}
