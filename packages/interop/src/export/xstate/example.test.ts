// The examples of docs/formats/xstate.md and scxml.md are what the exports really give, and do what the pages say.
import { readFileSync } from "node:fs";
import { kindCatalog } from "@laban/compiler";
import { type ChoreographyDocument, readDocument } from "@laban/model";
import { expect, test } from "vitest";
import { exportTo } from "../exportDocument.ts";
import type { ExportFormat } from "../exportFormat.ts";
import { printedBy } from "../machine/chartProcess.scene.ts";
import { scxmlFormat } from "../scxml/scxmlFormat.ts";
import { xstateFormat } from "./xstateFormat.ts";

const page = pageText("xstate.md");

test("the page on XState shows what the export gives, and what replaying a log prints", () => {
  const files = filesOf(xstateFormat);
  const [machine = "", usage = ""] = fenced(page, "js");
  const [printed = ""] = fenced(page, "text");
  expect(machine.length).toBeGreaterThan(1000);
  expect(files["Orders.machines.mjs"]).toContain(machine);
  expect(printedBy(files, usage)).toBe(printed);
});

test("the page on SCXML shows what the export gives", () => {
  const scxml = pageText("scxml.md");
  const text = filesOf(scxmlFormat)["paid_quickly.scxml"];
  const [states = ""] = fenced(scxml, "xml");
  expect(states.length).toBeGreaterThan(1000);
  expect(text).toContain(states);
  expect(text?.replaceAll("&gt;", ">")).toContain(fenced(scxml, "js")[0]);
});

function pageText(name: string): string {
  return readFileSync(new URL(`../../../../../docs/formats/${name}`, import.meta.url), "utf8");
}

function fenced(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`(?<=\`\`\`${language}\\n)[^]*?(?=\`\`\`)`, "g"))].map(([inside]) => inside);
}

function documentOfPage(): ChoreographyDocument {
  const { document } = readDocument(fenced(page, "yaml")[0] ?? "", kindCatalog);
  if (document === undefined) throw new Error("The page's document cannot be read.");
  return document;
}

function filesOf(format: ExportFormat): Readonly<Record<string, string>> {
  const result = exportTo(format, documentOfPage());
  if ("errors" in result) throw new Error(result.errors.map(({ message }) => message).join(" "));
  return Object.fromEntries(result.files.map(({ name, text }) => [name, text]));
}
