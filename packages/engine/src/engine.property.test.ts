// The laws of the whole engine, on random bundles of several patterns and random logs.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Effect, TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine, restoreEngine } from "./createEngine.ts";
import type { Engine, EngineOptions, ToldEffect } from "./door.ts";
import { bundleOf, event, match, sequence } from "./scenes/make.scene.ts";
import { someArrivals, someBundle, someLog } from "./scenes/random.scene.ts";

const options: EngineOptions = { dedupHorizonMs: 1_000 };

/** All effects of a log, each event at its place in the log, closed at the end. */
function play(bundle: Bundle, log: readonly ChoreographyEvent[], more: EngineOptions = {}): readonly Effect[] {
  const engine = createEngine(bundle, { ...options, ...more });
  return [...log.flatMap((event, index) => engine.offer(event, index + 1)), ...engine.tick(Infinity)];
}

function expectLawKept(engine: Engine): void {
  for (const [id, counted] of Object.entries(engine.counters().patterns)) {
    const { opened, matched, timeout, violated, broken, cancelled, evicted, active } = counted;
    expect({ id, opened }).toEqual({
      id,
      opened: matched + timeout + violated + broken + cancelled + evicted + active,
    });
    expect(active).toBeGreaterThanOrEqual(0);
  }
}

test("opened = the sum of the outcomes + active, after every event", () => {
  const limits = { runsPerKeyMax: 2, keysMax: 1, eventsPerRunMax: 3 };
  fc.assert(
    fc.property(someBundle, someArrivals, fc.constantFrom({}, limits), (bundle, arrivals, limits) => {
      const engine = createEngine(bundle, { ...options, limits, latePolicy: "process" });
      const effects: Effect[] = [];
      for (const event of arrivals) {
        effects.push(...engine.offer(event));
        expectLawKept(engine);
      }
      effects.push(...engine.tick(Infinity));
      expectLawKept(engine);
      expect(engine.nextDue()).toBeUndefined();
      const { accepted, duplicates, late } = engine.counters();
      // A late event that is processed is both late and accepted.
      expect(accepted + duplicates).toBe(arrivals.length);
      expect(late).toBeLessThanOrEqual(accepted);
    }),
    { numRuns: 300 },
  );
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

test("any shuffle within the tolerance gives the same effects, byte for byte", () => {
  const shuffled = someLog.chain((log) =>
    fc
      .array(fc.nat(9), { minLength: log.length, maxLength: log.length })
      .map((delays) => ({
        log,
        arrivals: log.map((event, index) => ({ event, seq: index + 1, delay: delays[index] ?? 0 })),
      }))
      .map(({ log, arrivals }) => ({
        log,
        arrivals: arrivals.toSorted((a, b) => a.event.time + a.delay - (b.event.time + b.delay)),
      })),
  );
  fc.assert(
    fc.property(someBundle, shuffled, (bundle, { log, arrivals }) => {
      const engine = createEngine(bundle, { ...options, toleranceMs: 10 });
      const effects = arrivals.flatMap(({ event, seq }) => engine.offer(event, seq));
      effects.push(...engine.tick(Infinity));
      expect(engine.counters().late).toBe(0);
      expect(JSON.stringify(effects)).toBe(JSON.stringify(play(bundle, log)));
    }),
    { numRuns: 300 },
  );
});

test("an engine restored from JSON at any index goes on as the first one would have", () => {
  fc.assert(
    fc.property(someBundle, someArrivals, fc.constantFrom(0, 5), (bundle, arrivals, toleranceMs) => {
      const all: EngineOptions = {
        ...options,
        toleranceMs,
        latePolicy: "process",
        limits: { runsPerKeyMax: 2, keysMax: 2 },
      };
      const whole = createEngine(bundle, all);
      let pieced = createEngine(bundle, all);
      for (const event of arrivals) {
        const snapshot = pieced.snapshot();
        const text = JSON.stringify(snapshot);
        expect(pieced.offer(event)).toEqual(whole.offer(event));
        expect(JSON.stringify(snapshot)).toBe(text);
        pieced = restoreEngine(bundle, JSON.parse(text), all);
        pieced.offer(event);
        expect(pieced.nextDue()).toBe(whole.nextDue());
      }
      expect(pieced.snapshot()).toEqual(whole.snapshot());
      expect(pieced.tick(Infinity)).toEqual(whole.tick(Infinity));
      expect(pieced.counters()).toEqual(whole.counters());
    }),
    { numRuns: 150 },
  );
});

test("one engine and any partition of the keys give the same effects per key", () => {
  const keys = fc.array(fc.nat(20), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(someBundle, someLog, keys, fc.constantFrom(2, 8), (bundle, log, keyNumbers, parts) => {
      const spread = log.map((event, index) => ({ ...event, correlation_id: `k${keyNumbers[index] ?? 0}` }));
      const partOf = (key: unknown): number => Number(String(key).slice(1)) % parts;
      const engines = Array.from({ length: parts }, () => createEngine(bundle, options));
      const effects: Effect[] = [];
      for (const [index, event] of spread.entries()) {
        effects.push(...(engines[partOf(event.correlation_id)]?.offer(event, index + 1) ?? []));
      }
      for (const engine of engines) effects.push(...engine.tick(Infinity));
      expect(byKey(effects)).toEqual(byKey(play(bundle, spread)));
    }),
    { numRuns: 200 },
  );
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

function byKey(effects: readonly Effect[]): ReadonlyMap<string, readonly string[]> {
  const lists = Map.groupBy(
    effects.toSorted((a, b) => a.at - b.at),
    ({ key, pattern }) => `${pattern} ${JSON.stringify(key)}`,
  );
  return new Map(
    [...lists]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, list]) => [name, list.map((effect) => JSON.stringify(effect))]),
  );
}
