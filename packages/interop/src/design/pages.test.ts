// The pages of docs/formats about imports: one for each format, and each example is what the import really gives.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { designFormats } from "./designFormats.ts";
import { importDesign } from "./importDesign.ts";

const pageOf = (id: string): URL => new URL(`../../../../docs/formats/import-${id}.md`, import.meta.url);

test("every format has a page", () => {
  expect(designFormats.map(({ id }) => id).filter((id) => !existsSync(pageOf(id)))).toEqual([]);
});

test.each([
  ["python", "python"],
  ["asyncapi", "yaml"],
  ["agentcard", "json"],
  ["json-schema", "json"],
  ["samples", "json"],
  ["github", "json"],
  ["stripe", "json"],
  ["eventbridge", "json"],
  ["laban", "yaml-source"],
])("the example of %s is what the import gives", (id, language) => {
  const page = readFileSync(pageOf(id), "utf8");
  const blocks = [...page.matchAll(/```([a-z-]+)\n([^]*?)```/g)].map(([, kind = "", text = ""]) => ({ kind, text }));
  const [source, result] = blocks;
  expect([source?.kind, result?.kind]).toEqual([language, "yaml"]);
  const files = [{ name: "example", bytes: new TextEncoder().encode(source?.text ?? "") }];
  const given = importDesign(files, { from: id });
  if ("failure" in given) throw new Error(given.failure.message);
  expect(given.document).toMatchObject(parse(result?.text ?? "") as object);
});
