// The free layout keeps what was put by hand, and draws every reference.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument, documentFrom, ecommerce, emptyDocument } from "../documents.scene.ts";
import { overlaps } from "../geometry.ts";
import { sceneKinds } from "../kinds.scene.ts";
import { layoutFree } from "./layoutFree.ts";

describe("the free layout", () => {
  it("stands a card where it was put and moves no other", () => {
    const document = ecommerce();
    const moved = { ...document, layout: { free: { "pattern:check_stock": [900, 40] as const } } };
    const before = layoutFree(document, sceneKinds).cards;
    const after = layoutFree(moved, sceneKinds).cards;
    const changed = after.filter(
      (card, index) => before[index]?.rect.x !== card.rect.x || before[index]?.rect.y !== card.rect.y,
    );
    expect(changed.map((card) => [card.id, card.rect.x, card.rect.y])).toEqual([["pattern:check_stock", 900, 40]]);
  });

  it("places everything without overlaps when nothing was put by hand", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { cards } = layoutFree(document, sceneKinds);
        for (const [index, card] of cards.entries()) {
          for (const other of cards.slice(index + 1))
            expect([card.id, other.id, overlaps(card.rect, other.rect)]).toEqual([card.id, other.id, false]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("keeps room above each event type and agent for its count after a run", () => {
    const { cards } = layoutFree(ecommerce(), sceneKinds);
    for (const card of cards.filter((one) => one.kind === "event" || one.kind === "agent")) {
      const room = { ...card.rect, y: card.rect.y - 16, height: 16 };
      expect([card.id, cards.filter((one) => overlaps(one.rect, room)).map((one) => one.id)]).toEqual([card.id, []]);
    }
  });

  it("draws every cue as a wire, or as a dangling echo when its event type is missing", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { wires, echoes } = layoutFree(document, sceneKinds);
        for (const [id, record] of Object.entries(document.patterns)) {
          for (const listen of sceneKinds.find(record.kind)?.listens(record) ?? []) {
            const known = Object.hasOwn(document.events, listen.event);
            const wired = wires.some(
              (wire) => wire.form === "cue" && wire.from.id === listen.event && wire.to.id === id,
            );
            const echoed = echoes.some((echo) => echo.event === listen.event && echo.pattern === id && echo.dangling);
            expect([known, wired, echoed]).toEqual([known, known, !known]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("has finite numbers only, wherever cards were put", () => {
    fc.assert(
      fc.property(
        anyDocument,
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (document, x, y) => {
          const free = Object.fromEntries(
            Object.keys(document.patterns).map((id, index) => [`pattern:${id}`, [x + index, y] as const]),
          );
          const picture = layoutFree({ ...document, layout: { free } }, sceneKinds);
          expect(JSON.stringify(picture)).not.toContain("null");
        },
      ),
      { numRuns: 100 },
    );
  });

  it("is an empty picture for an empty document", () => {
    expect(layoutFree(emptyDocument, sceneKinds)).toMatchObject({
      cards: [],
      wires: [],
      bounds: { width: 0, height: 0 },
    });
  });

  it("takes names that are properties of every object for what they are: names", () => {
    const document = documentFrom({
      events: JSON.parse('{ "constructor": {}, "__proto__": {} }') as Record<string, object>,
      patterns: {
        toString: { kind: "pattern", on: "constructor", do: { action: "valueOf", capability: "hasOwnProperty" } },
      },
    });
    expect(
      layoutFree(document, sceneKinds)
        .cards.map((card) => card.id)
        .toSorted(),
    ).toEqual(["event:__proto__", "event:constructor", "pattern:toString"]);
  });
});
