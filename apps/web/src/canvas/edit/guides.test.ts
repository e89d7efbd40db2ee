// Helper lines.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxAround, snapTo } from "./guides.ts";

const other = { x: 100, y: 100, width: 60, height: 40 };

describe("helper lines", () => {
  it("snap an edge to an edge and reach over both cards", () => {
    const { by, guides } = snapTo({ x: 103, y: 300, width: 30, height: 20 }, [other], 5);
    expect(by).toEqual({ x: -3, y: 0 });
    expect(guides).toEqual([{ axis: "x", at: 100, from: 100, to: 320 }]);
  });

  it("snap middles, and both axes at once", () => {
    const { by, guides } = snapTo({ x: 113, y: 108, width: 30, height: 20 }, [other], 5);
    expect(by).toEqual({ x: 2, y: 2 });
    expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
      ["x", 130],
      ["y", 120],
    ]);
  });

  it("leave alone what is further away", () => {
    expect(snapTo({ x: 300, y: 300, width: 30, height: 20 }, [other], 5)).toEqual({ by: { x: 0, y: 0 }, guides: [] });
    expect(snapTo({ x: 0, y: 0, width: 1, height: 1 }, [], 5).guides).toEqual([]);
  });

  it("never move further than told, and what has snapped stays", () => {
    const rect = fc.record({
      x: fc.integer({ min: -300, max: 300 }),
      y: fc.integer({ min: -300, max: 300 }),
      width: fc.integer({ min: 2, max: 200 }).map((half) => half * 2),
      height: fc.integer({ min: 2, max: 60 }).map((half) => half * 2),
    });
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 6 }), (dragged, others) => {
        const { by } = snapTo(dragged, others, 6);
        expect(Math.max(Math.abs(by.x), Math.abs(by.y))).toBeLessThanOrEqual(6);
        const again = snapTo({ ...dragged, x: dragged.x + by.x, y: dragged.y + by.y }, others, 6);
        expect(Math.abs(again.by.x) + Math.abs(again.by.y)).toBe(0);
      }),
    );
  });

  it("take several dragged cards as one box", () => {
    expect(boxAround([other, { x: 0, y: 0, width: 10, height: 10 }])).toEqual({ x: 0, y: 0, width: 160, height: 140 });
    expect(boxAround([])).toBeNull();
  });
});
