// Corners are rounded and crossings leave gaps, whichever way a wire runs.
import { describe, expect, it } from "vitest";
import { roundedPath } from "./roundedPath.ts";

const none = () => [];

describe("the path of a wire", () => {
  it("rounds its corners by 6 px, and less where a run is short", () => {
    const far = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 40, y: 40 },
    ];
    expect(roundedPath(far, none)).toBe("M0 0L34 0Q40 0 40 6L40 40");
    const near = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 40, y: 4 },
      { x: 80, y: 4 },
    ];
    expect(roundedPath(near, none)).toBe("M0 0L38 0Q40 0 40 2L40 2Q40 4 42 4L80 4");
  });

  it("is interrupted where another trunk crosses a level run, in both directions", () => {
    const gaps = () => [{ x: 20, halfPx: 4 }];
    const way = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
    ];
    expect(roundedPath(way, gaps)).toBe("M0 0H16M24 0L40 0");
    expect(roundedPath(way.toReversed(), gaps)).toBe("M40 0H24M16 0L0 0");
  });

  it("makes one gap of two that touch, and keeps gaps out of its corners", () => {
    const way = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 40, y: 40 },
    ];
    const gaps = (from: { readonly y: number }, to: { readonly y: number }) =>
      from.y === to.y
        ? [
            { x: 18, halfPx: 4 },
            { x: 24, halfPx: 4 },
            { x: 38, halfPx: 4 },
          ]
        : [];
    expect(roundedPath(way, gaps)).toBe("M0 0H14M28 0L34 0Q40 0 40 6L40 40");
  });

  it("is empty without points", () => {
    expect(roundedPath([], none)).toBe("");
  });
});
