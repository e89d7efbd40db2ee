// The edges of cards. The right edge is always a point (every pattern acts); the left or top edge tells the kind.
import { px } from "../geometry.ts";

/** How far the point stands out, in px: the card's rectangle includes it. */
export const pointPx = 9;

interface Edge {
  /** From the top left to the top right of the body, without the point. */
  readonly top?: (bodyWidth: number) => string;
  /** From the bottom left back up to the top left. */
  readonly left?: (height: number) => string;
  /** Where the path begins, if not at the corner. */
  readonly start?: readonly [number, number];
  readonly bottomLeft?: readonly [number, number];
}

const teeth = (height: number): string => {
  const path: string[] = [];
  for (let y = height - 8; y > 34; y -= 16) path.push(`V${px(y)}H5V${px(y - 7)}H0`);
  return path.join("");
};

const edges: Readonly<Record<string, Edge>> = {
  sequence: { left: (height) => `V${px(Math.min(height, 44))}L7 ${px(Math.min(height, 44) / 2)}L0 0` },
  all_of: { left: teeth },
  any_of: { start: [10, 0], bottomLeft: [10, 1], left: (height) => `L0 ${px(height - 10)}V10` },
  threshold: { start: [0, 9], top: () => "H22V4.5H44V0" },
  absence: {
    top: () => "H24L31 6L38 0",
  },
};

/** The edge of a pattern's card in the free view, as a closed path within `width` × `height`. */
export function freeOutline(kind: string, width: number, height: number): string {
  const body = width - pointPx;
  const pointHeight = Math.min(height, 44);
  const edge = edges[kind] ?? {};
  const [startX, startY] = edge.start ?? [0, 0];
  const right = `H${px(body)}L${px(width)} ${px(pointHeight / 2)}L${px(body)} ${px(pointHeight)}V${px(height)}`;
  const bottom =
    kind === "absence" ? `H38L31 ${px(height - 6)}L24 ${px(height)}H0` : `H${px(edge.bottomLeft?.[0] ?? 0)}`;
  return `M${startX} ${startY}${edge.top?.(body) ?? ""}${right}${bottom}${edge.left?.(height) ?? ""}Z`;
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
