// The outline leaves nothing out; finding looks at everything that is written.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { describe, expect, it } from "vitest";
import { findInDocument } from "./findInDocument.ts";
import { outlineTree, visibleNodes } from "./outlineTree.ts";

const { document } = readDocument(
  `laban: 1
name: Small
events: { asked: { description: A question came. }, answered: {}, lonely: {} }
agents: { desk: { title: Help desk, capabilities: [answering], behaviours: { answer: { outcomes: [{ weight: 1, emits: answered }] } } } }
patterns:
  reply: { kind: pattern, on: asked, when: data.size > 3, do: { action: answer, capability: answering } }
  watch: { kind: pattern, on: answered }
scenarios: { monday: { seed: 1 } }
`,
  kindCatalog,
);
if (document === undefined) throw new Error("the text of this test cannot be read");

describe("the outline", () => {
  const tree = outlineTree(document, kindCatalog);
  it("puts under an agent what it may emit and what asks it", () => {
    expect(tree[0]?.label).toBe("Help desk");
    expect(tree[0]?.children.map(({ label }) => label)).toEqual(["answered", "reply"]);
  });
  it("leaves nothing out: what belongs to no agent has a heading of its own", () => {
    expect(tree[1]?.label).toBe("Of no agent");
    expect(tree[1]?.children.map(({ label }) => label)).toEqual(["asked", "lonely", "watch"]);
    expect(tree[2]?.children.map(({ label }) => label)).toEqual(["monday"]);
  });
  it("has keys that are all different", () => {
    const keys = visibleNodes(tree, new Set()).map(({ node }) => node.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it("hides the children of what is folded", () => {
    expect(visibleNodes(tree, new Set(["agent:desk"])).map(({ node }) => node.label)).not.toContain("reply");
  });
});

describe("finding in a document", () => {
  it("finds by name before anything else, and says where it found otherwise", () => {
    expect(findInDocument(document, "reply")).toEqual([{ ref: { type: "pattern", id: "reply" }, where: null }]);
    expect(findInDocument(document, "question")).toEqual([
      { ref: { type: "event", id: "asked" }, where: "A question came." },
    ]);
  });
  it("finds conditions", () => {
    expect(findInDocument(document, "data.size")[0]).toEqual({
      ref: { type: "pattern", id: "reply" },
      where: "data.size > 3",
    });
  });
  it("finds nothing for nothing", () => {
    expect(findInDocument(document, "  ")).toEqual([]);
  });
});
