// Names that are no identifiers are read, said, and mended everywhere by the fix.
import { describe, expect, it } from "vitest";
import { applyEdits } from "../edit/applyEdits.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import { readDocument } from "./readDocument.ts";

const text = `laban: 1
name: Bell
events: { "Bell rung": {} }
agents: { "The porter": { capabilities: [doors] } }
patterns:
  Open the door!: { kind: pattern, on: Bell rung, do: { action: open, capability: doors } }
layout: { staffs: [The porter] }
`;

describe("names that are no identifiers", () => {
  const { document, diagnostics } = readDocument(text, testCatalog);
  it("of patterns and agents are said with a proposal, and read all the same", () => {
    expect(Object.keys(document?.patterns ?? {})).toEqual(["Open the door!"]);
    expect(diagnostics.map(({ code, severity, path }) => ({ code, severity, path }))).toEqual([
      { code: "text/odd-name", severity: "warning", path: ["patterns", "Open the door!"] },
      { code: "text/odd-name", severity: "warning", path: ["agents", "The porter"] },
    ]);
    expect(diagnostics[0]?.message).toContain("Take open_the_door.");
  });
  it("are renamed by the fix wherever they are used", () => {
    const fix = diagnostics[1]?.fix;
    const edits = fix?.edits ?? [];
    expect(fix?.title).toBe("Rename to the_porter");
    const mended = applyEdits(JSON.parse(JSON.stringify(document)), edits);
    expect(mended).toMatchObject({ agents: { the_porter: {} }, layout: { staffs: ["the_porter"] } });
  });
  it("of event types are those of the systems that raise them, and say nothing", () => {
    expect(diagnostics.filter(({ path }) => path[0] === "events")).toEqual([]);
  });
});
