// Where words may stand around what they name, the best place first: beside it on the side that was kept free for them,
// then on the other sides, then row by row further away.
import type { Point, Rect } from "../geometry.ts";
import type { PictureLabel, TextStyle } from "../picture.ts";
import type { LabelSide } from "./phrase.ts";

/** Words to be placed. */
export interface LabelWish {
  readonly id: string;
  readonly ref: PictureLabel["ref"];
  readonly role: PictureLabel["role"];
  readonly words: string;
  readonly style: TextStyle;
  /** What they name: the centre of the pin, or the end of the wire's last run. */
  readonly at: Point;
  readonly side: LabelSide;
  /** Room to the right before the next card on the same line. */
  readonly roomPx: number;
  /** The id of words that these follow on the same line; without those they stand beside `at`. */
  readonly after?: string;
}

/** A place for words; `y` is their baseline. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly cost: number;
  /** Whether they may begin behind a cue that would otherwise run through them. */
  readonly maySkip: boolean;
}

const rowPx = 13;
const rowsAway = 6;
const farRows = 60;
const farSteps = 12;
const stepPx = 12;

/** What it costs to begin further right, behind cues. */
export function skipCost(distancePx: number): number {
  return 2 + distancePx / 8;
}

/** All places for a wish. `after` is the rectangle of the words that it follows, where those were placed. */
export function candidatesOf(wish: LabelWish, after: Rect | undefined): readonly Candidate[] {
  switch (wish.role) {
    case "share":
      return shareCandidates(wish, after);
    case "note":
      return [0, 20, -14, 34, -28].map((shift, index) => start(wish.at.x, wish.at.y + shift, 2 * index));
    case "pin":
    case "echo":
      return nameCandidates(wish);
  }
}

/** Places far around a pin, the nearest first, for a name that found none beside it. */
export function farCandidates({ at }: LabelWish): readonly Candidate[] {
  const far: Candidate[] = [];
  for (let row = -farRows; row <= farRows; row += 1) {
    for (let step = 0; step <= farSteps; step += 1) {
      const y = at.y + 4 + (rowPx * row) / 2;
      const cost = Math.abs(row) * rowPx + step * stepPx;
      far.push(start(at.x + 8 + step * stepPx, y, cost), end(at.x - 8 - step * stepPx, y, cost + 1));
    }
  }
  return far.toSorted((one, other) => one.cost - other.cost);
}

function shareCandidates({ at, side }: LabelWish, after: Rect | undefined): readonly Candidate[] {
  if (side === "level") {
    const x = after === undefined ? at.x + 10 : after.x + after.width + 8;
    const y = after === undefined ? at.y + 4 : after.y + after.height - 3;
    return [start(x, y, 0)];
  }
  const below = side === "below";
  return [
    end(at.x - 8, at.y + (below ? 15 : -7.5), 0),
    end(at.x - 8, at.y + (below ? -7.5 : 15), 2),
    start(at.x + 10, at.y + (below ? -5 : 16), 3),
    start(at.x + 10, at.y + (below ? -18 : 29), 4),
  ];
}

function nameCandidates({ at, role, side }: LabelWish): readonly Candidate[] {
  const above = (cost: number): Candidate => start(at.x + 8, at.y - 7, cost);
  const below = (cost: number): Candidate => start(at.x + 8, at.y + 16, cost);
  const level = (cost: number): Candidate => start(at.x + 10, at.y + 4, cost);
  const right =
    side === "above"
      ? [above(0), below(1), level(2)]
      : side === "below"
        ? [below(0), above(1), level(2)]
        : [level(0), above(2), below(2)];
  const left = [end(at.x - 8, at.y - 7, role === "echo" ? 6 : 3), end(at.x - 8, at.y + 16, role === "echo" ? 6 : 4)];
  const away: Candidate[] = [];
  for (let row = 1; row <= rowsAway; row += 1) {
    const cost = 4 + 5 * row;
    away.push(start(at.x + 8, at.y - 7 - rowPx * row, cost), start(at.x + 8, at.y + 16 + rowPx * row, cost + 1));
    away.push(end(at.x - 8, at.y - 7 - rowPx * row, cost + 2), end(at.x - 8, at.y + 16 + rowPx * row, cost + 3));
  }
  return [...right, ...left, ...away];
}

function start(x: number, y: number, cost: number): Candidate {
  return { x, y, anchor: "start", cost, maySkip: true };
}

function end(x: number, y: number, cost: number): Candidate {
  return { x, y, anchor: "end", cost, maySkip: false };
}
