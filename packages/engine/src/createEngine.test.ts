// What hosts may count on: bad bundles, options, events and snapshots are refused by name; inputs are never written to; ids can be recomputed.
import { createHash } from "node:crypto";
import { canonicalJson } from "@laban/bundle";
import type { TraceRecord } from "@laban/trace";
import { describe, expect, test } from "vitest";
import { createEngine, restoreEngine } from "./createEngine.ts";
import type { EngineSnapshot } from "./door.ts";
import { absence, bundleOf, event, match, sequence } from "./scenes/make.scene.ts";

const bundle = bundleOf([
  sequence("s", ["a", "b"], { withinMs: 1_000 }),
  absence("u", "a", "c", 2_000, { actions: { timeout: { action: "remind", capability: "mail" } } }),
  match("m", "a", { cooldownMs: 10, when: "event_count > 0" }),
]);

describe("refusals", () => {
  test.each(["data.", "process.exit()", "(() => 1)()", '"".constructor.constructor("return 1")()', "1 + 1"])(
    "a condition that is no CEL of type bool (%s) is refused with its place, never run",
    (when) => {
      const bad = bundleOf([sequence("s", ["a", { name: "b", when }])]);
      expect(() => createEngine(bad)).toThrow(/^The condition at steps\.1\.when of pattern "s" cannot be executed/);
    },
  );

  test.each([
    [{ toleranceMs: -1 }, "toleranceMs is -1"],
    [{ dedupHorizonMs: 0.5 }, "dedupHorizonMs is 0.5"],
    [{ limits: { keysMax: 0 } }, "limits.keysMax is 0"],
  ])("options out of range are named (%j)", (options, message) => {
    expect(() => createEngine(bundle, options)).toThrow(message);
  });

  test("an event without an integer time, or at no position, is a bug of the host and is named", () => {
    const engine = createEngine(bundle);
    expect(() => engine.offer(event("e1", "a", 0.5, "A"))).toThrow('Event "e1" has the time 0.5');
    expect(() => engine.offer(event("e1", "a", 1, "A"), 0)).toThrow('Event "e1" is offered at position 0');
    expect(() => engine.tick(Number.NaN)).toThrow("tick(NaN)");
    expect(engine.counters().accepted).toBe(0);
  });
});

test("an event offered from inside the handling of another is refused, and so is everything after an observer's error", () => {
  const nested = createEngine(bundle, { observe: () => nested.offer(event("e2", "a", 1, "A")) });
  expect(() => nested.offer(event("e1", "a", 0, "A"))).toThrow("Queue what an effect leads to");
  expect(() => nested.tick(Infinity)).toThrow("restore a snapshot");
  expect(() => nested.snapshot()).toThrow("restore a snapshot");
});

describe("snapshots", () => {
  const engine = createEngine(bundle);
  for (const [index, type] of ["a", "x", "a", "b", "a"].entries())
    engine.offer(event(`e${index}`, type, index * 100, "A"));
  const snapshot = engine.snapshot();

  test("are plain JSON", () => {
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
  });

  test("are bound to their bundle and version", () => {
    const other = bundleOf([match("m", "a")]);
    expect(() => restoreEngine(other, snapshot)).toThrow(
      /it belongs to sha256:.* Start a new engine and replay its events\./,
    );
    const newer = { ...snapshot, laban_snapshot: 2 } as unknown as EngineSnapshot;
    expect(() => restoreEngine(bundle, newer)).toThrow("version 2 is not 1");
  });

  test("with any one value damaged are refused, or restored to an engine that still works", () => {
    let refused = 0;
    for (const path of pathsOf(snapshot.state, [])) {
      for (const damage of [null, -1, "x", {}]) {
        const damaged: EngineSnapshot = JSON.parse(JSON.stringify(snapshot));
        let target: object = damaged.state as object;
        for (const part of path.slice(0, -1)) target = Reflect.get(target, part) as object;
        Reflect.set(target, path.at(-1) ?? "", damage);
        try {
          restoreEngine(bundle, damaged).tick(Infinity);
        } catch (error) {
          expect(error).toHaveProperty("code", "engine/snapshot-damaged");
          refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(200);
  });
});

test("an effect's id is the hash of (pattern, key, outcome, events), as a dispatcher can recompute it", () => {
  const engine = createEngine(bundle);
  engine.offer(event("e1", "a", 0, 'key "1"', {}, "shop"));
  const [matched] = engine.offer(event("e2", "b", 10, 'key "1"', {}, "stock"));
  const named = canonicalJson([
    "s",
    ['key "1"'],
    "matched",
    [
      ["shop", "e1"],
      ["stock", "e2"],
    ],
  ]);
  expect(matched?.id).toBe(createHash("sha256").update(named).digest("hex").slice(0, 32));
});

test("repetitions of a deadline have ids of their own", () => {
  const engine = createEngine(bundleOf([absence("u", "a", "b", 10, { repeat: 3 })]));
  engine.offer(event("e1", "a", 0, "A"));
  const ids = engine.tick(Infinity).map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
});

test("replaying original events gives the same effects: nothing is re-stamped, and no event is written to", () => {
  const events = ["a", "b", "a", "x", "b"].map((type, index) =>
    Object.freeze(event(`e${index}`, type, index * 700, "A", Object.freeze({ v: index }))),
  );
  const [first, again] = [createEngine(bundle), createEngine(bundle)].map((engine) =>
    JSON.stringify([...events.flatMap((each) => engine.offer(each)), engine.tick(Infinity)]),
  );
  expect(again).toBe(first);
});

test("a finished key leaves nothing behind but the counters", () => {
  const engine = createEngine(bundleOf([sequence("s", ["a", "b"], { withinMs: 100 })]));
  const sizes = [100, 1_000].map((keys) => {
    for (let key = 0; key < keys; key++) {
      const time = engine.counters().accepted * 1_000;
      engine.offer(event(`a${time}`, "a", time, `k${time}`));
      engine.offer(event(`b${time}`, key % 2 === 0 ? "b" : "x", time + 1, `k${time}`));
    }
    return JSON.stringify(engine.snapshot()).length;
  });
  expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) + 200);
});

test("the trace of a sequence and an absence, as it happens", () => {
  const records: TraceRecord[] = [];
  const engine = createEngine(bundle, { observe: (record) => records.push(record) });
  engine.offer(event("e1", "a", 0, "A"));
  engine.offer(event("e1", "a", 0, "A"));
  engine.offer(event("e2", "a", 5, "A"));
  engine.offer(event("e3", "b", 10, "A"));
  engine.tick(Infinity);
  const drawn = records.map((record) => {
    switch (record.type) {
      case "event":
        return `${record.at} event ${record.event.id} #${record.seq} ${record.correlation} ${record.verdict}`;
      case "run_opened":
        return `${record.at} opened ${record.pattern} run ${record.run} by #${record.seq} due ${record.due} after ${record.step}, waits for ${record.waitingFor}`;
      case "run_advanced":
        return `${record.at} advanced ${record.pattern} run ${record.run} by #${record.seq} to ${record.step}`;
      case "run_ended":
        return `${record.at} ended ${record.pattern} run ${record.run} ${record.outcome} ${record.seq === undefined ? "by its deadline" : `by #${record.seq}`}`;
      case "effect":
        return `${record.at} effect ${record.effect.pattern} ${record.effect.outcome} #${record.effect.seq} ${record.effect.action ?? ""}`.trimEnd();
      case "no_match":
        return `${record.at} no match ${record.pattern} #${record.seq} ${record.verdict}`;
      default:
        return record.type;
    }
  });
  expect(drawn).toEqual([
    "0 event e1 #1 A accepted",
    "0 opened s run 1 by #1 due 1000 after a, waits for b",
    "0 opened u run 2 by #1 due 2000 after start, waits for c",
    "0 effect m matched #1",
    "0 event e1 #2 A duplicate",
    "5 event e2 #3 A accepted",
    "5 opened u run 3 by #3 due 2005 after start, waits for c",
    "5 no match m #3 cooling",
    "10 event e3 #4 A accepted",
    "10 advanced s run 1 by #4 to b",
    "10 ended s run 1 matched by #4",
    "10 effect s matched #4",
    "2000 ended u run 2 timeout by its deadline",
    "2000 effect u timeout #1 remind",
    "2005 ended u run 3 timeout by its deadline",
    "2005 effect u timeout #3 remind",
  ]);
});

function pathsOf(value: unknown, path: readonly (string | number)[]): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  const paths: (string | number)[][] = [];
  for (const name of Object.keys(value)) {
    const below = [...path, Array.isArray(value) ? Number(name) : name];
    paths.push(below, ...pathsOf(Reflect.get(value, name), below));
  }
  return paths;
}
