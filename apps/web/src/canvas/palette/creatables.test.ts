// What can be created, and what the selection adds to it.
import { kindCatalog } from "@laban/compiler";
import { emptyDocument, type ChoreographyDocument } from "@laban/model";
import { describe, expect, it } from "vitest";
import { createCommand, creatables } from "./creatables.ts";

const document: ChoreographyDocument = {
  ...emptyDocument("Shop"),
  events: { ordered: {}, paid: {}, sent: {} },
  agents: { care: { capabilities: ["tell"], behaviours: { greet: { outcomes: [] } } } },
  patterns: { pattern: { kind: "pattern", on: "paid" } },
};

describe("creating from the palette", () => {
  it("offers an event type, every kind of the catalogue and an agent, each with its own key", () => {
    const all = creatables(kindCatalog);
    expect(all.map(({ kind }) => kind)).toEqual(["event", ...kindCatalog.kinds.map(({ kind }) => kind), "agent"]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it("lets a new pattern hear the selected event type and ask the selected agent", () => {
    const command = createCommand(document, kindCatalog, "pattern", [
      { type: "event", id: "sent" },
      { type: "agent", id: "care" },
    ]);
    expect(command).toEqual({
      type: "add_pattern",
      id: "pattern_2",
      record: { kind: "pattern", on: "sent", do: { action: "greet", capability: "tell" } },
    });
  });

  it("gives a new sequence the selected events in order, or the first two where none is selected", () => {
    const selected = [
      { type: "event", id: "sent" },
      { type: "event", id: "paid" },
    ] as const;
    expect(createCommand(document, kindCatalog, "sequence", selected)).toMatchObject({
      record: { steps: ["sent", "paid"] },
    });
    expect(createCommand(document, kindCatalog, "sequence", [])).toMatchObject({
      record: { steps: ["ordered", "paid"] },
    });
  });

  it("leaves out what is selected but gone", () => {
    expect(createCommand(document, kindCatalog, "pattern", [{ type: "agent", id: "gone" }])).not.toHaveProperty(
      "record.do",
    );
  });
});
