// The playhead through folded time: as fast as rests are wide, and the same in many steps as in one.
import { findRests } from "@laban/timeline";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { advanced } from "./advance.ts";

const folded = { rests: [{ fromMs: 10_000, toMs: 610_000 }], shownMs: 1_000 };

test("passes a folded rest in the time that it is drawn with", () => {
  expect(advanced(9_000, 500, folded)).toBe(9_500);
  expect(advanced(9_500, 1_000, folded)).toBe(10_000 + 300_000);
  expect(advanced(9_500, 2_000, folded)).toBe(610_500);
  expect(advanced(310_000, 500, folded)).toBe(610_000);
  expect(advanced(9_500, 2_000, undefined)).toBe(11_500);
});

test("is the same in one leap and in many small ones, and never goes back", () => {
  const gaps = fc.array(fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 50_000, max: 9_000_000 })), {
    minLength: 4,
    maxLength: 30,
  });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20 }), (between, byMs, parts) => {
      let at = 0;
      const rests = findRests(Float64Array.from([0, ...between.map((gap) => (at += gap))]));
      const leap = advanced(0, byMs, rests);
      let walked = 0;
      for (let i = 0; i < parts; i += 1) {
        const next = advanced(walked, byMs / parts, rests);
        expect(next).toBeGreaterThan(walked);
        walked = next;
      }
      expect(Math.abs(walked - leap)).toBeLessThan(Math.max(leap * 1e-6, 0.01));
    }),
  );
});
