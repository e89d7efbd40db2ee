// Tokens on a polyline: how long the way is, and where on it they are.
import { describe, expect, it } from "vitest";
import { along, lengthOf } from "./along.ts";

const corner = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 30 },
];

describe("a token on its way", () => {
  it("knows how long the way is", () => {
    expect(lengthOf(corner)).toBe(40);
    expect(lengthOf([])).toBe(0);
  });

  it("turns at the corner without cutting it", () => {
    expect(along(corner, 10)).toEqual({ x: 10, y: 0 });
    expect(along(corner, 25)).toEqual({ x: 10, y: 15 });
  });

  it("stays at the ends", () => {
    expect(along(corner, -5)).toEqual({ x: 0, y: 0 });
    expect(along(corner, 99)).toEqual({ x: 10, y: 30 });
  });
});
