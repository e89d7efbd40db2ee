// The cards of patterns in the free layout: the edge tells the kind, and every port has its row.
import { describe, expect, it } from "vitest";
import type { PatternRecord } from "@laban/model";
import { documentFrom } from "../documents.scene.ts";
import { sceneKinds } from "../kinds.scene.ts";
import { readDocument } from "../reading/read.ts";
import type { FreeCard } from "./freeCards.ts";
import { patternCard, patternWidth } from "./patternCard.ts";
import { stateCells, statesOf } from "./stateCells.ts";

function cardOf(record: PatternRecord): FreeCard {
  const [pattern] = readDocument(documentFrom({ patterns: { one: record } }), sceneKinds).patterns;
  if (pattern === undefined) throw new Error("no pattern was read");
  return patternCard(pattern, patternWidth(pattern));
}

const go = { action: "go", capability: "pack" };

describe("the card of a pattern in the free layout", () => {
  it("has a second sheet and a cell for each state; the one where a machine begins is present", () => {
    const { card } = cardOf({
      kind: "state_machine",
      initial: "new",
      states: { new: {}, paid: {}, packed: {} },
      transitions: [{ event: "order_paid" }],
    });
    expect(card.marks.map((mark) => mark.role)).toEqual(["sheet", "present", "cell", "cell"]);
    expect(card.texts.map((text) => text.text)).toEqual(
      expect.arrayContaining(["new", "paid", "packed", "order_paid"]),
    );
  });

  it("has a tooth for each member of an all_of: a notch between every two", () => {
    const { card, inlets } = cardOf({ kind: "all_of", events: ["a", "b", "c"], within: "30s" });
    expect(card.outline.match(/H7V/gu)).toHaveLength(2);
    const heights = [...inlets.values()];
    expect(new Set(heights).size).toBe(3);
    expect(heights).toEqual(heights.toSorted((x, y) => x - y));
  });

  it("numbers the steps of a sequence and gives each its tab and its own inlet", () => {
    const { card, inlets } = cardOf({ kind: "sequence", steps: ["a", "b"], do: go, on_timeout: go });
    expect(card.marks.map(({ role, step }) => [role, step])).toEqual([
      ["tab", 0],
      ["tab", 1],
    ]);
    expect(inlets.size).toBe(2);
  });

  it("lets what it does when it matches leave from its point, and what it does later from its own row", () => {
    const { card, outlets } = cardOf({ kind: "sequence", steps: ["a", "b"], do: go, on_timeout: go });
    expect(outlets.get("do")).toBe(card.exit.y);
    expect(outlets.get("on_timeout")).toBeGreaterThan(card.exit.y);
    expect(card.texts.filter((text) => text.tone === "wait").map((text) => text.text)).toEqual(["go → pack"]);
  });

  it("draws the way to the deadline of an absence as a ruler with a bar at its end", () => {
    const { card } = cardOf({ kind: "absence", start: "a", expect: "b", within: "30m", do: go });
    expect(card.marks.map((mark) => mark.role)).toEqual(["ruler", "bar"]);
  });

  it("keeps everything within its rectangle", () => {
    for (const record of [
      { kind: "sequence", steps: ["a", "b", "c", "d"], do: go, on_timeout: go },
      { kind: "any_of", start: "a", events: ["b", "c"], do: go },
      { kind: "threshold", on: ["a"], within: "10m", do: go },
      { kind: "not_invented_yet" },
    ]) {
      const { card, width, height } = cardOf(record);
      for (const { x, y } of card.texts)
        expect([record.kind, x > 0 && x < width && y > 0 && y < height]).toEqual([record.kind, true]);
    }
  });
});

describe("the cells of states", () => {
  const room = { x: 10, y: 40, width: 150 };

  it("wrap, and at last say how many more there are", () => {
    const names = Array.from({ length: 30 }, (_, index) => `state_number_${index}`);
    const { marks, texts } = stateCells({ names, initial: undefined }, room);
    const shown = texts.slice(0, -1).length;
    expect(texts.at(-1)?.text).toBe(`${30 - shown} more`);
    expect(marks).toHaveLength(texts.length);
  });

  it("are none for a record that is not finished", () => {
    expect(statesOf({ kind: "state_machine", states: ["new"] })).toEqual({ names: [], initial: undefined });
    expect(stateCells({ names: [], initial: "new" }, room)).toEqual({ marks: [], texts: [], heightPx: 0 });
  });
});
