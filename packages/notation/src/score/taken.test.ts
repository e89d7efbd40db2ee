// The index of what is taken answers as asking every rectangle would.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "../geometry.ts";
import { takenBy } from "./taken.ts";

const rect = fc.record({
  x: fc.integer({ min: -200, max: 900 }),
  y: fc.integer({ min: -200, max: 900 }),
  width: fc.integer({ min: 0, max: 400 }),
  height: fc.integer({ min: 0, max: 400 }),
});

describe("what is taken", () => {
  it("meets what a look at every rectangle meets, each once", () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 30 }), rect, fc.integer({ min: 0, max: 9 }), (rects, asked, margin) => {
        const taken = takenBy(rects.slice(1));
        for (const first of rects.slice(0, 1)) taken.add(first);
        const met = taken.meeting(asked, margin);
        expect(new Set(met)).toEqual(new Set(rects.filter((one) => overlaps(one, asked, margin))));
        expect(new Set(met).size).toBe(met.length);
        expect(taken.isFree(asked, margin)).toBe(met.length === 0);
      }),
    );
  });
});
