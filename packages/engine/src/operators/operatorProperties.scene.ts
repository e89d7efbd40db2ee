// Every operator against its slow twin, on random operators and random arrivals with ties, repeats and late events: a slice of it runs in
// every test run, the whole campaign with `pnpm soak operators`.
import { canonicalJson, type Operator } from "@laban/bundle";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import * as fc from "fast-check";
import { createEngine } from "../createEngine.ts";
import { arrangeArrivals } from "../disorder.reference.ts";
import type { Engine } from "../door.ts";
import { bundleOf } from "../scenes/make.scene.ts";
import type { RandomProperty } from "../scenes/property.scene.ts";
import {
  comparable,
  holds,
  logOf,
  someAbsence,
  someAllOf,
  someAnyOf,
  someArrivals,
  someMatch,
  someMatches,
  someSequence,
  someStateMachine,
  someThreshold,
  valueOf,
} from "../scenes/random.scene.ts";
import { absenceOutcomes } from "./absence/absence.reference.ts";
import { allOfOutcomes } from "./allOf/allOf.reference.ts";
import { anyOfOutcomes } from "./anyOf/anyOf.reference.ts";
import { firingsOf } from "./match/firings.reference.ts";
import { matchOutcomes } from "./match/match.reference.ts";
import type { Happened } from "./reference.ts";
import { sequenceOutcomes } from "./sequence/sequence.reference.ts";
import { stateMachineOutcomes } from "./stateMachine/stateMachine.reference.ts";
import { thresholdOutcomes } from "./threshold/threshold.reference.ts";

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

/** What an operator and its twin make of one key, compared; `order` says whether the twin tells outcomes in the order of happening. */
interface Pairing<O extends Operator> {
  readonly some: fc.Arbitrary<O>;
  readonly twin: (operator: O, log: readonly Happened[]) => readonly object[];
  readonly order: "same" | "any";
  /** The part of an effect that the twin tells, too. */
  readonly part?: (effect: Effect) => object;
  readonly more?: (operator: O, engine: Engine, logs: readonly (readonly Happened[])[]) => void;
}

function comparison<O extends Operator>({
  some,
  twin,
  order,
  part = comparable,
  more,
}: Pairing<O>): fc.IRawProperty<unknown> {
  const told = (outcomes: readonly object[]): readonly string[] => {
    const texts = outcomes.map((outcome) => canonicalJson(outcome));
    return order === "same" ? texts : texts.toSorted();
  };
  return fc.property(some, arrivals, (operator, { events, toleranceMs, latePolicy }) => {
    const engine = createEngine(bundleOf([operator]), { toleranceMs, latePolicy, dedupHorizonMs: 1_000 });
    const effects = [...events.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
    const log = arrangeArrivals(events, toleranceMs, latePolicy);
    const logs = ["k1", "k2"].map((key) => logOf(key, log));
    for (const [index, key] of ["k1", "k2"].entries()) {
      const found = told(effects.filter((effect) => effect.key[0] === key).map(part));
      const expected = told(twin(operator, logs[index] ?? []));
      if (found.join("\n") !== expected.join("\n"))
        throw new Error(`key ${key}\nengine\n${found.join("\n")}\ntwin\n${expected.join("\n")}`);
    }
    more?.(operator, engine, logs);
  });
}

const firings = fc.property(someMatches, arrivals, (operators, { events, toleranceMs, latePolicy }) => {
  const engine = createEngine(bundleOf(operators), { toleranceMs, latePolicy, dedupHorizonMs: 1_000 });
  const effects = [...events.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
  const found = effects.map(({ at, pattern, key, events: [event] }) =>
    canonicalJson({ at, pattern, key: key[0], event }),
  );
  const log = arrangeArrivals(events, toleranceMs, latePolicy);
  const expected = firingsOf(operators, log, holds).map((firing) => canonicalJson(firing));
  if (found.join("\n") !== expected.join("\n"))
    throw new Error(`engine\n${found.join("\n")}\ntwin\n${expected.join("\n")}`);
});

/** One per operator, and one for what stands between them; the shares are those of the campaign. */
export const operatorProperties: readonly RandomProperty[] = [
  {
    title: "a sequence gives the outcomes of its twin, in the same order",
    share: 4,
    property: comparison({
      some: someSequence,
      twin: (operator, log) => sequenceOutcomes(operator, log, holds),
      order: "same",
    }),
  },
  {
    title: "an absence gives the outcomes of its twin for each start",
    share: 1,
    property: comparison({
      some: someAbsence,
      twin: (operator, log) => absenceOutcomes(operator, log, holds),
      order: "any",
    }),
  },
  {
    title:
      "a state machine gives the outcomes of its twin, in the same order, and takes the same events for unexpected",
    share: 2,
    property: comparison({
      some: someStateMachine,
      twin: (operator, log) => stateMachineOutcomes(operator, log, holds).outcomes,
      order: "same",
      more: (operator, engine, logs) => {
        const expected = logs.reduce((sum, log) => sum + stateMachineOutcomes(operator, log, holds).unexpected, 0);
        const found = engine.counters().patterns["machine"]?.unexpected;
        if (found !== expected) throw new Error(`unexpected: engine ${found}, twin ${expected}`);
      },
    }),
  },
  {
    title: "a match fires when its twin does",
    share: 1,
    property: comparison({
      some: someMatch,
      twin: (operator, log) => matchOutcomes(operator, log, holds),
      order: "same",
      part: ({ at, outcome, events }) => ({ at, outcome, events }),
    }),
  },
  {
    title: "matches with priorities, exclusive groups and cool-downs fire as their twin says, in its order",
    share: 1,
    property: firings,
  },
  {
    title: "an all_of gives the outcomes of its twin, in the same order",
    share: 2,
    property: comparison({
      some: someAllOf,
      twin: (operator, log) => allOfOutcomes(operator, log, holds),
      order: "same",
    }),
  },
  {
    title: "an any_of gives the outcomes of its twin for each start",
    share: 1,
    property: comparison({
      some: someAnyOf,
      twin: (operator, log) => anyOfOutcomes(operator, log, holds),
      order: "any",
    }),
  },
  {
    title: "a threshold gives the firings and recoveries of its twin, in the same order",
    share: 4,
    property: comparison({
      some: someThreshold,
      twin: (operator, log) => {
        const tellsRecovery = operator.actions.recovered !== undefined;
        return thresholdOutcomes(operator, log, { holds, valueOf, tellsRecovery });
      },
      order: "same",
    }),
  },
];
