// Every operator against its slow twin, on random operators and random arrivals with ties, repeats and late events.
import { canonicalJson, type Operator } from "@laban/bundle";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../createEngine.ts";
import type { Engine } from "../door.ts";
import { arrangeArrivals } from "../disorder.reference.ts";
import { bundleOf } from "../scenes/make.scene.ts";
import {
  comparable,
  holds,
  logOf,
  someAbsence,
  someAllOf,
  someAnyOf,
  someArrivals,
  someMatch,
  someSequence,
  someThreshold,
  valueOf,
  someStateMachine,
} from "../scenes/random.scene.ts";
import { allOfOutcomes } from "./allOf/allOf.reference.ts";
import { anyOfOutcomes } from "./anyOf/anyOf.reference.ts";
import { absenceOutcomes } from "./absence/absence.reference.ts";
import { matchOutcomes } from "./match/match.reference.ts";
import { sequenceOutcomes } from "./sequence/sequence.reference.ts";
import { stateMachineOutcomes } from "./stateMachine/stateMachine.reference.ts";
import { thresholdOutcomes } from "./threshold/threshold.reference.ts";

/** `LABAN_PAIRS=50` tries so many times as many pairs; the numbers below are for every day. */
const runs = Number(process.env["LABAN_PAIRS"] ?? 1);

interface Arrivals {
  readonly events: readonly ChoreographyEvent[];
  readonly toleranceMs: number;
  readonly latePolicy: "drop" | "process";
}

const arrivals: fc.Arbitrary<Arrivals> = fc.record({
  events: someArrivals,
  toleranceMs: fc.constantFrom(0, 0, 5, 50),
  latePolicy: fc.constantFrom("drop" as const, "process" as const),
});

function engineOf(operator: Operator, { toleranceMs, latePolicy }: Arrivals): Engine {
  return createEngine(bundleOf([operator]), { toleranceMs, latePolicy, dedupHorizonMs: 1_000 });
}

function effectsOf(operator: Operator, input: Arrivals): readonly Effect[] {
  const engine = engineOf(operator, input);
  return [...input.events.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
}

/** What the twins tell of an effect, too. */
const plain = (effect: Effect): object => comparable(effect);

const inOrder = (outcomes: readonly object[]): readonly string[] =>
  outcomes.map((outcome) => canonicalJson(outcome)).toSorted();

test("a sequence gives the outcomes of its twin, in the same order", () => {
  fc.assert(
    fc.property(someSequence, arrivals, (operator, input) => {
      const effects = effectsOf(operator, input);
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      for (const key of ["k1", "k2"]) {
        const found = effects.filter((effect) => effect.key[0] === key).map(plain);
        expect(found).toEqual(sequenceOutcomes(operator, logOf(key, log), holds));
      }
    }),
    { numRuns: 2000 * runs },
  );
});

test("an absence gives the outcomes of its twin for each start", () => {
  fc.assert(
    fc.property(someAbsence, arrivals, (operator, input) => {
      const effects = effectsOf(operator, input);
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      for (const key of ["k1", "k2"]) {
        const found = effects.filter((effect) => effect.key[0] === key).map(plain);
        expect(inOrder(found)).toEqual(inOrder(absenceOutcomes(operator, logOf(key, log), holds)));
      }
    }),
    { numRuns: 500 * runs },
  );
});

test("a state machine gives the outcomes of its twin, in the same order, and takes the same events for unexpected", () => {
  fc.assert(
    fc.property(someStateMachine, arrivals, (operator, input) => {
      const engine = engineOf(operator, input);
      const effects = [...input.events.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      let unexpected = 0;
      for (const key of ["k1", "k2"]) {
        const found = effects.filter((effect) => effect.key[0] === key).map(plain);
        const twin = stateMachineOutcomes(operator, logOf(key, log), holds);
        expect(found).toEqual(twin.outcomes);
        unexpected += twin.unexpected;
      }
      expect(engine.counters().patterns["machine"]?.unexpected).toBe(unexpected);
    }),
    { numRuns: 1000 * runs },
  );
});

test("a match fires when its twin does", () => {
  fc.assert(
    fc.property(someMatch, arrivals, (operator, input) => {
      const effects = effectsOf(operator, input);
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      for (const key of ["k1", "k2"]) {
        const found = effects
          .filter((effect) => effect.key[0] === key)
          .map(({ at, outcome, events }) => ({ at, outcome, events }));
        expect(found).toEqual(matchOutcomes(operator, logOf(key, log), holds));
      }
    }),
    { numRuns: 500 * runs },
  );
});

test("an all_of gives the outcomes of its twin, in the same order", () => {
  fc.assert(
    fc.property(someAllOf, arrivals, (operator, input) => {
      const effects = effectsOf(operator, input);
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      for (const key of ["k1", "k2"]) {
        const found = effects.filter((effect) => effect.key[0] === key).map(plain);
        expect(found).toEqual(allOfOutcomes(operator, logOf(key, log), holds));
      }
    }),
    { numRuns: 1000 * runs },
  );
});

test("an any_of gives the outcomes of its twin for each start", () => {
  fc.assert(
    fc.property(someAnyOf, arrivals, (operator, input) => {
      const effects = effectsOf(operator, input);
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      for (const key of ["k1", "k2"]) {
        const found = effects.filter((effect) => effect.key[0] === key).map(plain);
        expect(inOrder(found)).toEqual(inOrder(anyOfOutcomes(operator, logOf(key, log), holds)));
      }
    }),
    { numRuns: 500 * runs },
  );
});

test("a threshold gives the firings and recoveries of its twin, in the same order", () => {
  fc.assert(
    fc.property(someThreshold, arrivals, (operator, input) => {
      const effects = effectsOf(operator, input);
      const log = arrangeArrivals(input.events, input.toleranceMs, input.latePolicy);
      const tellsRecovery = operator.actions.recovered !== undefined;
      for (const key of ["k1", "k2"]) {
        const found = effects.filter((effect) => effect.key[0] === key).map(plain);
        expect(found).toEqual(thresholdOutcomes(operator, logOf(key, log), { holds, valueOf, tellsRecovery }));
      }
    }),
    { numRuns: 2000 * runs },
  );
});
