// Cards on one line, and gaps alike.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignedPlaces, type Aligned, type Alignment } from "./align.ts";

const cards: readonly Aligned[] = [
  { id: "a", rect: { x: 0, y: 0, width: 100, height: 40 } },
  { id: "b", rect: { x: 30, y: 100, width: 50, height: 20 } },
  { id: "c", rect: { x: 200, y: 300, width: 80, height: 60 } },
];

const anyCards = fc.array(
  fc.record({
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 10, max: 300 }),
    height: fc.integer({ min: 10, max: 120 }),
  }),
  { minLength: 2, maxLength: 12 },
);

function after(given: readonly Aligned[], alignment: Alignment): readonly Aligned[] {
  const places = alignedPlaces(given, alignment);
  return given.map(({ id, rect }) => {
    const [x, y] = places[id] ?? [rect.x, rect.y];
    return { id, rect: { x, y, width: rect.width, height: rect.height } };
  });
}

describe("aligning", () => {
  it("brings edges and middles onto one line and leaves out what stands there already", () => {
    expect(alignedPlaces(cards, "left")).toEqual({ b: [0, 100], c: [0, 300] });
    expect(alignedPlaces(cards, "right")).toEqual({ a: [180, 0], b: [230, 100] });
    expect(alignedPlaces(cards, "bottom")).toEqual({ a: [0, 320], b: [30, 340] });
    expect(alignedPlaces(cards, "center")).toEqual({ a: [90, 0], b: [115, 100], c: [100, 300] });
  });

  it("moves nothing that stands right, also between two pixels, and only along its own axis", () => {
    const between = cards.map(({ id, rect }, index) => ({ id, rect: { ...rect, x: 60.5, y: 60.5 + 100 * index } }));
    expect(alignedPlaces(between, "left")).toEqual({});
    expect(alignedPlaces(between, "right")).toEqual({ b: [110.5, 160.5], c: [80.5, 260.5] });
    expect(alignedPlaces(between, "down")).toEqual({ b: [60.5, 170.5] });
  });

  it("does nothing with fewer cards than there can be a line or a gap of", () => {
    expect(alignedPlaces(cards.slice(0, 1), "left")).toEqual({});
    expect(alignedPlaces(cards.slice(0, 2), "across")).toEqual({});
  });

  it("changes nothing the second time", () => {
    const alignments = fc.constantFrom<Alignment>("left", "center", "right", "top", "middle", "bottom");
    fc.assert(
      fc.property(anyCards, alignments, (rects, alignment) => {
        const once = after(
          rects.map((rect, index) => ({ id: `card ${index}`, rect })),
          alignment,
        );
        // A middle may fall between two halves of a pixel: then the second time moves by that much.
        for (const [id, [x, y]] of Object.entries(alignedPlaces(once, alignment))) {
          const before = once.find((one) => one.id === id)?.rect;
          expect(Math.abs((before?.x ?? 0) - x) + Math.abs((before?.y ?? 0) - y)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe("distributing", () => {
  it("makes the gaps alike and keeps the first and the last", () => {
    const [a, b, c] = after(cards, "down");
    expect([a?.rect.y, b?.rect.y, c?.rect.y]).toEqual([0, 160, 300]);
    expect(after(cards, "across").map(({ rect }) => rect.x)).toEqual([0, 125, 200]);
  });

  it("keeps the order and never leaves the room that there was", () => {
    fc.assert(
      fc.property(anyCards, (rects) => {
        const given = rects.map((rect, index) => ({ id: `card ${index}`, rect }));
        const done = after(given, "across");
        const order = (list: readonly Aligned[]): readonly string[] =>
          list.toSorted((one, other) => one.rect.x - other.rect.x).map(({ id }) => id);
        const first = Math.min(...given.map(({ rect }) => rect.x));
        expect(Math.min(...done.map(({ rect }) => rect.x))).toBeGreaterThanOrEqual(first);
        if (new Set(done.map(({ rect }) => rect.x)).size === done.length) expect(order(done)[0]).toBe(order(given)[0]);
      }),
    );
  });
});
