// Plates: names in a small picture, within the pane, beside or on what they name, never on each other.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "../geometry.ts";
import { placePlates, plateHeightPx, type PlateWish } from "./plates.ts";

const pane = { x: 88, y: 0, width: 410, height: 320 };
const card = (words: string, x: number, y: number): PlateWish => ({
  id: `pattern:${words}`,
  words,
  form: "card",
  rect: { x, y, width: 60, height: 19 },
  signY: y + 9.5,
});
const pin = (words: string, x: number, y: number): PlateWish => ({
  id: `event:${words}`,
  words,
  form: "pin",
  rect: { x: x - 5, y: y - 5, width: 10, height: 10 },
  signY: y,
});

describe("a plate", () => {
  it("widens its card to hold the name, where there is room", () => {
    const [plate] = placePlates([card("retry_payment", 200, 100)], [], pane);
    expect(plate?.rect).toMatchObject({ x: 200, y: 100, height: plateHeightPx });
    expect(plate?.rect.width).toBeGreaterThan(95);
  });

  it("covers a card that is a little higher than itself", () => {
    const high = { ...card("book_shipping", 200, 100), rect: { x: 200, y: 100, width: 85, height: 26 }, signY: 113 };
    expect(placePlates([high], [], pane)[0]?.rect).toMatchObject({ x: 200, y: 100, height: 26 });
  });

  it("stays whole at the right edge, at the top and beside the heads", () => {
    for (const wish of [
      card("ask_for_review", 440, 100),
      card("stop_retrying", 200, -6),
      card("check_stock", 70, 50),
    ]) {
      const [plate] = placePlates([wish], [], pane);
      expect(plate?.rect.x).toBeGreaterThanOrEqual(pane.x);
      expect(plate?.rect.y).toBeGreaterThanOrEqual(pane.y);
      expect((plate?.rect.x ?? 0) + (plate?.rect.width ?? 999)).toBeLessThanOrEqual(pane.x + pane.width);
    }
  });

  it("puts the name of a pin to the left where a card stands at its right", () => {
    const next = { x: 250, y: 90, width: 60, height: 19 };
    const [plate] = placePlates([pin("payment_failed", 240, 100)], [next], pane);
    expect((plate?.rect.x ?? 999) + (plate?.rect.width ?? 0)).toBeLessThanOrEqual(235);
  });

  it("turns the name of a pin at the right edge to the left", () => {
    const [plate] = placePlates([pin("delivery_confirmed", 480, 100)], [], pane);
    expect((plate?.rect.x ?? 999) + (plate?.rect.width ?? 0)).toBeLessThanOrEqual(475);
  });

  it("is not drawn for what is out of view", () => {
    expect(placePlates([card("far_away", 900, 100), pin("above", 200, -50)], [], pane)).toEqual([]);
  });

  it("lies within the pane and on no other plate, whatever is wished", () => {
    const wishes = fc.array(
      fc.record({
        words: fc.string({ maxLength: 24 }),
        x: fc.integer({ min: 0, max: 600 }),
        y: fc.integer({ min: -40, max: 400 }),
        isPin: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(wishes, (made) => {
        const given = made.map(({ words, x, y, isPin }) => (isPin ? pin(words, x, y) : card(words, x, y)));
        const plates = placePlates(
          given,
          given.map((one) => one.rect),
          pane,
        );
        for (const [index, { rect }] of plates.entries()) {
          expect(rect.x >= pane.x && rect.x + rect.width <= pane.x + pane.width).toBe(true);
          expect(rect.y >= pane.y && rect.y + rect.height <= pane.y + pane.height).toBe(true);
          expect(plates.slice(index + 1).some((other) => overlaps(other.rect, rect))).toBe(false);
        }
      }),
    );
  });
});
