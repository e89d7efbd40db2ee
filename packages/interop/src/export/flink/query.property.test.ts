// Queries without cautions find exactly the matches of the engine, on random sequences and patterns and random logs.
import { sealBundle } from "@laban/bundle";
import type { Operator, SequenceOperator } from "@laban/bundle";
import { createEngine } from "@laban/engine";
import type { ChoreographyEvent } from "@laban/trace";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsOf, recordedLogs } from "../machine/facts.scene.ts";
import { randomEvents, someLog, someMatch } from "../machine/random.scene.ts";
import { queryOf } from "./query.ts";
import { matchesOf } from "./recognize.scene.ts";

const conditions = [
  "data.v > 1",
  "data.w == 1.0 || data.v == 0",
  "!(data.w < 1.5)",
  'data.s in ["x", "xy"]',
  'data.s.startsWith("x") && data.s != "x"',
  "data.w * 2.0 - 1.0 >= 0.0",
  'event.type == "a" || event.data.v == 1',
  "source == 'test' && data.v < 3",
];
const types = ["a", "b", "c", "d"];
const someTest = fc.record(
  { events: fc.subarray(types, { minLength: 1, maxLength: 2 }), when: fc.constantFrom(...conditions) },
  { requiredKeys: ["events"] },
);
const laterConditions = [...conditions, "data.v >= steps.s0.data.v"];
const onlyA = fc.record(
  { events: fc.constant(["a"]), when: fc.constantFrom(...conditions) },
  { requiredKeys: ["events"] },
);
const someLater = fc.record(
  {
    events: fc.subarray(["b", "c", "d", "a"], { minLength: 1, maxLength: 2 }),
    when: fc.constantFrom(...laterConditions),
  },
  { requiredKeys: ["events"] },
);

const someSequence: fc.Arbitrary<SequenceOperator> = fc
  .record({
    first: onlyA,
    later: fc.array(fc.tuple(someLater, fc.constantFrom(false, false, true)), { maxLength: 3 }),
    guards: fc.array(fc.tuple(someTest, fc.option(fc.nat(2), { nil: undefined })), { maxLength: 1 }),
    times: fc.record({ withinMs: fc.nat(30), maxIntervalMs: fc.nat(15) }, { requiredKeys: [] }),
    starts: fc.constantFrom("one" as const, "restart" as const, "overlap" as const),
  })
  .map(({ first, later, guards, times, starts }) =>
    Object.assign(times, {
      operator: "sequence" as const,
      id: "p",
      priority: 0,
      scope: "key" as const,
      actions: {},
      steps: [[first, false] as const, ...later].map(([test, strict], index) =>
        Object.assign({ name: `s${index}`, min: 1, max: 1, strict }, test),
      ),
      guards: guards.map(([guard, after]) => Object.assign({}, guard, after === undefined ? {} : { after })),
      starts,
      afterMatch: starts === "overlap" ? ("all" as const) : ("consume" as const),
    }),
  );

function engineMatches(operator: Operator, log: readonly ChoreographyEvent[]): readonly (readonly string[])[] {
  const bundle = sealBundle({
    laban_bundle: 2,
    semantics: 1,
    flags: [],
    name: "one",
    defaultKey: [["correlation_id"]],
    events: randomEvents,
    patterns: [operator],
    needs: { events: [], capabilities: [], unpartitionable: [] },
  });
  const engine = createEngine(bundle);
  const effects = [...log.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
  return effects.filter(({ outcome }) => outcome === "matched").map(({ events }) => events);
}

const runs = Number(process.env["LABAN_FLINK_RUNS"] ?? 5_000);

it("finds what the engine finds, where it says nothing else", { timeout: 300_000 }, () => {
  let exact = 0;
  let found = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 6, arbitrary: someSequence }, someMatch), someLog, (operator, log) => {
      const reading = queryOf(operator, randomEvents);
      if (!("query" in reading) || reading.query.cautions.length > 0) return;
      exact += 1;
      const keys = new Set(log.map(({ correlation_id }) => correlation_id));
      const ours = [...keys].flatMap((key) =>
        matchesOf(
          reading.query,
          log.filter((event) => event.correlation_id === key),
        ),
      );
      const theirs = engineMatches(operator, log);
      found += theirs.length;
      expect(ours.map(String).toSorted()).toEqual(theirs.map(String).toSorted());
    }),
    { numRuns: runs },
  );
  expect(exact).toBeGreaterThan(500);
  expect(found).toBeGreaterThan(500);
});

describe.each(recordedLogs)("in $name", ({ name }) => {
  it("finds what the engine finds", () => {
    const log = eventsOf(name);
    const keys = Map.groupBy(log, ({ correlation_id }) => correlation_id);
    const [first = "", second = "", third = ""] = new Set(log.map(({ type }) => type));
    const sequences = (["restart", "overlap"] as const).flatMap((starts) =>
      [
        [first, second],
        [first, third],
        [first, second, third],
      ].flatMap((types) =>
        [false, true].map((strict): SequenceOperator => ({
          operator: "sequence",
          id: "p",
          priority: 0,
          scope: "key",
          actions: {},
          steps: types.map((type, index) => ({
            name: `s${index}`,
            events: [type],
            min: 1,
            max: 1,
            strict: strict && index > 0,
          })),
          guards: [],
          starts,
          afterMatch: starts === "overlap" ? "all" : "consume",
          maxIntervalMs: 86_400_000,
        })),
      ),
    );
    const counts = sequences.map((operator) => {
      const reading = queryOf(operator, {});
      if (!("query" in reading)) throw new Error(reading.why);
      expect(reading.query.cautions).toEqual([]);
      const ours = [...keys.values()].flatMap((rows) => matchesOf(reading.query, rows)).map(String);
      expect(ours.toSorted()).toEqual(engineMatches(operator, log).map(String).toSorted());
      return ours.length;
    });
    expect(Math.max(...counts)).toBeGreaterThan(100);
  });
});
