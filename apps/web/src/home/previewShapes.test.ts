// Previews: everything is there, inside the box, and large enough to be seen.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { layoutScore } from "@laban/notation";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { previewShapes, previewSizes } from "./previewShapes.ts";

const example = readFileSync(new URL("../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");

function shapesOf(text: string, box = { width: 300, height: 176 }) {
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("the text of this test cannot be read");
  return previewShapes(layoutScore(document, kindCatalog), box);
}

function numbersIn(path: string): readonly number[] {
  return [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));
}

describe("the preview of the e-commerce choreography", () => {
  const shapes = shapesOf(example);
  it("has a staff per agent, a card per pattern and a pin per event type", () => {
    expect(shapes.staffs).toHaveLength(7);
    expect(shapes.cards).toHaveLength(12);
    expect(shapes.pins.filter(({ isEcho }) => !isEcho)).toHaveLength(10);
  });
  it("lies inside its box", () => {
    for (const { x, y } of shapes.pins) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(300);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(176);
    }
    for (const { path } of shapes.cards) expect(Math.max(...numbersIn(path))).toBeLessThanOrEqual(300);
  });
  it("keeps cards high enough for their signs", () => {
    for (const { path } of shapes.cards) {
      const ys = numbersIn(path).slice(1);
      expect(Math.max(...ys.slice(-2)) - (ys[0] ?? 0)).toBeGreaterThanOrEqual(previewSizes.sign);
    }
  });
});

describe("other previews", () => {
  it("are empty for an empty document", () => {
    expect(shapesOf("laban: 1\nname: Nothing\n").cards).toEqual([]);
  });
  it("do not blow up a score of one staff", () => {
    const one = shapesOf(
      "laban: 1\nname: One\nevents: {a: {}}\nagents: {x: {capabilities: [c], emits: [a]}}\npatterns: {p: {kind: pattern, on: a, do: {action: d, capability: c}}}\n",
    );
    const ys = one.pins.map(({ y }) => y);
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(120);
  });
});
