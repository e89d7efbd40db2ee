// Intervals in place of comparisons: the same answer for every double.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { intervalOf, type Comparison } from "./interval.ts";

const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function lies(value: number, comparison: Comparison, limit: number): boolean {
  const { from, to, isWanted } = intervalOf(comparison, limit);
  return (value >= from && value <= to) === isWanted;
}

test("lying in the interval is what the comparison says, for all doubles", () => {
  const edges = [0, -0, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, 2 ** 53];
  const double = fc.oneof(fc.double(), fc.constantFrom(...edges), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(double, fc.oneof(double, fc.constant(Number.NaN)), (limit, value) => {
      fc.pre(!Number.isNaN(limit));
      for (const [comparison, holds] of Object.entries(comparisons))
        for (const each of [value, limit, limit + Number.EPSILON * limit, limit - Number.EPSILON * limit])
          expect(lies(each, comparison as Comparison, limit)).toBe(holds(each, limit));
    }),
    { numRuns: 2_000 },
  );
});
