// Exported modules, run by python3, give the effects of the engine: every field of every one, in order, with its id.
import { sealBundle } from "@laban/bundle";
import type { Bundle, Operator } from "@laban/bundle";
import { createEngine } from "@laban/engine";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { charted, randomEvents, someLog } from "../machine/random.scene.ts";
import { pythonModule } from "./pythonModule.ts";
import { someAllOf, someThreshold } from "./random.scene.ts";
import { runPython } from "./runPython.scene.ts";

const someOperator = fc.oneof(...Object.values(charted), someAllOf, someThreshold).map(withRealDeadlines);

/** A deadline is at least a millisecond, as the compiler sees to it. */
function withRealDeadlines(operator: Operator): Operator {
  if (operator.operator !== "state_machine") return operator;
  const states = operator.states.map((state) =>
    state.timeout?.afterMs === 0 ? { ...state, timeout: { ...state.timeout, afterMs: 1 } } : state,
  );
  return { ...operator, states };
}

const someBundle: fc.Arbitrary<Bundle> = fc
  .array(
    fc.record({
      operator: someOperator,
      priority: fc.integer({ min: -1, max: 1 }),
      cooldownMs: fc.option(fc.nat(10), { nil: undefined, freq: 3 }),
      exclusiveGroup: fc.option(fc.constantFrom("left", "right"), { nil: undefined, freq: 3 }),
      runsPerKeyMax: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 3 }),
      scope: fc.constantFrom("key" as const, "key" as const, "global" as const),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) =>
    sealBundle({
      laban_bundle: 2,
      semantics: 1,
      flags: [],
      name: 'random """ \n',
      defaultKey: [["correlation_id"]],
      events: randomEvents,
      patterns: drawn.map(
        ({ operator, priority, cooldownMs, exclusiveGroup, runsPerKeyMax, scope }, index): Operator => {
          const capped =
            operator.operator === "sequence" || operator.operator === "absence" || operator.operator === "any_of";
          return Object.assign(
            {},
            operator,
            { id: `p${index}`, priority, scope },
            cooldownMs === undefined ? {} : { cooldownMs },
            exclusiveGroup === undefined ? {} : { exclusiveGroup },
            runsPerKeyMax === undefined || !capped ? {} : { runsPerKeyMax },
          );
        },
      ),
      needs: { events: [], capabilities: [], unpartitionable: [] },
    }),
  );

interface Case {
  readonly bundle: Bundle;
  readonly events: readonly ChoreographyEvent[];
}

const cases = Number(process.env["LABAN_PYTHON_CASES"] ?? 250);

it(`gives what the engine gives, on ${cases} random choreographies and logs`, { timeout: 120_000 }, () => {
  const drawn = fc.sample(fc.record({ bundle: someBundle, events: someLog }), cases);
  const exported = drawn.map(({ bundle, events }) => {
    const { text, missing } = pythonModule(bundle);
    expect([...missing]).toEqual([]);
    return { text, events };
  });
  const answers = runPython(exported);
  expect(answers).toHaveLength(cases);
  const told = new Set<string>();
  for (const [index, { effects, counters }] of answers.entries()) {
    const one = drawn[index];
    if (one === undefined) throw new Error(`No case ${index}.`);
    const expected = engineEffects(one);
    for (const { outcome } of expected.effects) told.add(outcome);
    expect(effects, JSON.stringify(one)).toEqual(expected.effects);
    // How often a condition is asked is each one's own; how often a pattern fired and opened is not.
    for (const [pattern, { fired, opened }] of Object.entries(counters)) {
      const wanted = expected.counters[pattern];
      expect({ fired, opened }, JSON.stringify(one)).toEqual({ fired: wanted?.fired, opened: wanted?.opened });
    }
  }
  // The comparison is worth something only where every outcome came about.
  expect([...told].toSorted()).toEqual(["broken", "cancelled", "evicted", "matched", "timeout", "violated"]);
});

function engineEffects({ bundle, events }: Case): {
  readonly effects: readonly Effect[];
  readonly counters: Readonly<Record<string, { readonly fired: number; readonly opened: number }>>;
} {
  const engine = createEngine(bundle);
  const effects = [...events.flatMap((event) => engine.offer(event)), ...engine.tick(Infinity)];
  return { effects: JSON.parse(JSON.stringify(effects)) as Effect[], counters: engine.counters().patterns };
}
