// The edges of cards. The right edge is always a point (every pattern acts); the left or top edge tells the kind.
import { px } from "../geometry.ts";

/** How far the point stands out, in px: the card's rectangle includes it. */
export const pointPx = 9;
/** Cards up to this height are pointed over all of it; taller ones at their head. */
const wholePointPx = 60;
const headPx = 44;
/** How high the steps of a threshold and the second sheet of a state machine stand above the body. */
export const stepsPx = 9;
export const sheetPx = 4;
/** The notches between the teeth of an all_of, one tooth for each member. */
const notchPx = 7;

/** Height of the point of a card: its tip stands in the middle of that. */
export const pointHeight = (height: number): number => (height <= wholePointPx ? height : headPx);

interface Edge {
  /** Where the path begins, if not at the corner. */
  readonly start?: string;
  /** From there to the top right of the body, without the point. */
  readonly top?: string;
  /** On the way back along the bottom, before its left end. */
  readonly bottom?: (height: number) => string;
  /** From the bottom left back up to the beginning. */
  readonly left?: (height: number, notches: readonly number[]) => string;
  /** x at which the bottom ends. */
  readonly bottomLeft?: number;
}

const edges: Readonly<Record<string, Edge>> = {
  sequence: { left: (height) => `V${px(pointHeight(height))}L7 ${px(pointHeight(height) / 2)}L0 0` },
  all_of: {
    left: (_height, notches) =>
      notches
        .toSorted((a, b) => b - a)
        .map((y) => `V${px(y + notchPx / 2)}H${notchPx}V${px(y - notchPx / 2)}H0`)
        .join(""),
  },
  any_of: { start: "M10 0", bottomLeft: 10, left: (height) => `L0 ${px(height - 10)}V10` },
  threshold: { start: `M0 ${stepsPx}`, top: `H26V${stepsPx / 2}H52V0` },
  state_machine: { start: `M0 ${sheetPx}` },
  absence: { top: "H24L31 6L38 0", bottom: (height) => `H38L31 ${px(height - 6)}L24 ${px(height)}` },
};

/**
 * The edge of a pattern's card in the free view, as a closed path within `width` × `height`. `notches` are the heights
 * between the members of an all_of.
 */
export function freeOutline(kind: string, width: number, height: number, notches: readonly number[] = []): string {
  const body = width - pointPx;
  const point = pointHeight(height);
  const edge = (Object.hasOwn(edges, kind) ? edges[kind] : undefined) ?? {};
  const right = `H${px(body)}L${px(width)} ${px(point / 2)}L${px(body)} ${px(point)}V${px(height)}`;
  const bottom = `${edge.bottom?.(height) ?? ""}H${px(edge.bottomLeft ?? 0)}`;
  const start = edge.start ?? "M0 0";
  return `${start}${edge.top ?? ""}${right}${bottom}${edge.left?.(height, notches) ?? ""}Z`;
}

/** What shows of the second sheet behind a state machine. */
export function sheetPath(width: number): string {
  return `M4 ${sheetPx}V0H${px(width - pointPx)}V${sheetPx}`;
}

/** The plain pointed card of the score. */
export function pointedOutline(width: number, height: number): string {
  const body = width - pointPx;
  return `M0 0H${px(body)}L${px(width)} ${px(height / 2)}L${px(body)} ${px(height)}H0Z`;
}

/** The pill of an event type in the free view. */
export function pillOutline(width: number, height: number): string {
  const r = height / 2;
  return `M${px(r)} 0H${px(width - r)}A${px(r)} ${px(r)} 0 0 1 ${px(width - r)} ${px(height)}H${px(r)}A${px(r)} ${px(r)} 0 0 1 ${px(r)} 0Z`;
}

/** The agent's card in the free view: no point, it does not decide. Its bracket is a mark of its own. */
export function agentOutline(width: number, height: number): string {
  return `M0 0H${px(width)}V${px(height)}H0Z`;
}
