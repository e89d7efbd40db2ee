// Why a pattern fired or did not: its condition, its key, its cool-down, its exclusive group.
import { explanationLines } from "@laban/cel";
import { describe, expect, test } from "vitest";
import { match, sequence } from "../scenes/make.scene.ts";
import { patternInWords } from "./inWords.ts";
import { type Log, said, seconds, told } from "./told.scene.ts";

describe("a pattern", () => {
  const big = match("big", "order", {
    when: "data.value > 10 && data.open",
    actions: { matched: { action: "look", capability: "desk" } },
  });

  test("fired: what came of it, and what every part of its condition came to", () => {
    const explained = told([big], [[1, "A", "order", { value: 11, open: true }]]);
    expect(explained.answer).toBe("effect");
    expect(explained.key).toBe("A");
    expect(patternInWords(explained, seconds)).toEqual([
      "An outcome came of it.",
      "matched with e1, and asks desk for look.",
    ]);
    expect(explained.asked.map(({ verdict, place }) => [place, verdict])).toEqual([["its condition", true]]);
  });

  test("did not, for its condition is false: with the values of its clauses", () => {
    const explained = told([big], [[1, "A", "order", { value: 9, open: true }]]);
    expect(patternInWords(explained, seconds)).toEqual([
      "Nothing came of it.",
      "Its condition is false: data.value > 10 && data.open",
    ]);
    const [asked] = explained.asked;
    expect(asked === undefined ? [] : explanationLines(asked.explanation)).toEqual(
      expect.arrayContaining([expect.stringMatching(/data\.value > 10 {2}→ {2}false/)]),
    );
  });

  test("did not, for its condition has no answer: with the reason", () => {
    expect(said([big], [[1, "A", "order", { open: true }]])).toEqual([
      "Nothing came of it.",
      expect.stringMatching(/^Its condition has no answer: data\.value > 10 && data\.open \(data\.value is missing/),
    ]);
  });

  test("does not listen to this type", () => {
    const explained = told([big], [[1, "A", "paid"]]);
    expect(explained.answer).toBe("not_offered");
    expect(patternInWords(explained, seconds).at(-1)).toBe("It listens to order only.");
  });

  test("finds no key: which part is missing, and what stands in its place", () => {
    const keyed = match("big", "order", { by: [["data", "customer", "id"]] });
    expect(said([keyed], [[1, "A", "order", { customer: { name: "x", no: 7 } }]]).at(-1)).toBe(
      "Its key needs data.customer.id, which the event does not have as a text, a number or a flag. There it has name, no.",
    );
    expect(said([big], [[1, undefined, "order"]]).at(-1)).toMatch(/^Its key needs correlation_id,/);
  });

  test("cools down: since when, and until when", () => {
    const calm = match("calm", "order", { cooldownMs: 10_000 });
    const log: Log = [
      [1, "A", "order"],
      [4, "A", "order"],
    ];
    expect(told([calm], log).reasons).toEqual([{ kind: "cooling", since: 1_000, until: 11_000 }]);
    expect(said([calm], log).at(-1)).toBe("It is cooling down: it fired for this key at 1s and may again at 11s.");
  });

  test("is excluded: who won, and with which priority", () => {
    const second = match("second", "order", { exclusiveGroup: "g" });
    const first = match("first", "order", { exclusiveGroup: "g", priority: 5 });
    expect(said([second, first], [[1, "A", "order"]]).at(-1)).toBe(
      'Of the exclusive group "g", first (priority 5) fired first on this event.',
    );
  });

  test("is excluded: not by one that was only violated", () => {
    const p1 = sequence("p1", ["a", "b"], { guards: [{ events: ["order"] }], exclusiveGroup: "g", priority: 3 });
    const p2 = match("p2", "order", { exclusiveGroup: "g", priority: 2 });
    const p3 = match("p3", "order", { exclusiveGroup: "g", priority: 1 });
    const log: Log = [
      [1, "A", "a"],
      [2, "A", "order"],
    ];
    expect(told([p1, p2, p3], log).reasons[0]).toMatchObject({ kind: "effect", effect: { outcome: "violated" } });
    expect(told([p3, p1, p2], log).reasons).toEqual([
      { kind: "excluded", group: "g", winner: "p2", winnerPriority: 2 },
    ]);
  });

  test("is excluded: not by one whose match was told while it cooled down", () => {
    const calm = sequence("calm", ["a", "order"], { exclusiveGroup: "g", priority: 3, cooldownMs: 60_000 });
    const next = match("next", "order", { exclusiveGroup: "g", priority: 2 });
    const last = match("last", "order", { exclusiveGroup: "g", priority: 1 });
    const log: Log = [
      [1, "A", "a"],
      [2, "A", "order"],
      [3, "A", "a"],
      [4, "A", "order"],
    ];
    expect(told([last, calm, next], log.slice(0, 2)).reasons).toMatchObject([{ winner: "calm" }]);
    expect(told([last, calm, next], log).reasons).toMatchObject([{ kind: "excluded", winner: "next" }]);
  });
});
