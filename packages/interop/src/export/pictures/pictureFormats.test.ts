// The picture and Mermaid as formats: what holds for every format, and what their own readers say.
import { describe, expect } from "vitest";
import { SaxesParser } from "saxes";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { mermaidFormat } from "./mermaidFormat.ts";
import { readMermaid } from "./mermaidParser.scene.ts";
import { svgFormat } from "./svgFormat.ts";

describe("the score as SVG", () => {
  holdsForEveryFormat(svgFormat, {
    runs: 60,
    read: ({ files }, { document }) => {
      expect(files).toHaveLength(2);
      for (const { text } of files) {
        const names: string[] = [];
        const parser = new SaxesParser({ xmlns: true });
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("opentag", ({ local, attributes }) => {
          names.push(local);
          expect(Object.keys(attributes).filter((name) => /^on|href/iu.test(name))).toEqual([]);
        });
        parser.write(text).close();
        expect(names[0]).toBe("svg");
        expect(names.filter((name) => /^(script|style|image|foreignObject|use|a)$/u.test(name))).toEqual([]);
        // Every event type is one ring.
        expect(names.filter((name) => name === "circle").length).toBeGreaterThanOrEqual(
          Object.keys(document.events).length,
        );
      }
    },
  });
});

describe("Mermaid", () => {
  holdsForEveryFormat(mermaidFormat, {
    runs: 40,
    read: async ({ files }, { document, bundle }) => {
      const machines = bundle.patterns.filter(({ operator }) => operator === "state_machine");
      expect(files).toHaveLength(1 + machines.length);
      for (const [at, { text }] of files.entries()) {
        const { type, labels } = await readMermaid(text);
        expect(type).toMatch(at === 0 ? /^flowchart/u : /^state/u);
        const machine = machines[at - 1];
        if (machine?.operator === "state_machine") expect(labels).toHaveLength(machine.states.length);
        else expect(labels.length).toBeGreaterThanOrEqual(Object.keys(document.patterns).length);
      }
    },
  });
});
