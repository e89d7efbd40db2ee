// Leading the ends of wires elsewhere, in one step each.
import { kindCatalog } from "@laban/compiler";
import { applyCommand, openEditing } from "@laban/model";
import { layoutScore, type PictureWire } from "@laban/notation";
import { describe, expect, it } from "vitest";
import { legalityOf } from "./rewiring.ts";
import type { Way } from "./ways.ts";

const editing = openEditing(
  `laban: 1
name: Shop
events: { ordered: {}, paid: {} }
agents:
  care: { capabilities: [tell] }
  store: { capabilities: [pack] }
patterns:
  check: { kind: pattern, on: ordered, do: { action: say, capability: tell } }
  pack: { kind: pattern, do: { action: say, capability: pack } }
`,
  kindCatalog,
);
const { document } = editing;
const cue = layoutScore(document, kindCatalog).wires.find((wire) => wire.form === "cue");
if (cue === undefined) throw new Error("The score has no cue.");

function lead(wire: PictureWire, end: "from" | "to", to: { type: "event" | "pattern" | "agent"; id: string }) {
  return legalityOf(document, kindCatalog, { from: wire.from, rewiring: { wire, end } }, to);
}

function theOnly(ways: readonly Way[]): Way {
  const [way, ...others] = ways;
  if (way === undefined || others.length > 0) throw new Error(`There are ${ways.length} ways, not one.`);
  return way;
}

describe("leading a cue elsewhere", () => {
  it("changes what its pattern hears when the beginning is moved", () => {
    const found = lead(cue, "from", { type: "event", id: "paid" });
    if (!found.isLegal) throw new Error(found.reason);
    const result = applyCommand(editing, theOnly(found.ways).command);
    expect(result.ok && result.state.document.patterns["check"]).toMatchObject({ on: "paid" });
  });

  it("moves the reference to another pattern when the end is moved, as one step of undo", () => {
    const found = lead(cue, "to", { type: "pattern", id: "pack" });
    if (!found.isLegal) throw new Error(found.reason);
    const result = applyCommand(editing, theOnly(found.ways).command);
    if (!result.ok) throw new Error(result.refusal.message);
    const wires = layoutScore(result.state.document, kindCatalog).wires.filter((wire) => wire.form === "cue");
    expect(wires.map((wire) => [wire.from.id, wire.to.id])).toEqual([["ordered", "pack"]]);
    expect(result.state.past).toHaveLength(1);
  });

  it("refuses ends without a meaning, and says why", () => {
    expect(lead(cue, "from", { type: "pattern", id: "pack" })).toMatchObject({ isLegal: false });
    expect(lead(cue, "from", { type: "event", id: "ordered" })).toEqual({
      isLegal: false,
      reason: "It comes from there already.",
    });
    expect(lead(cue, "to", { type: "pattern", id: "check" })).toEqual({
      isLegal: false,
      reason: "It ends there already.",
    });
    expect(lead(cue, "to", { type: "agent", id: "care" })).toMatchObject({ isLegal: false });
  });
});
