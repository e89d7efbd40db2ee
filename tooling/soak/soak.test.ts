// A slice of the campaign of bad input with every test run; those of the engine have their slices in the engine's own tests.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { badInput } from "./badInput.ts";
import { signedBundles } from "./signedBundles.ts";
import { Rejections } from "./rejections.ts";

test.each(badInput.properties)("$title", async ({ property, share }) => {
  await fc.assert(property, { seed: 4127, numRuns: 100 * share });
});

test.each(signedBundles.properties)("$title", async ({ property }) => {
  await fc.assert(property, { seed: 4127, numRuns: 1_000 });
});

test("signed bundles are refused, and taken", () => {
  expect(signedBundles.measured?.()).toMatch(/^signed bundles: [1-9]\d+ refused, .*; [1-9]\d* accepted$/);
});

test("the campaign meets what is refused and what is taken", () => {
  expect(badInput.measured?.()).toMatch(
    /^documents: [1-9]\d* refused, .*; [1-9]\d* accepted; bundles: [1-9]\d* refused/,
  );
});

test("a refusal that takes for ever is a failure", () => {
  const slow = new Rejections("texts", 0.0001);
  const work = (): number => Array.from({ length: 200_000 }, (_item, index) => index).reduce((a, b) => a + b, 0);
  expect(() => slow.time(work, { isRefused: () => true, size: 1 })).toThrow("texts of 1 characters took");
  expect(slow.time(work, { isRefused: () => false, size: 1 })).toBeGreaterThan(0);
});
