// What holds for the wires of every free layout, wherever its cards stand.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument } from "../documents.scene.ts";
import type { Point, Rect } from "../geometry.ts";
import { sceneKinds } from "../kinds.scene.ts";
import type { PictureWire } from "../picture.ts";
import { readDocument } from "../reading/read.ts";
import { layoutFree } from "./layoutFree.ts";
import { movedByHand, narrowGutters, placeFree } from "./freePlaces.ts";
import { intoBands } from "./bands.ts";
import { portReachPx } from "./room.ts";
import { routeAll } from "./route.ts";
import type { RouteWish } from "./routeWish.ts";
import { wiresToRoute } from "./wishes.ts";

/** Any document, with every card put by hand somewhere on a coarse grid: no two on each other, any order. */
const scattered = fc
  .record({
    document: anyDocument,
    cells: fc.shuffledSubarray(
      Array.from({ length: 49 }, (_, index) => index),
      { minLength: 49, maxLength: 49 },
    ),
    shifts: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 49, maxLength: 49 }),
  })
  .map(({ document, cells, shifts }) => {
    const keys = [
      ...Object.keys(document.events).map((id) => `event:${id}`),
      ...Object.keys(document.patterns).map((id) => `pattern:${id}`),
      ...Object.keys(document.agents).map((id) => `agent:${id}`),
    ];
    const free: Record<string, readonly [number, number]> = {};
    for (const [index, key] of keys.entries()) {
      const cell = cells[index] ?? 0;
      const shift = shifts[index] ?? 0;
      free[key] = [(cell % 7) * 300 + shift, Math.floor(cell / 7) * 280 + 2 * shift];
    }
    return Object.assign({}, document, { layout: { free } });
  });

const runs = 60;

interface Stretch {
  readonly wire: PictureWire;
  readonly from: Point;
  readonly to: Point;
}

const stretchesOf = (wires: readonly PictureWire[]): readonly Stretch[] =>
  wires.flatMap((wire) => wire.points.slice(1).map((to, index) => ({ wire, from: wire.points[index] ?? to, to })));

/** Whether a stretch passes through the inner of a rectangle. */
function passes({ from, to }: Stretch, { x, y, width, height }: Rect, inset: number): boolean {
  return (
    Math.max(from.x, to.x) > x + inset &&
    Math.min(from.x, to.x) < x + width - inset &&
    Math.max(from.y, to.y) > y + inset &&
    Math.min(from.y, to.y) < y + height - inset
  );
}

describe.each([
  ["placed by the notation", anyDocument],
  ["scattered by hand", scattered],
])("the wires of a free layout %s", (_name, documents) => {
  it("run level or upright, and pass through no card that is not their end", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { wires, cards } = layoutFree(document, sceneKinds);
        const astray = stretchesOf(wires).flatMap((stretch) => {
          const { from, to } = stretch.wire;
          const isStraight = stretch.from.x === stretch.to.x || stretch.from.y === stretch.to.y;
          const crossed = cards.filter((card) => {
            const isEnd = card.id === `${from.type}:${from.id}` || card.id === `${to.type}:${to.id}`;
            return passes(stretch, card.rect, isEnd ? 10 : 1);
          });
          return isStraight && crossed.length === 0 ? [] : [[stretch, crossed.map((card) => card.id)]];
        });
        expect(astray).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it("begin and end at their ports, to a hand's breadth where others want the same place", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const wishes = new Map(wishesOf(document).map((wish) => [wish.id, wish]));
        const { wires, cards } = layoutFree(document, sceneKinds);
        for (const wire of wires) {
          const wish = wishes.get(wire.id);
          const first = wire.points[0];
          const last = wire.points.at(-1);
          const source = cards.find((card) => card.id === `${wire.from.type}:${wire.from.id}`)?.rect;
          const target = cards.find((card) => card.id === `${wire.to.type}:${wire.to.id}`)?.rect;
          if (wish === undefined || first === undefined || last === undefined) throw new Error(`no ${wire.id}`);
          if (source === undefined || target === undefined) throw new Error(`no ends of ${wire.id}`);
          // The gutters widen for the wires, so that ports are compared relative to their cards.
          const port = (at: Point, rect: Rect): Point => ({ x: at.x - rect.x, y: at.y - rect.y });
          expect(Math.abs(port(first, source).y - port(wish.start, wish.source).y)).toBeLessThanOrEqual(
            portReachPx + 0.01,
          );
          expect(Math.abs(port(last, target).y - port(wish.end, wish.target).y)).toBeLessThanOrEqual(
            portReachPx + 0.01,
          );
          expect(port(first, source).x).toBeCloseTo(port(wish.start, wish.source).x, 5);
          expect(port(last, target).x).toBeCloseTo(0, 5);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("of different trunks do not lie on each other", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const trunks = new Map(wishesOf(document).map((wish) => [wish.id, wish.trunk]));
        const stretches = stretchesOf(layoutFree(document, sceneKinds).wires);
        const covering = stretches.flatMap((a, index) =>
          stretches
            .slice(index + 1)
            .filter((b) => trunks.get(a.wire.id) !== trunks.get(b.wire.id) && together(a, b))
            .map((b) => [a, b]),
        );
        expect(covering).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it("run the same whatever order wires and cards are listed in", () => {
    fc.assert(
      fc.property(documents, fc.infiniteStream(fc.nat()), (document, random) => {
        const { places } = placed(document);
        const wishes = wishesOf(document);
        const obstacles = [...places.values()].map(({ rect }) => ({ rect, leftRoomPx: 12 }));
        const byId = (routed: ReturnType<typeof routeAll>): ReadonlyMap<string, readonly Point[]> =>
          new Map(routed.wires.map((wire) => [wire.id, wire.points]));
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((one) => ({ one, key: random.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const there = byId(routeAll(wishes, obstacles));
        const otherwise = byId(routeAll(shuffled(wishes), shuffled(obstacles)));
        for (const [id, points] of there) expect([id, otherwise.get(id)]).toEqual([id, points]);
      }),
      { numRuns: 30 },
    );
  });
});

/** Two stretches share more than a crossing: parallel, nearer than half a pixel, and overlapping. */
function together(a: Stretch, b: Stretch): boolean {
  const overlap = (p: number, q: number, r: number, s: number): number =>
    Math.min(Math.max(p, q), Math.max(r, s)) - Math.max(Math.min(p, q), Math.min(r, s));
  const isLevel = a.from.y === a.to.y && b.from.y === b.to.y;
  const isUpright = a.from.x === a.to.x && b.from.x === b.to.x;
  if (isLevel && Math.abs(a.from.y - b.from.y) < 0.5) return overlap(a.from.x, a.to.x, b.from.x, b.to.x) > 0.5;
  if (isUpright && Math.abs(a.from.x - b.from.x) < 0.5) return overlap(a.from.y, a.to.y, b.from.y, b.to.y) > 0.5;
  return false;
}

function placed(document: Parameters<typeof layoutFree>[0]) {
  const reading = readDocument(document, sceneKinds);
  const { places } = placeFree(reading, intoBands(reading, new Map()), narrowGutters);
  return { reading, places: movedByHand(reading, places) };
}

function wishesOf(document: Parameters<typeof layoutFree>[0]): readonly (RouteWish & { source: Rect; target: Rect })[] {
  const { reading, places } = placed(document);
  const none = { x: 0, y: 0, width: 0, height: 0 };
  return wiresToRoute(reading, places).wires.map((wish) =>
    Object.assign({}, wish, {
      source: places.get(`${wish.from.type}:${wish.from.id}`)?.rect ?? none,
      target: places.get(`${wish.to.type}:${wish.to.id}`)?.rect ?? none,
    }),
  );
}
