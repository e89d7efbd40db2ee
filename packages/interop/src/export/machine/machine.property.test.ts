// Charts mean what the engine does: random operators and logs, the plain reading of the chart beside the engine.
import type { AllOfOperator, Operator, ThresholdOperator } from "@laban/bundle";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartOf } from "./chartOf.ts";
import { charted, randomEvents, someLog } from "./random.scene.ts";
import { chartStatesMax } from "./sequenceChart.ts";
import { toldByChart, toldByEngine } from "./told.scene.ts";

describe("a chart", () => {
  test.each(Object.entries(charted))("tells what the engine does for any %s", (_kind, operators) => {
    fc.assert(
      fc.property(operators, someLog, (operator, log) => {
        const { chart, losses } = chartOf(operator, randomEvents);
        expect(losses).toEqual([]);
        if (chart === undefined) throw new Error("There is no chart.");
        expect(toldByChart(chart, log)).toEqual(toldByEngine(operator, randomEvents, log));
      }),
      { numRuns: 200 },
    );
  });

  test("has one state per name, and every move and deadline leads to one of them", () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(charted)), (operator) => {
        const { chart } = chartOf(operator, {});
        const names = chart?.states.map(({ name }) => name) ?? [];
        expect(new Set(names).size).toBe(names.length);
        for (const { moves, deadline } of chart?.states ?? []) {
          for (const { to } of [...moves, ...(deadline === undefined ? [] : [deadline])])
            if (to !== undefined) expect(names).toContain(to);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const common = { id: "p", priority: 0, scope: "key", actions: {} } as const;
const set: AllOfOperator = {
  ...common,
  operator: "all_of",
  members: [{ name: "a", events: ["a"], count: 1 }],
  withinMs: 5,
  anchor: "sliding",
  afterMatch: "consume",
};
const threshold: ThresholdOperator = {
  ...common,
  operator: "threshold",
  on: ["a"],
  measure: "count",
  comparison: "at_least",
  value: 3,
  fires: "edge",
  last: 3,
};

describe("what a chart cannot say", () => {
  test.each<Operator>([set, threshold])("is refused with the reason: $operator", (operator) => {
    const { chart, losses } = chartOf(operator, {});
    expect(chart).toBeUndefined();
    expect(losses).toMatchObject([{ path: [], fate: "lost" }]);
  });

  test("is refused where it would be too large", () => {
    const steps = [{ name: "a", events: ["a"], min: 1, max: chartStatesMax + 1, strict: false }];
    const last = { name: "b", events: ["b"], min: 1, max: 1, strict: false };
    const { chart, losses } = chartOf(
      { ...common, operator: "sequence", steps: [...steps, last], guards: [], starts: "one", afterMatch: "consume" },
      {},
    );
    expect(chart).toBeUndefined();
    expect(losses[0]?.why).toContain("more than 200 states");
  });

  test("is reported where the chart says nearly the same", () => {
    const step = { name: "a", events: ["a"], min: 1, max: 1, strict: false };
    const { chart, losses } = chartOf(
      {
        ...common,
        cooldownMs: 5,
        exclusiveGroup: "g",
        operator: "sequence",
        steps: [step],
        guards: [],
        starts: "overlap",
        afterMatch: "all",
      },
      {},
    );
    expect(chart).toBeDefined();
    expect(losses.map(({ path, fate }) => [path[0], fate])).toEqual([["starts", "approximated"]]);
  });
});
