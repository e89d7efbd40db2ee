// Copies where the originals were dragged to.
import { kindCatalog } from "@laban/compiler";
import { applyCommand, openEditing } from "@laban/model";
import { describe, expect, it } from "vitest";
import { copyTo } from "./copyTo.ts";

const editing = openEditing(
  `laban: 1
name: Shop
events: { ordered: {}, paid: {} }
agents: { desk: { capabilities: [look] } }
patterns:
  check: { kind: pattern, on: ordered, do: { action: go, capability: look } }
  charge: { kind: pattern, on: paid }
layout:
  free: { "pattern:check": [10, 20] }
`,
  kindCatalog,
);

describe("copying by dragging", () => {
  it("puts each copy where its original was let go and leaves the originals", () => {
    const copies = copyTo(editing.document, kindCatalog, [
      { ref: { type: "pattern", id: "charge" }, free: [300, 400] },
      { ref: { type: "pattern", id: "check" }, free: [100, 200] },
    ]);
    if (copies === null) throw new Error("The copy was refused.");
    const result = applyCommand(editing, copies.command);
    if (!result.ok) throw new Error(result.refusal.message);
    const { patterns, layout } = result.state.document;
    expect(result.state.past).toHaveLength(1);
    expect(patterns["check_2"]).toEqual(patterns["check"]);
    expect(layout.free).toEqual({
      "pattern:check": [10, 20],
      "pattern:check_2": [100, 200],
      "pattern:charge_2": [300, 400],
    });
  });

  it("is refused for what is gone", () => {
    expect(copyTo(editing.document, kindCatalog, [{ ref: { type: "pattern", id: "gone" } }])).toBeNull();
  });
});
