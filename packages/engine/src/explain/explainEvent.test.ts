// Why and why not, for every reason that there is; and that explaining changes nothing.
import type { Operator } from "@laban/bundle";
import { explanationLines } from "@laban/cel";
import type { ChoreographyEvent, TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../createEngine.ts";
import type { StateMachineOperator } from "@laban/bundle";
import { absence, allOf, anyOf, bundleOf, event, match, sequence, threshold } from "../scenes/make.scene.ts";
import { someArrivals, someBundle } from "../scenes/random.scene.ts";
import { ASKED_PER_PLACE_MAX } from "./askedConditions.ts";
import { explainEvent, type ExplainInput } from "./explainEvent.ts";
import type { PatternExplanation } from "./explanation.ts";
import { eventInWords, omittedInWords, patternInWords } from "./inWords.ts";
import { spanInWords } from "./spanInWords.ts";

const seconds = (at: number): string => `${at / 1_000}s`;

type Log = readonly (readonly [
  seconds: number,
  key: string | undefined,
  type: string,
  data?: ChoreographyEvent["data"],
])[];

/** The events of a log, with ids e1, e2, … */
function logOf(log: Log): readonly ChoreographyEvent[] {
  return log.map(([at, key, type, data], index) => event(`e${index + 1}`, type, at * 1_000, key, data ?? {}));
}

/** What one pattern, or the first, made of the last event. */
function told(operators: readonly Operator[], log: Log, options: ExplainInput["options"] = {}): PatternExplanation {
  const events = logOf(log);
  const { patterns } = explainEvent({ bundle: bundleOf(operators), log: events, position: events.length, options });
  const [first] = operators;
  const found = patterns.find(({ pattern }) => pattern === first?.id);
  if (found === undefined) throw new Error("The pattern is not explained.");
  return found;
}

function said(operators: readonly Operator[], log: Log, options: ExplainInput["options"] = {}): readonly string[] {
  return patternInWords(told(operators, log, options), seconds);
}

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

describe("an event", () => {
  const any = match("any", "order");

  test("was a duplicate: of which", () => {
    const [one] = logOf([[1, "A", "order"]]);
    if (one === undefined) throw new Error("no event");
    const explained = explainEvent({ bundle: bundleOf([any]), log: [one, one], position: 2 });
    expect(explained).toMatchObject({ verdict: "duplicate", firstPosition: 1 });
    expect(eventInWords(explained)).toBe("Dropped as a duplicate of event 1: no pattern saw it.");
    expect(explained.patterns[0]?.reasons).toEqual([{ kind: "dropped", verdict: "duplicate" }]);
  });

  test("was a duplicate: of the one that is still remembered, not of one that the horizon had forgotten", () => {
    const log = [0, 10, 10.5, 11].map((second) => event("same", "order", second * 1_000, "A"));
    const repeats = (position: number, toleranceMs: number): number | undefined =>
      explainEvent({ bundle: bundleOf([any]), log, position, options: { dedupHorizonMs: 5_000, toleranceMs } })
        .firstPosition;
    for (const toleranceMs of [0, 60_000])
      expect([1, 2, 3, 4].map((position) => repeats(position, toleranceMs))).toEqual([undefined, undefined, 2, 2]);
  });

  test("was late: by how much, also where it was processed all the same", () => {
    const log = logOf([
      [10, "A", "paid"],
      [7.5, "A", "order"],
    ]);
    const input = { bundle: bundleOf([any]), log, position: 2 };
    expect(eventInWords(explainEvent(input))).toBe(
      "Dropped as late: it lies 2 s 500 ms behind the watermark. No pattern saw it.",
    );
    const processed = explainEvent({ ...input, options: { latePolicy: "process" } });
    expect(processed).toMatchObject({ verdict: "late_processed", lateByMs: 2_500, at: 10_000 });
    expect(patternInWords(processed.patterns[0]!, seconds).at(-1)).toMatch(/^matched \(late\) with e2/);
  });

  test("that is held back is explained in its turn, after those that came later", () => {
    const s = sequence("s", ["paid", "order"], { withinMs: 60_000 });
    const log = logOf([
      [5, "A", "order"],
      [3, "A", "paid"],
      [30, "A", "other"],
    ]);
    const explained = explainEvent({ bundle: bundleOf([s]), log, position: 1, options: { toleranceMs: 10_000 } });
    expect(explained.patterns[0]?.answer).toBe("effect");
  });

  test("that the log does not have is refused with the range", () => {
    expect(() => explainEvent({ bundle: bundleOf([any]), log: [], position: 1 })).toThrow("from 1 to 0");
  });
});

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

test("spans are said in their two greatest units", () => {
  expect([0, 7, 999, 1_000, 4_500, 60_000, 61_500, 7_500_000, 90_000_000, 86_400_001].map(spanInWords)).toEqual([
    "0 ms",
    "7 ms",
    "999 ms",
    "1 s",
    "4 s 500 ms",
    "1 min",
    "1 min 1 s",
    "2 h 5 min",
    "1 d 1 h",
    "1 d",
  ]);
});

test("what is explained is what happens: every event of a log, in any order of arrival, has the effects that the run had", () => {
  fc.assert(
    fc.property(someBundle, someArrivals, fc.nat(100), fc.constantFrom(0, 50), (bundle, log, at, toleranceMs) => {
      fc.pre(log.length > 0);
      const position = (at % log.length) + 1;
      const options = { toleranceMs, latePolicy: "process" } as const;
      const records: TraceRecord[] = [];
      const engine = createEngine(bundle, { ...options, observe: (record) => records.push(record) });
      for (const [index, each] of log.entries()) engine.offer(each, index + 1);
      engine.tick(Infinity);
      const explained = explainEvent({ bundle, log, position, options });
      const begin = records.findIndex((record) => record.type === "event" && record.seq === position);
      const record = records[begin];
      expect(record).toMatchObject({ verdict: explained.verdict, at: explained.at });
      // What the event itself brought about: until the next event, or the first deadline.
      const rest = records.slice(begin + 1);
      const end = rest.findIndex(
        (each) =>
          each.type === "event" ||
          (each.type === "run_ended" && each.seq === undefined) ||
          (each.type === "effect" && each.effect.outcome === "timeout"),
      );
      const effects = rest
        .slice(0, end < 0 ? rest.length : end)
        .flatMap((each) => (each.type === "effect" ? [each.effect] : []));
      const found = explained.patterns.flatMap(({ reasons }) =>
        reasons.flatMap((reason) => (reason.kind === "effect" ? [reason.effect] : [])),
      );
      expect(found.toSorted(byId)).toEqual(effects.toSorted(byId));
      expect(explained.patterns.every(({ reasons }) => reasons.length > 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
