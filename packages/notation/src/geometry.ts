// Plain plane geometry, in canvas pixels at 100 %. x grows to the right (later), y grows downwards.

/** A point of the canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle; width and height are never negative. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Two rectangles share area; touching edges do not count, `margin` keeps them that far apart. */
export function overlaps(a: Rect, b: Rect, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

/** The smallest rectangle around all of them; an empty list gives an empty rectangle at the origin. */
export function around(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The rectangle that a straight upright or level stretch covers, `reach` px to each side of it. */
export function stretch(from: Point, to: Point, reach: number): Rect {
  const x = Math.min(from.x, to.x) - reach;
  const y = Math.min(from.y, to.y) - reach;
  return { x, y, width: Math.abs(to.x - from.x) + 2 * reach, height: Math.abs(to.y - from.y) + 2 * reach };
}

/** Two decimals are enough for a screen and keep pictures byte-identical; never "-0". */
export function px(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** The path through these points, straight from one to the next. */
export function straightPath(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? "M" : "L"}${px(point.x)} ${px(point.y)}`).join("");
}
