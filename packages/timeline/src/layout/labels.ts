// Names beside marks, so that no two touch: each label has a few places it may take, the first free one is taken, and a label
// without a free place is left out (hovering still tells it).

/** A rectangle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A label that wants to be placed. */
export interface LabelWish {
  readonly text: string;
  /** The middle of the mark it belongs to, and how far from it the text begins. */
  readonly x: number;
  readonly y: number;
  readonly gapPx: number;
  readonly prefers: "above" | "below";
  /** The side that is tried first; where another mark follows closely, the left one leaves it its room. */
  readonly side: "left" | "right";
  /** Places are given out by falling weight. */
  readonly weight: number;
}

/** A label with its place; the text begins at `x` and its middle is at `y`. */
export interface PlacedLabel extends Box {
  readonly text: string;
  readonly wish: number;
}

/** Places labels into [0, widthPx) × [topPx, heightPx) around obstacles. O(labels · placed). */
export function placeLabels(
  wishes: readonly LabelWish[],
  room: {
    readonly widthPx: number;
    readonly topPx?: number;
    readonly heightPx: number;
    readonly labelPx: number;
    readonly obstacles: readonly Box[];
    readonly measure: (text: string) => number;
  },
): readonly PlacedLabel[] {
  const taken: Box[] = [...room.obstacles];
  const placed: PlacedLabel[] = [];
  const order = wishes.map((_, i) => i).sort((a, b) => (wishes[b]?.weight ?? 0) - (wishes[a]?.weight ?? 0) || a - b);
  for (const i of order) {
    const wish = wishes[i] as LabelWish;
    const widthPx = room.measure(wish.text);
    const above = wish.y - wish.gapPx - room.labelPx / 2;
    const below = wish.y + wish.gapPx + room.labelPx / 2;
    const sides = wish.prefers === "above" ? [above, below] : [below, above];
    const right = wish.x + 4;
    const left = wish.x - 4 - widthPx;
    const spots = sides.flatMap((y) => (wish.side === "left" ? [left, right] : [right, left]).map((x) => ({ x, y })));
    for (const spot of spots) {
      const box: Box = { x: spot.x, y: spot.y - room.labelPx / 2, widthPx, heightPx: room.labelPx };
      const isInside =
        box.x >= 2 &&
        box.x + widthPx <= room.widthPx - 2 &&
        box.y >= (room.topPx ?? 0) &&
        box.y + room.labelPx <= room.heightPx;
      if (!isInside || taken.some((each) => touch(each, box))) continue;
      taken.push({ ...box, x: box.x - 2, widthPx: widthPx + 4 });
      placed.push({ text: wish.text, wish: i, x: spot.x, y: spot.y, widthPx, heightPx: room.labelPx });
      break;
    }
  }
  return placed;
}

/** Whether two boxes share area. */
export function touch(a: Box, b: Box): boolean {
  return a.x < b.x + b.widthPx && b.x < a.x + a.widthPx && a.y < b.y + b.heightPx && b.y < a.y + a.heightPx;
}
