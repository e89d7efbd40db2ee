// The pages in docs/formats: every format has one, and what their examples show is what the export really writes.
import { existsSync, readFileSync } from "node:fs";
import { kindCatalog } from "@laban/compiler";
import { pathText, readDocument } from "@laban/model";
import { describe, expect, test } from "vitest";
import { exportDocument } from "./exportDocument.ts";
import { exportFormats } from "./exportFormats.ts";

const folder = new URL("../../../../docs/formats/", import.meta.url);
const page = (name: string): string => readFileSync(new URL(`${name}.md`, folder), "utf8");

/** The first block of a language on a page. */
function block(text: string, language: string): string | undefined {
  return new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(text)?.[1];
}

describe("the pages of the formats", () => {
  test("are there for every format, and the overview leads to each", () => {
    const overview = page("README");
    for (const { id } of exportFormats) {
      expect(existsSync(new URL(`${id}.md`, folder)), id).toBe(true);
      expect(overview).toContain(`](${id}.md)`);
    }
  });

  test.each([
    ["asyncapi", "asyncapi", 0],
    ["eventbridge", "eventbridge", 0],
    ["cloudevents", "bundle", 1],
  ] as const)("%s shows what is written", (name, format, file) => {
    const text = page(name);
    const { document } = readDocument(block(text, "yaml") ?? "", kindCatalog);
    if (document === undefined) throw new Error("the example cannot be read");
    const result = exportDocument(document, format);
    if ("errors" in result) throw new Error(result.errors.map(({ message }) => message).join(" "));
    const shown: unknown = JSON.parse(block(text, "json") ?? "");
    expect(JSON.parse(result.files[file]?.text ?? "")).toMatchObject(shown as object);
    const losses = result.report.losses.map(
      ({ fate, what, path, why }) => `${fate}: ${what} ${pathText(path)}: ${why}\n`,
    );
    const said = block(text, "text");
    if (said !== undefined) expect(losses).toContain(said);
  });
});
