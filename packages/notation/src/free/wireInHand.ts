// A wire while one of its cards is being dragged: straight out, across and in, as long as the card is in hand. The
// gutters are looked for when it has been put down.
import type { Point } from "../geometry.ts";
import { elbow } from "./findWay.ts";
import { roundedPath } from "./roundedPath.ts";

/** The path of a wire of the free layout from one end to the other, over whatever lies there. */
export function wireInHand(start: Point, end: Point): string {
  return roundedPath(elbow(start, end), () => []);
}
