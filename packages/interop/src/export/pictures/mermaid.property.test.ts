// Mermaid as Mermaid itself reads it: what is drawn of the example, and that no name ever breaks out of its label.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileNames } from "../hostileNames.scene.ts";
import { anySource, documentOfText } from "../random/documents.scene.ts";
import { flowchart } from "./flowchart.ts";
import { readMermaid } from "./mermaidParser.scene.ts";
import { mermaidLabel, mermaidWords } from "./mermaidText.ts";
import { stateDiagram } from "./stateDiagram.ts";

const ecommerce = documentOfText(
  readFileSync(new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8"),
);

describe("the flowchart", () => {
  it("draws the example: agents as boxes, 10 event types, 12 patterns, and what comes of them", async () => {
    const text = flowchart(ecommerce).join("\n");
    expect(text).toContain('p0 -- "93 #37;" --> e1');
    expect(text).toContain('-. "cancels" .->');
    const { labels, arrows } = await readMermaid(text);
    expect(labels).toContain("order_received");
    expect(labels).toContain("check_stock<br/>order_value is over 0<br/>→ check_inventory");
    expect(labels).toContain("Risk desk");
    expect(labels).toHaveLength(10 + 12 + 7);
    expect(arrows).toBe(29);
  });

  it("is read by Mermaid for any document, with as many nodes as were written", async () => {
    await fc.assert(
      fc.asyncProperty(anySource, async ({ document }) => {
        const lines = flowchart(document);
        const { labels, arrows } = await readMermaid(lines.join("\n"));
        const boxes = lines.filter((line) => line.startsWith("  subgraph ")).length;
        expect(boxes).toBeLessThanOrEqual(Object.keys(document.agents).length);
        const nodes = Object.keys(document.events).length + Object.keys(document.patterns).length;
        expect(labels).toHaveLength(nodes + boxes);
        expect(arrows).toBe(lines.filter((line) => / (-->|\.->|-\.->) /.test(line)).length);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the state diagram", () => {
  it("is read by Mermaid for any machine, with every state and transition", async () => {
    let machines = 0;
    await fc.assert(
      fc.asyncProperty(anySource, async ({ bundle }) => {
        for (const operator of bundle.patterns) {
          if (operator.operator !== "state_machine") continue;
          machines += 1;
          const { labels, arrows } = await readMermaid(stateDiagram(operator).join("\n"));
          expect(labels).toHaveLength(operator.states.length);
          const moved = operator.transitions.reduce((sum, { from }) => sum + from.length, 0);
          const others = operator.states.reduce(
            (sum, { final, timeout }) => sum + Number(final) + Number(timeout !== undefined),
            0,
          );
          expect(arrows).toBe(1 + moved + others);
        }
      }),
      { numRuns: 300 },
    );
    expect(machines).toBeGreaterThan(20);
  });
});

describe("a label", () => {
  it("comes back from Mermaid as it was, whatever the name is", async () => {
    const text = ["flowchart LR", ...hostileNames.map((name, index) => `  n${index}[${mermaidLabel(name)}]`)].join(
      "\n",
    );
    const { labels, arrows } = await readMermaid(text);
    expect(arrows).toBe(0);
    expect(labels).toHaveLength(200);
    expect(labels).toContain('"');
    expect(labels).toContain("</script>");
    expect(labels).toContain("%%{init: {}}%%");
    expect(labels.join("")).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
  });

  it("is never empty, which Mermaid would not read", () => {
    expect(mermaidWords("")).toBe("#160;");
    expect(mermaidWords("\n")).toBe("#160;");
  });
});
