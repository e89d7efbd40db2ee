// Walking the picture with the arrow keys: right and left follow the wires to effects and causes, up and down go to the
// nearest thing above or below.
import type { ElementRef } from "@laban/model";
import type { Picture, Point } from "@laban/notation";

/** A direction of an arrow key. */
export type Direction = "left" | "right" | "up" | "down";

interface Standing {
  readonly ref: ElementRef;
  readonly at: Point;
}

/** Where one arrow leads from `from`; the first thing of the picture when nothing is selected; null where it ends. */
export function walk(picture: Picture, from: ElementRef | null, direction: Direction): ElementRef | null {
  const all = standing(picture);
  const here = from === null ? undefined : all.find((one) => same(one.ref, from));
  if (here === undefined) return first(all)?.ref ?? null;
  if (direction === "left" || direction === "right") {
    const linked = picture.wires
      .filter((wire) => same(direction === "right" ? wire.from : wire.to, here.ref))
      .map((wire) => (direction === "right" ? wire.to : wire.from));
    const target = nearest(
      all.filter((one) => linked.some((ref) => same(ref, one.ref))),
      here.at,
    );
    if (target !== undefined) return target.ref;
  }
  const ahead = all.filter((one) => !same(one.ref, here.ref) && lies(one.at, here.at, direction));
  return nearest(ahead, here.at, direction)?.ref ?? null;
}

/** The given things with what comes of them, or with what they come of, at most so many wires away; each once, the nearest first. */
export function alongWires(
  picture: Picture,
  from: readonly ElementRef[],
  direction: "causes" | "effects",
  wiresMax = Infinity,
): readonly ElementRef[] {
  const found = new Map(from.map((ref) => [`${ref.type}:${ref.id}`, { ref, away: 0 }]));
  // A Map is read in the order of writing, also while it grows.
  for (const { ref, away } of found.values()) {
    if (away >= wiresMax) break;
    for (const wire of picture.wires) {
      const [near, far] = direction === "effects" ? [wire.from, wire.to] : [wire.to, wire.from];
      const name = `${far.type}:${far.id}`;
      if (same(near, ref) && !found.has(name)) found.set(name, { ref: far, away: away + 1 });
    }
  }
  return [...found.values()].map(({ ref }) => ref);
}

function standing(picture: Picture): readonly Standing[] {
  return [
    ...picture.cards.map(({ ref, rect, signAt }) => ({
      ref,
      at: { x: rect.x + signAt.x, y: rect.y + rect.height / 2 },
    })),
    ...picture.pins.map(({ ref, at }) => ({ ref, at })),
    ...picture.staffs.flatMap(({ ref, bar, rect }) =>
      ref === undefined ? [] : [{ ref, at: { x: bar.x, y: rect.y + rect.height / 2 } }],
    ),
  ];
}

function first(all: readonly Standing[]): Standing | undefined {
  return all.toSorted((a, b) => a.at.x - b.at.x || a.at.y - b.at.y).find((one) => one.ref.type !== "agent") ?? all[0];
}

function lies(at: Point, from: Point, direction: Direction): boolean {
  switch (direction) {
    case "left":
      return at.x < from.x - 4;
    case "right":
      return at.x > from.x + 4;
    case "up":
      return at.y < from.y - 4;
    case "down":
      return at.y > from.y + 4;
  }
}

/** The nearest, where straying sideways from the direction counts double. */
function nearest(all: readonly Standing[], from: Point, direction?: Direction): Standing | undefined {
  const upright = direction === "up" || direction === "down";
  const cost = ({ at }: Standing): number => {
    const x = Math.abs(at.x - from.x);
    const y = Math.abs(at.y - from.y);
    return direction === undefined ? x + y : upright ? y + 2 * x : x + 2 * y;
  };
  return all.toSorted((a, b) => cost(a) - cost(b))[0];
}

function same(a: ElementRef, b: ElementRef): boolean {
  return a.type === b.type && a.id === b.id;
}
