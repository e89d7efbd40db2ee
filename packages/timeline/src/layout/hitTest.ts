// What is under the pointer: the nearest mark of a lane, within reach of a finger.
import type { Mark } from "./placeLane.ts";

/** How far from a mark the pointer may be. */
export const REACH_PX = 8;
/** How much of a lane's end its word about what is out of view takes. */
export const AWAY_PX = 190;

/** The mark at a point of a lane, or undefined. Pins win over what they stand on, then the thinner mark, then the nearer. */
export function markAt(marks: readonly Mark[], x: number, y: number): Mark | undefined {
  let best: Mark | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const score = scoreOf(mark, x, y);
    if (score < bestScore) {
      best = mark;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf(mark: Mark, x: number, y: number): number {
  switch (mark.kind) {
    case "pin":
    case "firing": {
      const centre = mark.kind === "firing" ? mark.x + 11 : mark.x;
      const distance = Math.hypot(x - centre, y - mark.y);
      return distance <= REACH_PX ? distance : Number.POSITIVE_INFINITY;
    }
    case "away": {
      const dx = Math.abs(x - mark.x);
      return dx <= AWAY_PX && Math.abs(y - mark.y) <= REACH_PX + 2 ? dx : Number.POSITIVE_INFINITY;
    }
    case "bar":
    case "span": {
      const dx = Math.max(mark.x0 - x, x - mark.x1, 0);
      const dy = Math.max(Math.abs(y - mark.y) - mark.heightPx / 2, 0);
      if (dx > 4 || dy > 3) return Number.POSITIVE_INFINITY;
      // A hundred puts them behind every pin in reach.
      return 100 + mark.heightPx + dx + dy;
    }
  }
}
