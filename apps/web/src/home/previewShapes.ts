// A picture made small: staffs, cards, pins and wires squeezed into a few hundred pixels, while signs, pins and lines keep a size that can be seen.
import type { Picture, Point, SignName } from "@laban/notation";

/** The shapes of a preview, in pixels of its own box, to be drawn in this order. */
export interface PreviewShapes {
  readonly staffs: readonly { readonly id: string; readonly bracket: string; readonly lines: readonly string[] }[];
  readonly wires: readonly { readonly id: string; readonly path: string; readonly isDeadline: boolean }[];
  readonly cards: readonly {
    readonly id: string;
    readonly path: string;
    readonly sign: SignName;
    readonly signX: number;
    readonly signY: number;
  }[];
  readonly pins: readonly { readonly id: string; readonly x: number; readonly y: number; readonly isEcho: boolean }[];
}

/** Sizes that do not shrink with the picture, in pixels. */
export const previewSizes = {
  sign: 12,
  pin: 3.75,
  echo: 2.75,
  cardHeightMin: 15,
  cardHeightMax: 22,
  point: 8,
  margin: 12,
} as const;

const none: PreviewShapes = { staffs: [], wires: [], cards: [], pins: [] };

/** Fits the picture into a box. Both directions are scaled on their own: order is what a preview shows, not distance. */
export function previewShapes(
  picture: Picture,
  box: { readonly width: number; readonly height: number },
): PreviewShapes {
  const { staffs, bounds } = picture;
  const [first] = staffs;
  if (first === undefined) return none;
  const { margin } = previewSizes;
  const left = first.bar.x;
  const top = Math.min(...staffs.map(({ rect }) => rect.y));
  const right = Math.max(left + 1, ...contentRights(picture), left + (bounds.width * 2) / 5);
  const bottom = Math.max(...staffs.map(({ rect }) => rect.y + rect.height));
  const xScale = (box.width - 2 * margin) / (right - left);
  // A score of one or two staffs stays as flat as it is.
  const yScale = Math.min((box.height - 2 * margin) / (bottom - top), 0.72);
  const yOffset = (box.height - (bottom - top) * yScale) / 2;
  const x = (at: number): number => round(margin + (at - left) * xScale);
  const y = (at: number): number => round(yOffset + (at - top) * yScale);
  const middles = new Map(picture.cards.map(({ ref, rect }) => [ref.id, rect.y + rect.height / 2]));
  return {
    staffs: staffs.map(({ id, bar, lines }) => ({
      id,
      bracket: `M${x(bar.x) + 1} ${y(bar.y)}V${y(bar.y + bar.height)}`,
      lines: lines.map((line) => `M${x(bar.x) + 8} ${y(line)}H${box.width - margin}`),
    })),
    wires: picture.wires.map(({ id, points, form, to }) => ({
      id,
      path: [...points, ...goingOn(points, middles.get(to.type === "pattern" ? to.id : ""))]
        .map((point, at) => `${at === 0 ? "M" : "L"}${x(point.x)} ${y(point.y)}`)
        .join(""),
      isDeadline: form === "deadline",
    })),
    cards: picture.cards.map(({ id, rect, sign }) => {
      const height = Math.min(Math.max(rect.height * yScale, previewSizes.cardHeightMin), previewSizes.cardHeightMax);
      const middle = y(rect.y + rect.height / 2);
      const start = x(rect.x);
      const end = Math.max(x(rect.x + rect.width), start + 26);
      const body = end - previewSizes.point;
      const upper = round(middle - height / 2);
      return {
        id,
        sign,
        path: `M${start} ${upper}H${body}L${end} ${middle}L${body} ${round(upper + height)}H${start}Z`,
        signX: start + 5,
        signY: round(middle - previewSizes.sign / 2),
      };
    }),
    pins: [
      ...picture.pins.map(({ id, at }) => ({ id, x: x(at.x), y: y(at.y), isEcho: false })),
      ...picture.echoes.map(({ id, at }) => ({ id, x: x(at.x), y: y(at.y), isEcho: true })),
    ],
  };
}

/** A cue that ends at the edge of a high card goes on to its middle, where the small card is drawn. */
function goingOn(points: readonly Point[], middle: number | undefined): readonly Point[] {
  const [before, last] = points.slice(-2);
  if (middle === undefined || before === undefined || last === undefined || before.x !== last.x) return [];
  return [{ x: last.x, y: middle }];
}

function contentRights(picture: Picture): readonly number[] {
  return [...picture.cards.map(({ rect }) => rect.x + rect.width), ...picture.pins.map(({ at }) => at.x + 24)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
