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

test("the machines of the page run on XState's own simulated clock", () => {
  const printed = printedBy(
    filesOf(xstateFormat),
    `
import { SimulatedClock } from "xstate";
import { follow } from "./Orders.machines.mjs";
const clock = new SimulatedClock();
const { offer } = follow({ clock, onTold: ({ at, pattern, outcome, action }) => console.log(at, pattern, outcome, action ?? "-") });
const order = (id, type, time, data) => ({ id, type, source: "shop", time, data: { order_id: "4711", ...data } });
offer(order("e1", "order_received", 0, { order_value: 250 }));
clock.increment(59_999);
offer(order("e2", "payment_successful", 59_999));
offer(order("e3", "order_received", 59_999, { order_value: 250 }));
clock.increment(59_999);
console.log("nothing yet");
clock.increment(1);
clock.increment(30 * 60_000);
`,
  );
  expect(printed.trimEnd().split("\n")).toEqual([
    "59999 paid_quickly matched praise",
    "59999 unpaid matched -",
    "nothing yet",
    "119999 paid_quickly timeout -",
    "1919999 unpaid timeout remind",
  ]);
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
