// How a picture is opened and fitted.
import { layoutScore } from "@laban/notation";
import { kindCatalog } from "@laban/compiler";
import { emptyDocument } from "@laban/model";
import { describe, expect, it } from "vitest";
import { fittingViewport, openingViewport } from "./opening.ts";

const score = layoutScore(emptyDocument("Empty"), kindCatalog);
const wide = (width: number): typeof score => ({ ...score, bounds: { x: 0, y: 0, width, height: 500 } });

describe("opening a score", () => {
  it("shows it at 100 % from its beginning where it has room", () => {
    expect(openingViewport(wide(800), { width: 1000, height: 600 })).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  it("makes it a little smaller where that is enough, but never so small that its words cannot be read", () => {
    expect(openingViewport(wide(1100), { width: 1000, height: 600 }).zoom).toBeCloseTo(0.909, 3);
    expect(openingViewport(wide(4000), { width: 1000, height: 600 }).zoom).toBe(0.86);
    expect(openingViewport(wide(800), { width: 1000, height: 460 }).zoom).toBeCloseTo(0.92, 3);
    expect(openingViewport(wide(800), { width: 1000, height: 300 }).zoom).toBe(1);
  });
});

describe("fitting", () => {
  it("shows everything whole, however large it is, and enlarges nothing", () => {
    expect(fittingViewport({ x: 0, y: 0, width: 2000, height: 500 }, { width: 1000, height: 600 }, "free").zoom).toBe(
      0.476,
    );
    expect(fittingViewport({ x: 0, y: 0, width: 10, height: 10 }, { width: 1000, height: 600 }, "free").zoom).toBe(1);
  });

  it("leaves room for the names of the agents where a score becomes small", () => {
    const { x, zoom } = fittingViewport({ x: 0, y: 0, width: 2000, height: 500 }, { width: 700, height: 300 }, "score");
    expect(x + 150 * zoom).toBeGreaterThanOrEqual(88);
    expect(x + 2000 * zoom).toBeLessThanOrEqual(710);
  });

  it("copes with a picture of no size", () => {
    const { x, y, zoom } = fittingViewport({ x: 0, y: 0, width: 0, height: 0 }, { width: 1000, height: 600 }, "free");
    expect([x, y, zoom].every(Number.isFinite)).toBe(true);
  });
});
