// Why a pattern with runs did what it did: what opened, went on, ran out, was left as it is.
import type { StateMachineOperator } from "@laban/bundle";
import { describe, expect, test } from "vitest";
import { absence, allOf, anyOf, sequence, threshold } from "../scenes/make.scene.ts";
import { ASKED_PER_PLACE_MAX } from "./askedConditions.ts";
import { REASONS_PER_KIND_MAX } from "./fewReasons.ts";
import { omittedInWords, patternInWords } from "./inWords.ts";
import { type Log, said, seconds, told } from "./told.scene.ts";

describe("a sequence", () => {
  const s = sequence("s", ["a", { name: "b", when: "data.v > steps.a.data.v" }, "c"], { maxIntervalMs: 60_000 });

  test("opened a run: what it waits for, and until when", () => {
    expect(said([s], [[1, "A", "a"]])).toEqual([
      "It took part, and nothing was told yet.",
      "It opened run 1; it waits for b until 61s.",
    ]);
  });

  test("went on", () => {
    const log: Log = [
      [1, "A", "a", { v: 1 }],
      [2, "A", "b", { v: 2 }],
    ];
    expect(said([s], log).at(-1)).toBe("It was bound as b of run 1, open since 1s; it waits for c until 62s.");
  });

  test("waits for something else", () => {
    const log: Log = [
      [1, "A", "a", { v: 1 }],
      [2, "A", "c"],
    ];
    expect(said([s], log).at(-1)).toBe("Run 1, open since 1s, was left as it is; it waits for b until 61s.");
  });

  test("asked a condition about what the run had bound", () => {
    const log: Log = [
      [1, "A", "a", { v: 5 }],
      [2, "A", "b", { v: 4 }],
    ];
    expect(said([s], log)).toEqual([
      "Nothing came of it.",
      "Step b is false: data.v > steps.a.data.v",
      "Run 1, open since 1s, was left as it is; it waits for b until 61s.",
    ]);
  });

  test("asked a condition of several runs, and it held for one: it is not told as failed", () => {
    const overlapping = sequence("s", ["a", { name: "b", when: "data.v > steps.a.data.v" }], { starts: "overlap" });
    const log: Log = [
      [1, "A", "a", { v: 500 }],
      [2, "A", "a", { v: 5 }],
      [3, "A", "b", { v: 100 }],
    ];
    const explained = told([overlapping], log);
    expect(explained.asked.map(({ verdict }) => verdict)).toEqual([false, true]);
    expect(explained.reasons.map(({ kind }) => kind)).toEqual(["effect", "advanced"]);
    expect(explained.reasons[0]).toMatchObject({ effect: { events: ["e2", "e3"] } });
  });

  test("of very many runs: a few of their answers are told, each verdict among them, and the rest is counted", () => {
    const overlapping = sequence("s", ["a", { name: "b", when: "data.v > steps.a.data.v" }, "c"], {
      starts: "overlap",
    });
    const opened: Log = Array.from({ length: 100 }, (_, i) => [
      1,
      "A",
      "a",
      i < 98 ? { v: 500 } : i < 99 ? {} : { v: 1 },
    ]);
    const explained = told([overlapping], [...opened, [2, "A", "b", { v: 100 }]]);
    const verdicts = explained.asked.map(({ verdict }) => (typeof verdict === "object" ? "unknown" : verdict));
    expect(verdicts).toEqual([false, "unknown", true]);
    expect(explained.asked).toHaveLength(ASKED_PER_PLACE_MAX);
    expect(explained.askedOmitted).toBe(97);
    expect(omittedInWords(explained)).toBe("97 more were asked at the same places, of other runs.");
    expect(explained.reasons.some(({ kind }) => kind === "condition")).toBe(false);
    expect(omittedInWords(told([overlapping], [[1, "A", "a"]]))).toBe("");
  });

  test("of very many runs that it left as they are: a few are told, and the rest is counted", () => {
    const overlapping = sequence("s", ["a", "b"], { starts: "overlap" });
    const opened: Log = Array.from({ length: REASONS_PER_KIND_MAX + 15 }, () => [1, "A", "a"]);
    const explained = told([overlapping], opened);
    expect(explained.reasons.map(({ kind }) => kind)).toEqual([
      "opened",
      ...Array.from({ length: REASONS_PER_KIND_MAX }, () => "waiting"),
      "more",
    ]);
    expect(explained.reasons.at(-1)).toEqual({ kind: "more", count: 14 });
    expect(patternInWords(explained, seconds).at(-1)).toBe("14 more like these are not told.");
    expect(told([overlapping], opened.slice(15)).reasons.some(({ kind }) => kind === "more")).toBe(false);
  });

  test("had run out: when, and by how much", () => {
    const log: Log = [
      [1, "A", "a", { v: 5 }],
      [61.5, "A", "b", { v: 6 }],
    ];
    expect(told([s], log).reasons).toContainEqual({
      kind: "closed",
      run: 1,
      openedAt: 1_000,
      closedAt: 61_000,
      byMs: 500,
      missing: "b",
    });
    expect(said([s], log)).toContain(
      "The last run of this key, open since 1s, ran out at 61s, waiting for b: 500 ms before this event.",
    );
    expect(said([s], log).at(-1)).toBe("No run of this key is open, and only a opens one.");
  });

  test("was never open", () => {
    expect(said([s], [[1, "A", "c"]]).at(-1)).toBe("No run of this key is open, and only a opens one.");
  });

  test("was violated by a guard", () => {
    const guarded = sequence("s", ["a", "b"], { guards: [{ events: ["x"], when: "data.bad" }] });
    const explained = told(
      [guarded],
      [
        [1, "A", "a"],
        [2, "A", "x", { bad: true }],
      ],
    );
    expect(explained.asked.map(({ place, verdict }) => [place, verdict])).toEqual([["the guard against x", true]]);
    expect(patternInWords(explained, seconds).at(-1)).toBe(
      "violated (still waiting for b) with e1, and asks for nothing.",
    );
  });
});

describe("the other kinds", () => {
  test("a threshold says how far it is", () => {
    expect(said([threshold("t", "a", 3, { withinMs: 60_000 })], [[1, "A", "a"]]).at(-1)).toBe(
      "The count is 1, not at least 3.",
    );
  });

  test("a threshold says what it cannot measure", () => {
    const sum = threshold("t", "a", 3, { withinMs: 60_000, measure: "sum", of: "data.v" });
    expect(said([sum], [[1, "A", "a"]]).at(-1)).toMatch(/^What it measures has no answer: data\.v \(/);
  });

  test("an absence says that nothing is owed, or that it is fulfilled", () => {
    const unpaid = absence("unpaid", "order", "paid", 60_000);
    expect(said([unpaid], [[1, "A", "paid"]]).at(-1)).toBe("No run of this key is open, and only order opens one.");
    const log: Log = [
      [1, "A", "order"],
      [2, "A", "paid"],
    ];
    expect(said([unpaid], log).at(-1)).toBe("fulfilled with e1, e2, and asks for nothing.");
  });

  test("an any_of names the alternative, an all_of what is missing", () => {
    const any = anyOf("any", ["a", "b"], { start: { events: ["s"] }, withinMs: 60_000 });
    const log: Log = [
      [1, "A", "s"],
      [2, "A", "b"],
    ];
    expect(said([any], log).at(-1)).toBe("matched (alternative b) with e1, e2, and asks for nothing.");
    expect(said([allOf("all", ["a", "b"], 60_000)], [[1, "A", "a"]]).at(-1)).toBe(
      "It opened run 1; it waits for b until 61s.",
    );
  });

  test("a state machine says that its state takes no such event", () => {
    const machine: StateMachineOperator = {
      operator: "state_machine",
      id: "m",
      priority: 0,
      scope: "key",
      actions: {},
      states: [
        { name: "new", final: false },
        { name: "done", final: true },
      ],
      initial: "new",
      transitions: [
        { from: ["new"], events: ["paid"], when: "data.ok", to: "done" },
        { from: ["done"], events: ["order"], to: "done" },
      ],
      keepFinalMs: 1_000,
    };
    const lines = said([machine], [[1, "A", "paid", { ok: false }]]);
    expect(lines).toContain("The state new does not take paid.");
    expect(lines).toContain("The transition from new to done is false: data.ok");
  });
});
