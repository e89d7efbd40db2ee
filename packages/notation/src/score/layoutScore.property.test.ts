// What must hold for the score of any document at all.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument, ecommerce } from "../documents.scene.ts";
import { overlaps, stretch, type Rect } from "../geometry.ts";
import { sceneKinds } from "../kinds.scene.ts";
import type { Picture } from "../picture.ts";
import { pictureToSvg } from "../svg/pictureToSvg.ts";
import { countBox } from "./counts.ts";
import { layoutScore } from "./layoutScore.ts";
import { headPx, rulerPx } from "./metrics.ts";

const runs = { numRuns: 200 };
const score = (document: Parameters<typeof layoutScore>[0]): Picture => layoutScore(document, sceneKinds);

describe("the score of any document", () => {
  it("is the same every time", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(score(structuredClone(document))).toEqual(score(document));
      }),
      { numRuns: 50 },
    );
  });

  it("shows every pattern, every event type and every agent once", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        expect(picture.cards.map((card) => card.ref.id).toSorted()).toEqual(Object.keys(document.patterns).toSorted());
        expect(picture.pins.map((pin) => pin.ref.id).toSorted()).toEqual(Object.keys(document.events).toSorted());
        const staffs = picture.staffs.flatMap((staff) => (staff.ref === undefined ? [] : [staff.ref.id]));
        expect(staffs.toSorted()).toEqual(Object.keys(document.agents).toSorted());
      }),
      runs,
    );
  });

  it("lays no word on another word, a card or a sign, and no count on anything but its own card", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        expect(collisions(picture)).toEqual([]);
      }),
      runs,
    );
  });

  it("keeps every word and count on the page, clear of the heads of the staffs", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        const page = { ...picture.bounds, x: headPx, y: rulerPx };
        expect(
          wordsOf(picture)
            .filter(({ rect }) => !contains(page, rect))
            .map(({ id }) => id),
        ).toEqual([]);
      }),
      runs,
    );
  });

  it("lets no cue run through a word", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        expect(crossedWords(picture)).toEqual([]);
      }),
      runs,
    );
  });

  it("does all that for the e-commerce example in both sizes", () => {
    for (const size of ["normal", "large"] as const) {
      const picture = layoutScore(ecommerce(), sceneKinds, { size });
      expect(collisions(picture)).toEqual([]);
      expect(crossedWords(picture)).toEqual([]);
      expect(picture.labels.filter((label) => label.full !== undefined)).toEqual([]);
    }
  });

  it("names every event type", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { labels, pins } = score(document);
        const named = new Set(labels.filter((label) => label.role === "pin").map((label) => label.ref.id));
        expect(pins.map((pin) => pin.ref.id).filter((id) => !named.has(id))).toEqual([]);
      }),
      runs,
    );
  });

  it("has a place for the count of every card", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { cards } = score(document);
        expect(cards.filter((card) => card.countAt === undefined).map((card) => card.id)).toEqual([]);
      }),
      runs,
    );
  });

  it("lets no two cards overlap, and keeps each on its own staff", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { cards, staffs } = score(document);
        expect(
          pairs(cards)
            .filter(([a, b]) => overlaps(a.rect, b.rect))
            .map(([a, b]) => [a.id, b.id]),
        ).toEqual([]);
        for (const card of cards) {
          const staff = staffs.find((one) => one.id === card.staff);
          expect(staff === undefined ? card.id : contains(staff.rect, card.rect)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("hides no pin behind a card", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { cards, pins } = score(document);
        for (const { at, id } of pins) {
          const over = cards.filter(({ rect }) => overlaps(rect, { x: at.x - 4, y: at.y - 4, width: 8, height: 8 }));
          expect([id, ...over.map((card) => card.id)]).toEqual([id]);
        }
      }),
      runs,
    );
  });

  it("puts no two pins or echoes on each other", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { pins, echoes } = score(document);
        const at = [...pins, ...echoes].map((one) => `${one.at.x} ${one.at.y}`);
        expect(at.filter((place, index) => at.indexOf(place) !== index)).toEqual([]);
      }),
      runs,
    );
  });

  it("stands a sign on the x of its cue", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        for (const wire of picture.wires) {
          if (wire.form !== "cue" || wire.head === undefined || wire.head.toward === "right") continue;
          expect(wire.points[0]?.x).toBe(wire.points[1]?.x);
          const card = picture.cards.find((one) => one.ref.id === wire.to.id);
          if (card === undefined || card.kind !== "pattern") continue;
          expect(wire.head.at.x).toBeCloseTo(card.rect.x + card.signAt.x, 6);
        }
      }),
      runs,
    );
  });

  it("draws no wire that runs backwards", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const wire of score(document).wires) {
          for (const [index, point] of wire.points.entries()) {
            const before = wire.points[index - 1];
            if (before !== undefined) expect(point.x).toBeGreaterThanOrEqual(before.x);
          }
        }
      }),
      runs,
    );
  });

  it("shows every reference to an event, as a wire, an echo or in words on its tab", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        for (const [id, record] of Object.entries(document.patterns)) {
          for (const listen of sceneKinds.find(record.kind)?.listens(record) ?? []) {
            const drawn =
              picture.wires.some((wire) => wire.from.id === listen.event && wire.to.id === id) ||
              picture.echoes.some((echo) => echo.event === listen.event && echo.pattern === id);
            expect([id, listen.event, drawn]).toEqual([id, listen.event, true]);
          }
        }
      }),
      runs,
    );
  });

  it("has only finite numbers, also in its SVG", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const picture = score(document);
        expect(JSON.stringify(picture)).not.toContain("null");
        expect(pictureToSvg(picture, "dark")).not.toMatch(/NaN|Infinity|undefined/u);
      }),
      runs,
    );
  });

  it("keeps what a pattern brings about when it is moved by hand", () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 9 }), fc.nat(), (document, beat, choice) => {
        const ids = Object.keys(document.patterns);
        const id = ids[choice % Math.max(1, ids.length)];
        if (id === undefined) return;
        const moved = {
          ...document,
          layout: { ...document.layout, score: { ...document.layout.score, [id]: { beat } } },
        };
        expect(consequences(score(moved), id)).toEqual(consequences(score(document), id));
      }),
      runs,
    );
  });
});

interface Word {
  readonly id: string;
  readonly rect: Rect;
  /** The card on whose edge a count stands. */
  readonly card?: string;
}

function wordsOf(picture: Picture): readonly Word[] {
  const counts = picture.cards.flatMap((card): Word[] => {
    const rect = countBox(card);
    return rect === undefined ? [] : [{ id: `count:${card.id}`, rect, card: card.id }];
  });
  return [...picture.labels.map(({ id, rect }) => ({ id, rect })), ...counts];
}

function collisions(picture: Picture): readonly (readonly string[])[] {
  const words = wordsOf(picture);
  const solids: Word[] = [
    ...picture.cards.map(({ id, rect }) => ({ id, rect })),
    ...[...picture.pins, ...picture.echoes].map(({ id, at }) => ({
      id,
      rect: { x: at.x - 4.5, y: at.y - 4.5, width: 9, height: 9 },
    })),
  ];
  return [
    ...pairs(words).filter(([a, b]) => overlaps(a.rect, b.rect)),
    ...words.flatMap((word) =>
      solids
        .filter(({ id, rect }) => id !== word.card && overlaps(rect, word.rect))
        .map((solid) => [word, solid] as const),
    ),
  ].map(([a, b]) => [a.id, b.id]);
}

function crossedWords({ labels, wires }: Picture): readonly (readonly string[])[] {
  return wires
    .filter((wire) => wire.form === "cue")
    .flatMap(({ id, points }) => {
      const [from, to] = points;
      if (from === undefined || to === undefined) return [];
      const run = stretch(from, to, 0.5);
      return labels.filter((label) => overlaps(label.rect, run)).map((label) => [id, label.id]);
    });
}

function consequences(picture: Picture, pattern: string): readonly string[] {
  return picture.wires
    .filter((wire) => wire.from.id === pattern && wire.form !== "ask")
    .map((wire) => wire.to.id)
    .toSorted();
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
