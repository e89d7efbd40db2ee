// Which wires may be drawn, and what they write.
import { kindCatalog } from "@laban/compiler";
import { emptyDocument, type ChoreographyDocument, type ElementRef } from "@laban/model";
import { describe, expect, it } from "vitest";
import { connectionOf, legalTargets } from "./legality.ts";

const document: ChoreographyDocument = {
  ...emptyDocument("Shop"),
  events: { ordered: {}, paid: {} },
  agents: {
    care: { capabilities: ["tell", "praise"], behaviours: {} },
    mute: { capabilities: [], behaviours: {} },
    able: { capabilities: ["kitchen"], behaviours: { bake: { outcomes: [] }, fry: { outcomes: [] } } },
  },
  patterns: {
    check: { kind: "pattern", on: "ordered", do: { action: "say", capability: "tell" } },
    quick: { kind: "sequence", steps: ["ordered"], do: { action: "say", capability: "elsewhere" } },
    future: { kind: "not_invented_yet" },
    idle: { kind: "pattern", on: "ordered" },
    late: { kind: "absence", start: "ordered", within: "1h" },
  },
};
const event = (id: string): ElementRef => ({ type: "event", id });
const pattern = (id: string): ElementRef => ({ type: "pattern", id });
const agent = (id: string): ElementRef => ({ type: "agent", id });
const between = (from: ElementRef, to: ElementRef) => connectionOf(document, kindCatalog, from, to);

describe("drawing a wire", () => {
  it("lets an event type reach a pattern that does not hear it yet", () => {
    expect(between(event("paid"), pattern("check"))).toMatchObject({
      isLegal: true,
      says: "check hears it",
      ways: [{ command: { type: "connect_event", event: "paid", pattern: "check", role: "on" } }],
    });
  });

  it("refuses what is there already, but lets a sequence hear the same type in a further step", () => {
    expect(between(event("ordered"), pattern("check"))).toMatchObject({ isLegal: false });
    expect(between(event("ordered"), pattern("quick"))).toMatchObject({
      isLegal: true,
      says: "quick hears it once more",
    });
  });

  it("offers each capability of the agent where an ask stands, and takes none silently", () => {
    const found = between(pattern("quick"), agent("care"));
    if (!found.isLegal) throw new Error(found.reason);
    expect(found.ways.map(({ command }) => command)).toEqual([
      { type: "connect_capability", pattern: "quick", capability: "tell", path: ["do"] },
      { type: "connect_capability", pattern: "quick", capability: "praise", path: ["do"] },
    ]);
    expect(found.question).toBe("What does quick ask care for?");
  });

  it("offers each action that the agent plays where nothing is asked yet", () => {
    const found = between(pattern("idle"), agent("able"));
    if (!found.isLegal) throw new Error(found.reason);
    expect(found.ways.map(({ label, note }) => [label, note])).toEqual([
      ["bake", ""],
      ["fry", ""],
    ]);
  });

  it("offers each role in which an absence may hear a type: what is missing first, what would be replaced last", () => {
    const found = between(event("paid"), pattern("late"));
    if (!found.isLegal) throw new Error(found.reason);
    expect(found.ways.map(({ label, note }) => [label, note])).toEqual([
      ["Expect", "fulfils it"],
      ["Cancelled by", "makes the obligation void"],
      ["After", "instead of ordered"],
    ]);
  });

  it("says why the other wires have no meaning", () => {
    const reasons = [
      between(event("paid"), event("ordered")),
      between(event("paid"), agent("care")),
      between(event("paid"), pattern("future")),
      between(pattern("check"), pattern("quick")),
      between(pattern("check"), event("paid")),
      between(pattern("check"), agent("care")),
      between(agent("care"), pattern("check")),
      between(event("paid"), event("paid")),
    ].map((found) => (found.isLegal ? "legal" : found.reason));
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons).not.toContain("legal");
    expect(reasons[3]).toBe("Patterns do not reach each other: an event stands between them.");
  });

  it("lets an agent that offers nothing yet offer what it is asked for, in one step", () => {
    expect(between(pattern("check"), agent("mute"))).toMatchObject({
      isLegal: true,
      says: "asks mute, who then offers check",
      ways: [
        {
          command: {
            type: "edit",
            title: "Let mute offer check",
            edits: [
              { path: ["agents", "mute", "capabilities"], value: ["check"] },
              { path: ["patterns", "check", "do", "capability"], value: "check" },
            ],
          },
        },
      ],
    });
  });

  it("lets an agent raise an event type by itself, after those it raises", () => {
    expect(between(agent("care"), event("paid"))).toMatchObject({
      isLegal: true,
      ways: [{ command: { type: "set_field", path: ["agents", "care", "emits"], value: ["paid"] } }],
    });
  });

  it("takes names of object properties for names that are not there", () => {
    expect(between(event("paid"), pattern("constructor"))).toMatchObject({ isLegal: false });
    expect(between(pattern("check"), agent("__proto__"))).toMatchObject({ isLegal: false });
  });

  it("lists every legal target, and only those", () => {
    expect(legalTargets(document, kindCatalog, event("paid")).map(({ ref }) => ref.id)).toEqual([
      "check",
      "quick",
      "idle",
      "late",
    ]);
    expect(legalTargets(document, kindCatalog, pattern("quick")).map(({ ref }) => ref.id)).toEqual([
      "care",
      "mute",
      "able",
    ]);
  });
});
