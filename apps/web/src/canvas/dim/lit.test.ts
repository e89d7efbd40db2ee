// What stays lit.
import { kindCatalog } from "@laban/compiler";
import { openEditing } from "@laban/model";
import { layoutScore } from "@laban/notation";
import { describe, expect, it } from "vitest";
import { nextFocus } from "../../selection/dimming.ts";
import { focused, litRule } from "./lit.ts";

const { document } = openEditing(
  `laban: 1
name: Chain
events: { a: {}, b: {}, c: {}, d: {} }
agents:
  one:
    capabilities: [x]
    behaviours: { to_b: { outcomes: [{ weight: 1, emits: b }] }, to_c: { outcomes: [{ weight: 1, emits: c }] }, to_d: { outcomes: [{ weight: 1, emits: d }] } }
  two: { capabilities: [y] }
patterns:
  p: { kind: pattern, on: a, do: { action: to_b, capability: x } }
  q: { kind: pattern, on: b, do: { action: to_c, capability: x } }
  r: { kind: pattern, on: c, do: { action: to_d, capability: x } }
  aside: { kind: pattern, on: d, do: { action: go, capability: y } }
`,
  kindCatalog,
);
const picture = layoutScore(document, kindCatalog);
const names = (reach: "near" | "far", id: string): readonly string[] =>
  [...new Set(focused(picture, [{ type: "pattern", id }], reach).map((ref) => ref.id))].toSorted();

describe("the focus on a thing", () => {
  it("reaches to the next patterns on both sides, or to the ends of the chain", () => {
    expect(names("near", "q")).toEqual(["b", "c", "p", "q", "r"]);
    expect(names("far", "q")).toEqual(["a", "aside", "b", "c", "d", "p", "q", "r"]);
  });

  it("goes from off to near to all and off again", () => {
    expect([nextFocus(null), nextFocus("near"), nextFocus("far")]).toEqual(["near", "far", null]);
  });
});

describe("the rule of what stays lit", () => {
  it("names the things, the wires among them and the staffs they stand on, and nothing else", () => {
    const rule = litRule(picture, [
      { type: "event", id: "a" },
      { type: "pattern", id: "p" },
    ]);
    expect(rule).toContain('.react-flow__node[data-id="pattern:p"]');
    expect(rule).toContain('[data-agent="one"]');
    expect(rule).not.toContain('[data-agent="two"]');
    const cues = picture.wires.filter((wire) => wire.from.id === "a" && wire.to.id === "p");
    expect(cues).toHaveLength(1);
    expect(rule.match(/react-flow__edge/g)).toHaveLength(1);
  });

  it("keeps names with quotes and tags inside their quotes", () => {
    const rule = litRule(picture, [{ type: "event", id: `a"]</style>\\` }]);
    expect(rule).toContain('[data-id="event:a\\22 ]\\3c /style>\\5c "]');
  });

  it("is nothing for nothing", () => {
    expect(litRule(picture, [])).toBe("");
  });
});
