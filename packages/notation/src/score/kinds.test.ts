// The cards of the kinds that have members or states, as the score draws them.
import type { Json, PatternRecord } from "@laban/model";
import { describe, expect, it } from "vitest";
import { documentFrom } from "../documents.scene.ts";
import { sceneKinds } from "../kinds.scene.ts";
import type { Picture, PictureCard } from "../picture.ts";
import { layoutScore } from "./layoutScore.ts";

const events = { ordered: {}, cleared: {}, reserved: {}, verified: {} };
const asking = { action: "go", capability: "any" };

function scoreOf(record: PatternRecord): { readonly picture: Picture; readonly card: PictureCard } {
  const picture = layoutScore(documentFrom({ events, patterns: { it: record } }), sceneKinds);
  const [card] = picture.cards;
  if (card === undefined) throw new Error("The score has no card.");
  return { picture, card };
}

const words = (card: PictureCard): readonly string[] => card.texts.map((text) => text.text);
const roles = (card: PictureCard): readonly string[] => card.marks.map((mark) => mark.role);

describe("an all_of in the score", () => {
  const { card, picture } = scoreOf({
    kind: "all_of",
    events: ["cleared", "reserved", "verified"],
    within: "30s",
    do: asking,
  });

  it("names its members", () => {
    expect(words(card)).toEqual(["it", "all within 30s", "cleared", "reserved", "verified"]);
  });

  it("has a tooth for each member, and each cue falls on its own", () => {
    expect(card.outline.match(/V7H[\d.]+V0/gu)).toHaveLength(2);
    const tips = picture.wires.map((wire) => (wire.head?.at.x ?? 0) - card.rect.x);
    expect(tips).toEqual([14, 36, 58]);
    expect(picture.wires.every((wire) => wire.head?.at.y === card.rect.y)).toBe(true);
  });

  it("leaves at its head, however many members hang below", () => {
    expect(card.exit.y).toBe(22);
    expect(card.rect.height).toBeGreaterThan(60);
  });

  it("counts the members that have no room", () => {
    const many = Array.from({ length: 9 }, (_, index) => `quite_a_long_name_${index}`);
    const full = scoreOf({ kind: "all_of", events: many, within: "30s" }).card;
    expect(words(full).at(-1)).toBe("and 6 more");
  });
});

describe("a sequence in the score", () => {
  const tabs = (step: Json): readonly string[] => {
    const { card } = scoreOf({ kind: "sequence", steps: ["ordered", step], within: "2h" });
    return card.texts.filter(({ style }) => style === "label").map(({ text, full }) => full ?? text);
  };

  it("says which of a step's events must all come, and of which one is enough", () => {
    expect(tabs({ any_of: ["cleared", "reserved"] })).toEqual(["ordered", "cleared or reserved"]);
    expect(tabs({ all_of: ["cleared", "reserved"] })).toEqual(["ordered", "cleared and reserved"]);
    expect(tabs({ all_of: [{ any_of: ["cleared", "reserved"] }, "verified"] })).toEqual([
      "ordered",
      "(cleared or reserved) and verified",
    ]);
  });
});

describe("an any_of in the score", () => {
  it("has chamfers, says after what it waits, and puts a dash before each contender", () => {
    const { card } = scoreOf({ kind: "any_of", start: "ordered", events: ["cleared", "reserved"], within: "2h" });
    expect(card.outline).toMatch(/^M10 0.*H10L0 [\d.]+V10Z$/u);
    expect(words(card).slice(2)).toEqual(["after ordered", "cleared", "reserved"]);
    expect(roles(card)).toEqual(["divider", "divider"]);
  });
});

describe("a threshold in the score", () => {
  it("has two steps on top, and its cue falls on the lower one", () => {
    const { card, picture } = scoreOf({ kind: "threshold", on: "ordered", within: "10m" });
    expect(card.outline).toMatch(/^M0 9H24V4.5H48V0/u);
    expect(picture.wires.map((wire) => (wire.head?.at.y ?? 0) - card.rect.y)).toEqual([9]);
  });
});

describe("a state machine in the score", () => {
  const record: PatternRecord = {
    kind: "state_machine",
    initial: "new",
    states: { new: {}, paid: {}, closed: {} },
    transitions: [{ event: "ordered" }, { event: "cleared" }],
  };

  it("has a second sheet behind it, and a cell for each state with the first one marked", () => {
    const { card } = scoreOf(record);
    expect(roles(card)).toEqual(["sheet", "present", "cell", "cell"]);
    expect(words(card).slice(2)).toEqual(["new", "paid", "closed"]);
  });

  it("has no cells while no state is written", () => {
    expect(roles(scoreOf({ kind: "state_machine", states: null }).card)).toEqual(["sheet"]);
  });
});
