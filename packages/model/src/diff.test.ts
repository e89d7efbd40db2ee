// Differences between documents, and that making them again gives the other document.
import { describe, expect, it } from "vitest";
import { diffDocuments } from "./diff.ts";
import { applyEdits } from "./edit/applyEdits.ts";
import { exampleText } from "./example.scene.ts";
import { readDocument } from "./read/readDocument.ts";
import type { ChoreographyDocument, Json } from "./document.ts";

const read = (text: string): ChoreographyDocument => {
  const { document } = readDocument(text);
  if (document === undefined) throw new Error("not readable");
  return document;
};
const example = read(exampleText);

describe("diffDocuments", () => {
  it("finds nothing between equal documents, however they are spelled", () => {
    expect(diffDocuments(example, read(exampleText.replaceAll("  # ", "  ## ")))).toEqual([]);
  });

  it("tells whole things that came or went, and single fields that changed", () => {
    const other = read(
      exampleText
        .replace("priority: 9", "priority: 1")
        .replace("  ask_for_review:", "  ask_again:")
        .replace("    cancel: order_cancelled\n", ""),
    );
    expect(
      diffDocuments(example, other).map(({ path, before, after }) => [
        path.join("."),
        before === undefined ? "+" : after === undefined ? "-" : "=",
      ]),
    ).toEqual([
      ["patterns.flag_high_value.priority", "="],
      ["patterns.ask_for_review", "-"],
      ["patterns.unpaid.cancel", "-"],
      ["patterns.ask_again", "+"],
      ["patterns", "="],
    ]);
  });

  it("tells a changed order of patterns, which is the order in which they are asked", () => {
    const [first, second] = [
      read("patterns: { a: { kind: x }, b: { kind: x } }"),
      read("patterns: { b: { kind: x }, a: { kind: x } }"),
    ];
    expect(diffDocuments(first, second)).toEqual([
      { path: ["patterns"], before: ["a", "b"], after: ["b", "a"], isOrder: true },
    ]);
    expect(diffDocuments(first, read("patterns: { a: { kind: x } }"))).toEqual([
      { path: ["patterns", "b"], before: { kind: "x" } },
    ]);
  });

  it("is what leads from one to the other, in both directions", () => {
    const other = read(
      exampleText
        .replace("  shop:", "  store:")
        .replace("[data.order_id]", "[data.order_id, source]")
        .replace("seed: 4127", "seed: 1"),
    );
    const changes = diffDocuments(example, other);
    const forward = changes
      .filter((one) => one.isOrder !== true)
      .map(({ path, after }) => (after === undefined ? { path } : { path, value: after }));
    const backward = changes
      .filter((one) => one.isOrder !== true)
      .map(({ path, before }) => (before === undefined ? { path } : { path, value: before }));
    expect(applyEdits(example as unknown as Json, forward)).toEqual(other);
    expect(applyEdits(other as unknown as Json, backward)).toEqual(example);
  });
});
