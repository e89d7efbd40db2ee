// The edges of the score's pointed cards: the right edge is always a point, the left or top edge tells the kind. Cues
// arrive from above and below, so the members of an all_of have their teeth on top, each under its own cue.
import { px } from "../geometry.ts";
import { pointedOutline, pointPx } from "../signs/outline.ts";

/** Cards up to this height are pointed over all of it; taller ones at their head. */
const wholePointPx = 60;
const headPx = 44;
const toothPx = 7;
const chamferPx = 10;
const stepPx = 4.5;
const stepsWidePx = [24, 48] as const;
const sheetPx = 4;

/** The parts of a card's edge that depend on more than its kind. */
export interface EdgeSize {
  readonly width: number;
  readonly height: number;
  /** x of the cues that arrive, from the card's left: an all_of has a tooth for each. */
  readonly cues: readonly number[];
}

/** How far below the card's top its head begins: the steps and the second sheet stand above it. */
export function headTopPx(kind: string): number {
  if (kind === "threshold") return stepPx;
  return kind === "state_machine" ? sheetPx : 0;
}

/** How far below the card's top its point has its tip; consequences leave there. */
export function tipPx(kind: string, height: number): number {
  const top = kind === "state_machine" ? sheetPx : 0;
  return top + (height - top <= wholePointPx ? height - top : headPx) / 2;
}

/** The card's edge as a closed path. */
export function scoreOutline(kind: string, { width, height, cues }: EdgeSize): string {
  const body = width - pointPx;
  const tip = tipPx(kind, height);
  const top = kind === "state_machine" ? sheetPx : 0;
  const end = 2 * tip - top;
  const point = `H${px(body)}L${px(width)} ${px(tip)}L${px(body)} ${px(end)}V${px(height)}`;
  switch (kind) {
    case "all_of":
      return `M0 0${notches(cues)}${point}H0Z`;
    case "any_of":
      return `M${chamferPx} 0${point}H${chamferPx}L0 ${px(height - chamferPx)}V${chamferPx}Z`;
    case "threshold": {
      const [first, second] = stepsWidePx;
      return `M0 ${2 * stepPx}H${first}V${stepPx}H${second}V0${point}H0Z`;
    }
    case "state_machine":
      return `M0 ${sheetPx}${point}H0Z`;
    default:
      return pointedOutline(width, height);
  }
}

/** What shows of the second sheet behind a state machine. */
export function secondSheet(width: number): string {
  return `M4 ${sheetPx}V0H${px(width - pointPx)}V${sheetPx}`;
}

/** How far below the card's top a cue that falls at `x` meets its edge. */
export function edgeTopPx(kind: string, x: number): number {
  if (kind !== "threshold") return kind === "state_machine" && x < 4 ? sheetPx : 0;
  const [first, second] = stepsWidePx;
  if (x < first) return 2 * stepPx;
  return x < second ? stepPx : 0;
}

/** Notches half way between neighbouring cues: what stands between them are teeth, one for each. */
function notches(cues: readonly number[]): string {
  const at = [...new Set(cues)].sort((a, b) => a - b);
  return at
    .slice(1)
    .map((x, index) => {
      const middle = ((at[index] ?? x) + x) / 2;
      return `H${px(middle - toothPx / 2)}V${toothPx}H${px(middle + toothPx / 2)}V0`;
    })
    .join("");
}
