// What makes a run out of date, and what does not.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { expect, it } from "vitest";
import { isSameMeaning } from "./sameMeaning.ts";

const ran = "laban: 1\nname: Shop\nevents: { paid: {} }\npatterns: { ship: { kind: pattern, on: paid } }\n";

function isSame(text: string): boolean {
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("The text cannot be read.");
  return isSameMeaning(ran, text, document);
}

it("is the same however things stand and are written", () => {
  expect(isSame(ran)).toBe(true);
  expect(isSame(`${ran}layout: { free: { "pattern:ship": [40, 80] } }\n`)).toBe(true);
  expect(isSame(ran.replace("{ kind: pattern, on: paid }", "\n    { kind: pattern, on: paid }"))).toBe(true);
});

it("is another with any other condition, priority or event", () => {
  expect(isSame(ran.replace("on: paid", "on: paid, priority: 3"))).toBe(false);
  expect(isSame(ran.replace("{ paid: {} }", "{ paid: {}, sent: {} }"))).toBe(false);
});

it("is another where what was run cannot be read", () => {
  const { document } = readDocument(ran, kindCatalog);
  if (document === undefined) throw new Error("The text cannot be read.");
  expect(isSameMeaning("patterns: [", ran, document)).toBe(false);
});
