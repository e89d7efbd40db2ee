// Where a dropped card stands: nearest beat, staff beneath.
import { kindCatalog } from "@laban/compiler";
import { emptyDocument, type ChoreographyDocument } from "@laban/model";
import { layoutScore } from "@laban/notation";
import { describe, expect, it } from "vitest";
import { scorePlaceOf } from "./dropPlace.ts";

const document: ChoreographyDocument = {
  ...emptyDocument("Two staffs"),
  events: { asked: {} },
  agents: {
    one: { capabilities: ["a"], behaviours: {} },
    two: { capabilities: ["b"], emits: ["asked"], behaviours: {} },
  },
  patterns: { answer: { kind: "pattern", on: "asked", do: { action: "go", capability: "a" } } },
};
const score = layoutScore(document, kindCatalog);
const [card] = score.cards;
if (card === undefined) throw new Error("The score has no card.");

describe("dropping a card on the score", () => {
  it("keeps its place where it was picked up", () => {
    expect(scorePlaceOf(score, card, card.rect)).toEqual({ beat: 1, staff: "one" });
  });

  it("takes the nearest beat and the staff under its middle", () => {
    const two = score.staffs.find((staff) => staff.ref?.id === "two");
    const third = score.beats[2];
    expect(scorePlaceOf(score, card, { x: (third?.x ?? 0) + 30, y: (two?.rect.y ?? 0) + 4 })).toEqual({
      beat: 3,
      staff: "two",
    });
  });

  it("leaves the staff as it is when dropped outside all of them", () => {
    expect(scorePlaceOf(score, card, { x: card.rect.x, y: 5000 })).toEqual({ beat: 1 });
  });
});

describe("the written place", () => {
  it("puts the card there again", () => {
    const moved = layoutScore(
      { ...document, layout: { score: { "pattern:answer": { beat: 3, staff: "two" } } } },
      kindCatalog,
    );
    expect(moved.cards[0]).toMatchObject({ beat: 3, staff: "agent:two" });
  });
});
