// The laws of the whole engine, on random bundles of several patterns and random logs.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Effect, TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "./createEngine.ts";
import type { EngineOptions, ToldEffect } from "./door.ts";
import { lawProperties } from "./lawProperties.scene.ts";
import { bundleOf, event, match, sequence } from "./scenes/make.scene.ts";
import { someArrivals, someBundle, someLog } from "./scenes/random.scene.ts";

const options: EngineOptions = { dedupHorizonMs: 1_000 };

/** All effects of a log, each event at its place in the log, closed at the end. */
function play(bundle: Bundle, log: readonly ChoreographyEvent[], more: EngineOptions = {}): readonly Effect[] {
  const engine = createEngine(bundle, { ...options, ...more });
  return [...log.flatMap((event, index) => engine.offer(event, index + 1)), ...engine.tick(Infinity)];
}

test.each(lawProperties)("$title", async ({ property, share }) => {
  await fc.assert(property, { numRuns: 150 * share });
});

test("a host that is told of each effect is told what the lists say", () => {
  fc.assert(
    fc.property(someBundle, someArrivals, (bundle, arrivals) => {
      const told: Effect[] = [];
      const teller = createEngine(bundle, {
        ...options,
        latePolicy: "process",
        onEffect: (effect) => {
          const { id, events, ...whole } = effect.toEffect();
          const { seq, at, pattern, outcome, key, cause } = effect;
          expect({ ...whole, id, events }).toMatchObject({ seq, at, pattern, outcome, key });
          expect(bundle.patterns[effect.patternIndex]?.id).toBe(pattern);
          expect(arrivals[seq - 1]).toBe(cause);
          told.push(effect.toEffect());
        },
      });
      const lister = createEngine(bundle, { ...options, latePolicy: "process" });
      const listed: Effect[] = [];
      for (const event of arrivals) {
        expect(teller.offer(event)).toEqual([]);
        listed.push(...lister.offer(event));
      }
      expect(teller.tick(Infinity)).toEqual([]);
      listed.push(...lister.tick(Infinity));
      expect(JSON.stringify(told)).toBe(JSON.stringify(listed));
      expect(teller.snapshot()).toEqual(lister.snapshot());
    }),
    { numRuns: 200 },
  );
});

test("an effect that is over says so instead of telling of another", () => {
  let kept: ToldEffect | undefined;
  const bundle = bundleOf([match("m", "a"), sequence("s", ["a", "b"])]);
  const engine = createEngine(bundle, { onEffect: (effect) => (kept = effect) });
  engine.offer(event("1", "a", 1, "k"));
  engine.offer(event("2", "b", 2, "k"));
  expect(kept?.pattern).toBe("s");
  expect(() => kept?.toEffect()).toThrow("This effect is over");
});

test("duplicates change nothing but their count", () => {
  fc.assert(
    fc.property(someBundle, someLog, fc.array(fc.nat(5), { maxLength: 40 }), (bundle, log, again) => {
      const engine = createEngine(bundle, options);
      const effects: Effect[] = [];
      let repeats = 0;
      for (const [index, event] of log.entries()) {
        effects.push(...engine.offer(event, index + 1));
        const earlier = log[index - (again[index] ?? 0)];
        if (earlier === undefined) continue;
        expect(engine.offer({ ...earlier, time: earlier.time + 100 }, index + 1)).toEqual([]);
        repeats++;
      }
      effects.push(...engine.tick(Infinity));
      expect(engine.counters().duplicates).toBe(repeats);
      expect(JSON.stringify(effects)).toBe(JSON.stringify(play(bundle, log)));
    }),
    { numRuns: 100 },
  );
});

test("when the host ticks makes no difference to what comes out, nor does an observer", () => {
  fc.assert(
    fc.property(someBundle, someLog, fc.array(fc.boolean(), { maxLength: 40 }), (bundle, log, ticks) => {
      const records: TraceRecord[] = [];
      const engine = createEngine(bundle, { ...options, observe: (record) => records.push(record) });
      const effects: Effect[] = [];
      for (const [index, event] of log.entries()) {
        const due = engine.nextDue();
        if (ticks[index] === true && due !== undefined && due <= event.time) {
          const fired = engine.tick(due);
          // A timer may be due only to look again whether the condition of a threshold still holds.
          expect(engine.nextDue() ?? Infinity).toBeGreaterThan(due);
          expect(fired.every(({ at }) => at === due - 1)).toBe(true);
          effects.push(...fired);
        }
        effects.push(...engine.offer(event, index + 1));
      }
      effects.push(...engine.tick(Infinity));
      expect(JSON.stringify(effects)).toBe(JSON.stringify(play(bundle, log)));
      expect(records.flatMap((record) => (record.type === "effect" ? [record.effect] : []))).toEqual(effects);
    }),
    { numRuns: 200 },
  );
});

test("the trace tells one life per run: opened once, ended at most once, in the order of time", () => {
  fc.assert(
    fc.property(someBundle, someArrivals, (bundle, arrivals) => {
      const records: TraceRecord[] = [];
      const engine = createEngine(bundle, {
        ...options,
        latePolicy: "process",
        observe: (record) => records.push(record),
      });
      for (const event of arrivals) engine.offer(event);
      const live = new Set<number>();
      let last = -Infinity;
      let lastRun = 0;
      for (const record of records) {
        if (record.type === "run_opened") {
          expect(record.run).toBe(lastRun + 1);
          lastRun = record.run;
          live.add(record.run);
        } else if (record.type === "run_advanced") expect(live.has(record.run)).toBe(true);
        else if (record.type === "run_ended") expect(live.delete(record.run)).toBe(true);
        if (record.type === "event" && record.verdict === "duplicate") continue;
        expect(record.at).toBeGreaterThanOrEqual(last);
        last = record.at;
      }
      const active = Object.values(engine.counters().patterns).reduce((sum, pattern) => sum + pattern.active, 0);
      expect(live.size).toBe(active);
    }),
    { numRuns: 200 },
  );
});

test("timers fire in the order of due, priority, declaration, key and opening", () => {
  fc.assert(
    fc.property(someBundle, someLog, (bundle, log) => {
      // One that repeats at once is queued anew at the instant at which it fires.
      fc.pre(bundle.patterns.every((each) => each.operator !== "absence" || each.withinMs > 0));
      const engine = createEngine(bundle, options);
      for (const event of log) engine.offer(event);
      const order = bundle.patterns.toSorted((a, b) => b.priority - a.priority).map(({ id }) => id);
      const fired = engine
        .tick(Infinity)
        .map(({ at, pattern, key }) => ({ at, rank: order.indexOf(pattern), key: JSON.stringify(key) }));
      const sorted = fired.toSorted(
        (a, b) => a.at - b.at || a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
      );
      expect(fired).toEqual(sorted);
    }),
    { numRuns: 200 },
  );
});
