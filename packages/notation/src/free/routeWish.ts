// What the free layout wants to be routed: a wire without its way.
import type { Point } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";

/** A wire to be routed. */
export interface RouteWish extends Omit<PictureWire, "points" | "path" | "head" | "core"> {
  readonly start: Point;
  readonly end: Point;
  /** The right edge of the card that it leaves. */
  readonly leavesAt: number;
  /** Wires with the same trunk run together until they branch. */
  readonly trunk: string;
}
