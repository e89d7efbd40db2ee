// The laws of the whole engine on random bundles of several patterns: conservation of runs, order of arrival, snapshots, partitions. A slice of
// it runs in every test run, the whole campaign with `pnpm soak laws`.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import * as fc from "fast-check";
import { createEngine, restoreEngine } from "./createEngine.ts";
import type { Engine, EngineOptions } from "./door.ts";
import type { RandomProperty } from "./scenes/property.scene.ts";
import { someArrivals, someBundle, someLog } from "./scenes/random.scene.ts";

const options: EngineOptions = { dedupHorizonMs: 1_000 };

/** All effects of a log, each event at its place in the log, closed at the end. */
function play(bundle: Bundle, log: readonly ChoreographyEvent[]): readonly Effect[] {
  const engine = createEngine(bundle, options);
  return [...log.flatMap((event, index) => engine.offer(event, index + 1)), ...engine.tick(Infinity)];
}

/** Throws, with both, where two things are not the same JSON. */
function expectSame(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}\nfound    ${a}\nexpected ${b}`);
}

function expectLawKept(engine: Engine): void {
  for (const [id, counted] of Object.entries(engine.counters().patterns)) {
    const { opened, matched, timeout, violated, broken, cancelled, evicted, active } = counted;
    expectSame(`opened by ${id}`, opened, matched + timeout + violated + broken + cancelled + evicted + active);
    if (active < 0) throw new Error(`${id} has ${active} active runs`);
  }
}

const caps = { runsPerKeyMax: 2, keysMax: 1, eventsPerRunMax: 3 };

const lawOfRuns = fc.property(someBundle, someArrivals, fc.constantFrom({}, caps), (bundle, arrivals, limits) => {
  const engine = createEngine(bundle, { ...options, limits, latePolicy: "process" });
  for (const event of arrivals) {
    engine.offer(event);
    expectLawKept(engine);
  }
  engine.tick(Infinity);
  expectLawKept(engine);
  const { accepted, duplicates, late } = engine.counters();
  // A late event that is processed is both late and accepted.
  expectSame("every event is accepted or a duplicate", accepted + duplicates, arrivals.length);
  if (late > accepted) throw new Error(`${late} late, ${accepted} accepted`);
  expectSame("after the end nothing is due", engine.nextDue(), undefined);
});

/** A log and the same events, each late by up to 9 ms, in the order in which they then come. */
const shuffled = someLog.chain((log) =>
  fc.array(fc.nat(9), { minLength: log.length, maxLength: log.length }).map((delays) => ({
    log,
    arrivals: log
      .map((event, index) => ({ event, seq: index + 1, comesAt: event.time + (delays[index] ?? 0) }))
      .toSorted((a, b) => a.comesAt - b.comesAt),
  })),
);

const orderOfArrival = fc.property(someBundle, shuffled, (bundle, { log, arrivals }) => {
  const engine = createEngine(bundle, { ...options, toleranceMs: 10 });
  const effects = arrivals.flatMap(({ event, seq }) => engine.offer(event, seq));
  effects.push(...engine.tick(Infinity));
  expectSame("late", engine.counters().late, 0);
  expectSame("effects", effects, play(bundle, log));
});

const restored = fc.property(someBundle, someArrivals, fc.constantFrom(0, 5), (bundle, arrivals, toleranceMs) => {
  const limits = { runsPerKeyMax: 2, keysMax: 2 };
  const all: EngineOptions = { ...options, toleranceMs, latePolicy: "process", limits };
  const whole = createEngine(bundle, all);
  let pieced = createEngine(bundle, all);
  for (const event of arrivals) {
    const snapshot = pieced.snapshot();
    const text = JSON.stringify(snapshot);
    expectSame("effects", pieced.offer(event), whole.offer(event));
    if (JSON.stringify(snapshot) !== text) throw new Error("the snapshot changed after it was taken");
    pieced = restoreEngine(bundle, JSON.parse(text), all);
    pieced.offer(event);
    expectSame("next due", pieced.nextDue(), whole.nextDue());
  }
  expectSame("snapshot", pieced.snapshot(), whole.snapshot());
  expectSame("effects of the end", pieced.tick(Infinity), whole.tick(Infinity));
  expectSame("counters", pieced.counters(), whole.counters());
});

const keyNumbers = fc.array(fc.nat(20), { minLength: 40, maxLength: 40 });

const partitioned = fc.property(
  someBundle,
  someLog,
  keyNumbers,
  fc.constantFrom(1, 2, 8),
  (bundle, log, numbers, parts) => {
    const spread = log.map((event, index) => Object.assign({}, event, { correlation_id: `k${numbers[index] ?? 0}` }));
    const partOf = (key: string): number => Number(key.slice(1)) % parts;
    const engines = Array.from({ length: parts }, () => createEngine(bundle, options));
    const effects = spread.flatMap(
      (event, index) => engines[partOf(event.correlation_id)]?.offer(event, index + 1) ?? [],
    );
    for (const engine of engines) effects.push(...engine.tick(Infinity));
    expectSame("effects by key", byKey(effects), byKey(play(bundle, spread)));
  },
);

function byKey(effects: readonly Effect[]): readonly (readonly [string, readonly Effect[]])[] {
  const lists = Map.groupBy(
    effects.toSorted((a, b) => a.at - b.at),
    ({ key, pattern }) => `${pattern} ${JSON.stringify(key)}`,
  );
  return [...lists].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** All of them. */
export const lawProperties: readonly RandomProperty[] = [
  { title: "opened = the sum of the outcomes + active, after every event", share: 2, property: lawOfRuns },
  {
    title: "any shuffle within the tolerance gives the same effects, byte for byte",
    share: 2,
    property: orderOfArrival,
  },
  {
    title: "an engine restored from JSON at any index goes on as the first one would have",
    share: 1,
    property: restored,
  },
  {
    title: "one engine, and two or eight that share the keys, give the same effects per key",
    share: 2,
    property: partitioned,
  },
];
