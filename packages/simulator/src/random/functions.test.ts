// Our logarithm, exponential and quantile against the host's and an integration.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exp, ln, normalP99, normalQuantile } from "./functions.ts";

const runs = { numRuns: 20_000 };

test("ln agrees with the host's logarithm to the last digits", () => {
  fc.assert(
    fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (value) => {
      const expected = Math.log(value);
      expect(Math.abs(ln(value) - expected)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(expected)));
    }),
    runs,
  );
  expect(ln(1)).toBe(0);
  // Near 1 the relative error counts: most gaps of a Poisson stream come from there.
  expect(ln(1 + 2 ** -40) / Math.log1p(2 ** -40)).toBeCloseTo(1, 12);
});

test("ln refuses what has no logarithm", () => {
  for (const value of [0, -1, Number.NaN, Infinity]) expect(() => ln(value)).toThrow(RangeError);
});

test("exp agrees with the host's exponential to the last digits", () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (value) => {
      expect(Math.abs(exp(value) / Math.exp(value) - 1)).toBeLessThanOrEqual(1e-15);
    }),
    runs,
  );
  expect([exp(0), exp(-1000), exp(1000)]).toEqual([1, 0, Infinity]);
  expect(exp(-740)).toBeGreaterThan(0);
});

test("the normal quantile has its known values", () => {
  const known: readonly (readonly [number, number])[] = [
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.999, 3.090232306167813],
    [0.9999999, 5.199337582192817],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0471],
  ];
  for (const [probability, value] of known) expect(normalQuantile(probability)).toBeCloseTo(value, value < -20 ? 3 : 8);
  expect(normalP99).toBeCloseTo(2.3263478740408408, 14);
});

test("the normal quantile is symmetric, rises, and undoes the distribution function", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true, minExcluded: true }), (probability) => {
      expect(normalQuantile(1 - probability)).toBeCloseTo(-normalQuantile(probability), 5);
      expect(distribution(normalQuantile(probability)) / probability).toBeCloseTo(1, 8);
    }),
    { numRuns: 500 },
  );
});

// The distribution function left of 0 by Simpson's rule over the density, slow and independent.
function distribution(at: number): number {
  const steps = 4_000;
  const from = at - 12;
  const width = (at - from) / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const x = from + step * width;
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp((-x * x) / 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
