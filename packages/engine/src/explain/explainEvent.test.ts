// What became of an event itself; and that explaining changes nothing.
import type { TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../createEngine.ts";
import { bundleOf, event, match, sequence } from "../scenes/make.scene.ts";
import { someArrivals, someBundle } from "../scenes/random.scene.ts";
import { explainEvent } from "./explainEvent.ts";
import { eventInWords, patternInWords } from "./inWords.ts";
import { logOf, seconds } from "./told.scene.ts";

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
