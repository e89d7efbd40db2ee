// Marks, rows, the stack of lanes and labels: where things are, and that they are hit where they are.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markAt } from "./hitTest.ts";
import { placeLabels, touch } from "./labels.ts";
import { foldedLanePx, foldedRows, unfoldedRows } from "./laneRows.ts";
import { createLaneStack } from "./laneStack.ts";
import { createTimelineModel, type TimelineModel } from "./model.ts";
import { type Lane } from "./lane.ts";
import { firingOf, ORDERS_START, ordersTrace } from "./orders.scene.ts";
import { type Mark, placeLane } from "./placeLane.ts";
import { createTimeScale } from "./timeScale.ts";

function scene(): TimelineModel {
  const model = createTimelineModel();
  for (const record of ordersTrace({ count: 6, everyMs: 4_000 })) model.add(record);
  return model;
}

function marksOf(model: TimelineModel, index: number, pxPerMs: number, leftPx = 0): readonly Mark[] {
  const scale = createTimeScale({ fromMs: ORDERS_START, toMs: model.span?.toMs ?? 0, pxPerMs });
  const lane = model.lanes[index] as Lane;
  return placeLane(model, lane, foldedRows(model, lane, "full"), { scale, window: { leftPx, widthPx: 1_000 } });
}

describe("marks", () => {
  test("stand where their time is", () => {
    const marks = marksOf(scene(), 0, 0.01);
    expect(marks.filter((mark) => mark.kind === "pin").map((mark) => mark.x)).toStrictEqual([0, 3, 76]);
    expect(marks.find((mark) => mark.kind === "span")).toMatchObject({ x0: 0, x1: 76 });
  });

  test("that fall on one pixel are one, and stay few however many events there are", () => {
    const model = createTimelineModel();
    for (let i = 0; i < 20_000; i += 1) {
      model.add({
        type: "event",
        seq: i,
        at: i,
        event: { id: String(i), type: "t", source: "s", time: i, data: {} },
        correlation: "c",
        verdict: "accepted",
      });
    }
    const scale = createTimeScale({ fromMs: 0, toMs: 20_000, pxPerMs: 0.05 });
    const lane = model.lanes[0] as Lane;
    const marks = placeLane(model, lane, foldedRows(model, lane, "dock"), {
      scale,
      window: { leftPx: 0, widthPx: 1_000 },
    });
    expect(marks.length).toBeLessThanOrEqual(2_001);
    expect(marks.reduce((sum, mark) => sum + (mark.kind === "pin" ? mark.count : 0), 0)).toBe(20_000);
  });

  test("out of the window are left out, and what leads to the nearest of them stands at the edge", () => {
    const model = scene();
    const { pins } = model.lanes[0] as Lane;
    const last = model.pins.at.at(pins.at(-1) as number);
    expect(marksOf(model, 0, 1, 5_000_000)).toStrictEqual([
      { kind: "away", side: "before", count: pins.length, atMs: last, x: 0, y: 28 },
    ]);
    const first = model.pins.at.at(pins[0] as number);
    const early = marksOf(model, 0, 0.01, -2_000);
    expect(early).toStrictEqual([{ kind: "away", side: "after", count: pins.length, atMs: first, x: 1_000, y: 28 }]);
    expect(markAt(early, 900, 28)).toBe(early[0]);
    expect(markAt(early, 500, 28)).toBeUndefined();
  });

  test("show a firing as a block only where no agent took it up", () => {
    const model = createTimelineModel();
    model.add({
      type: "event",
      seq: 1,
      at: 1,
      event: { id: "1", type: "t", source: "s", time: 1, data: {} },
      correlation: "c",
      verdict: "accepted",
    });
    model.add(firingOf(1, 1, "p", "c"));
    model.add(firingOf(1, 1, "q", "c"));
    model.add({
      type: "action_started",
      at: 1,
      action: "a",
      name: "n",
      effect: "q/1",
      pattern: "q",
      agent: "x",
      capability: "k",
      correlation: "c",
      seq: 1,
    });
    const lane = model.lanes[0] as Lane;
    const scale = createTimeScale({ fromMs: 0, toMs: 10, pxPerMs: 10 });
    const marks = placeLane(model, lane, foldedRows(model, lane, "full"), {
      scale,
      window: { leftPx: 0, widthPx: 100 },
    });
    expect(marks.map((mark) => mark.kind)).toStrictEqual(["bar", "firing", "pin"]);
  });

  test("are hit where they are drawn, pins before what they stand on", () => {
    const marks = marksOf(scene(), 1, 0.01);
    for (const mark of marks) {
      const x = mark.kind === "firing" ? mark.x + 11 : "x0" in mark ? (mark.x0 + mark.x1) / 2 : mark.x;
      const hit = markAt(marks, x, mark.y);
      expect(hit?.y).toBe(mark.y);
      if (mark.kind === "pin") expect(hit?.kind).toBe("pin");
    }
    expect(markAt(marks, 900, 500)).toBeUndefined();
  });
});

describe("rows", () => {
  test("unfold into the agents and the stateful patterns of the lane", () => {
    const model = scene();
    const rows = unfoldedRows(model, model.lanes[2] as Lane, "full");
    expect(rows.rows.map((row) => (row.word < 0 ? "staff" : model.words.at(row.word)))).toStrictEqual([
      "staff",
      "warehouse",
      "risk_desk",
      "payments",
      "paid_quickly",
      "unpaid",
    ]);
    for (let i = 1; i < rows.rows.length; i += 1) expect(rows.rows[i]?.y).toBeGreaterThan(rows.rows[i - 1]?.y ?? 0);
    expect(rows.heightPx).toBeGreaterThan(rows.rows.at(-1)?.y ?? 0);
  });

  test("are equally high in every folded lane", () => {
    const model = scene();
    for (const lane of model.lanes) expect(foldedRows(model, lane, "dock").heightPx).toBe(foldedLanePx("dock", 2));
    expect(foldedLanePx("full", 2)).toBe(84);
    expect(foldedLanePx("dock", 2)).toBe(38);
    // Never lower than the words of the head.
    expect([0, 1].map((patterns) => foldedLanePx("dock", patterns))).toStrictEqual([37, 37]);
    expect([0, 1].map((patterns) => foldedLanePx("full", patterns))).toStrictEqual([64, 65]);
  });
});

describe("the stack of lanes", () => {
  const stacks = fc.record({
    count: fc.integer({ min: 0, max: 200 }),
    lanePx: fc.integer({ min: 10, max: 90 }),
    unfolded: fc
      .array(fc.tuple(fc.nat({ max: 220 }), fc.integer({ min: 91, max: 400 })), { maxLength: 5 })
      .map((pairs) => new Map(pairs)),
  });

  test("finds each lane where a plain sum puts it", () => {
    fc.assert(
      fc.property(stacks, (parts) => {
        const stack = createLaneStack(parts);
        let y = 0;
        for (let place = 0; place < parts.count; place += 1) {
          expect(stack.yOf(place)).toBe(y);
          expect(stack.placeAt(y)).toBe(place);
          const heightPx = parts.unfolded.get(place) ?? parts.lanePx;
          expect(stack.heightOf(place)).toBe(heightPx);
          y += heightPx;
          expect(stack.placeAt(y - 0.5)).toBe(place);
        }
        expect(stack.heightPx).toBe(y);
        expect(stack.placeAt(-1)).toBe(-1);
        expect(stack.placeAt(y + 1)).toBe(parts.count);
      }),
    );
  });

  test("gives exactly the lanes that touch a window", () => {
    fc.assert(
      fc.property(
        stacks,
        fc.integer({ min: -100, max: 9_000 }),
        fc.integer({ min: 1, max: 500 }),
        (parts, y0, heightPx) => {
          const stack = createLaneStack(parts);
          const { first, end } = stack.placesBetween(y0, y0 + heightPx);
          for (let place = 0; place < parts.count; place += 1) {
            const top = stack.yOf(place);
            const touches = top < y0 + heightPx && top + stack.heightOf(place) > y0;
            expect(place >= first && place < end).toBe(touches);
          }
        },
      ),
    );
  });
});

describe("labels", () => {
  test("never touch each other or what is in the way", () => {
    const wish = fc.record({
      text: fc.string({ maxLength: 12 }),
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 10, max: 70 }),
      gapPx: fc.constant(8),
      prefers: fc.constantFrom("above" as const, "below" as const),
      weight: fc.nat({ max: 3 }),
      side: fc.constantFrom("left" as const, "right" as const),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 15 }), (wishes) => {
        const obstacles = [{ x: 100, y: 30, widthPx: 80, heightPx: 14 }];
        const labels = placeLabels(wishes, {
          widthPx: 400,
          heightPx: 84,
          labelPx: 12,
          obstacles,
          measure: (text) => text.length * 6 + 1,
        });
        for (const [i, label] of labels.entries()) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.x + label.widthPx).toBeLessThanOrEqual(400);
          const box = { ...label, y: label.y - label.heightPx / 2 };
          for (const other of labels.slice(i + 1))
            expect(touch(box, { ...other, y: other.y - other.heightPx / 2 })).toBe(false);
          expect(touch(box, obstacles[0] as (typeof obstacles)[number])).toBe(false);
        }
      }),
    );
  });
});
