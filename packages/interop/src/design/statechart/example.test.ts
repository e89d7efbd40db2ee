// The examples of docs/formats/import-xstate.md and import-scxml.md are what the imports really give.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { DesignFormat } from "../designFormat.ts";
import { scxmlDesign } from "../scxml/scxmlDesign.ts";
import { xstateDesign } from "../xstate/xstateDesign.ts";

test.each<[string, string, string, DesignFormat]>([
  ["import-xstate.md", "js", "order.js", xstateDesign],
  ["import-scxml.md", "xml", "door.scxml", scxmlDesign],
])("%s shows what the import gives", (page, language, name, format) => {
  const text = readFileSync(new URL(`../../../../../docs/formats/${page}`, import.meta.url), "utf8");
  const fenced = (wanted: string): string => new RegExp(`(?<=\`\`\`${wanted}\\n)[^]*?(?=\`\`\`)`).exec(text)?.[0] ?? "";
  const { patterns } = parse(fenced("yaml")) as { readonly patterns: object };
  const files = [{ name, bytes: new TextEncoder().encode(fenced(language)) }];
  expect(format.fits(files)).toBe(true);
  expect(format.read(files).document.patterns).toEqual(patterns);
});
