// The picture, drawn onto a pen that writes down what it was asked to do.
import { describe, expect, test } from "vitest";
import { foldedLanePx, foldedRows } from "../layout/laneRows.ts";
import { createLaneStack } from "../layout/laneStack.ts";
import { createTimelineModel } from "../layout/model.ts";
import { type Lane } from "../layout/lane.ts";
import { ORDERS_START, ordersTrace } from "../layout/orders.scene.ts";
import { createTimeScale } from "../layout/timeScale.ts";
import { drawOverview } from "./drawOverview.ts";
import { drawTimeline, type TimelineScene } from "./drawTimeline.ts";
import type { Pen, TimelineTheme } from "./theme.ts";

const theme = Object.fromEntries(
  [
    "canvas",
    "panel",
    "raised",
    "sunk",
    "line",
    "staff",
    "line2",
    "ink",
    "ink2",
    "ink3",
    "onink",
    "sel",
    "selbg",
    "now",
    "nowbg",
    "wait",
    "waitbg",
    "bad",
  ].map((name) => [name, name]),
) as unknown as TimelineTheme;

/** A pen that writes down what was filled and stroked, in which colour. */
function recordingPen(): {
  readonly pen: Pen;
  readonly strokes: string[];
  readonly texts: string[];
  readonly fills: { readonly style: unknown; readonly rect: readonly number[] }[];
} {
  const strokes: string[] = [];
  const texts: string[] = [];
  const fills: { readonly style: unknown; readonly rect: readonly number[] }[] = [];
  const nothing = (): void => {};
  const pen = {
    save: nothing,
    restore: nothing,
    beginPath: nothing,
    closePath: nothing,
    moveTo: nothing,
    lineTo: nothing,
    arc: nothing,
    rect: nothing,
    roundRect: nothing,
    clip: nothing,
    strokeRect: nothing,
    strokeText: nothing,
    setLineDash: nothing,
    fill: () => fills.push({ style: pen.fillStyle, rect: [] }),
    stroke: () => strokes.push(pen.strokeStyle),
    fillRect: (...rect: number[]) => fills.push({ style: pen.fillStyle, rect }),
    fillText: (text: string) => texts.push(text),
    measureText: (text: string) => ({ width: text.length * 6 }),
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 1,
    lineCap: "butt",
    lineJoin: "miter",
    font: "",
    textAlign: "left",
    textBaseline: "middle",
    globalAlpha: 1,
  };
  return { pen: pen as unknown as Pen, strokes, texts, fills };
}

function sceneAt(playheadMs: number, count = 6): TimelineScene {
  const model = createTimelineModel();
  for (const record of ordersTrace({ count, everyMs: 4_000 })) model.add(record);
  return {
    model,
    theme,
    density: "full",
    widthPx: 1_000,
    heightPx: 600,
    rulerPx: 50,
    leftPx: 0,
    scrollTopPx: 0,
    scale: createTimeScale({ fromMs: ORDERS_START, toMs: model.span?.toMs ?? 0, pxPerMs: 0.01 }),
    stack: createLaneStack({ count, lanePx: foldedLanePx("full", 2), unfolded: new Map() }),
    lanes: model.lanes.map((_, i) => i),
    rowsOf: (lane) => foldedRows(model, model.lanes[lane] as Lane, "full"),
    playheadMs,
    range: undefined,
    hovered: undefined,
    selectedLane: undefined,
    soundingPin: -1,
    stemOf: () => "up",
    kindOf: (pattern) => (pattern === "paid_quickly" ? "sequence" : "absence"),
  };
}

describe("the picture", () => {
  test("lights the paper exactly up to the playhead", () => {
    const { pen, fills } = recordingPen();
    drawTimeline(pen, sceneAt(ORDERS_START + 30_000));
    expect(fills.find((fill) => fill.style === "raised" && fill.rect.length === 4)?.rect).toStrictEqual([
      0, 50, 300, 550,
    ]);
  });

  test("does not fill what has not been played", () => {
    const before = recordingPen();
    drawTimeline(before.pen, sceneAt(ORDERS_START - 1));
    expect(before.fills.filter((fill) => fill.style === "ink")).toStrictEqual([]);
    const after = recordingPen();
    drawTimeline(after.pen, sceneAt(ORDERS_START + 3_000_000));
    expect(after.fills.filter((fill) => fill.style === "ink").length).toBeGreaterThan(10);
  });

  test("gives back the lanes in view with their marks, and no others", () => {
    const { pen } = recordingPen();
    const scene = { ...sceneAt(ORDERS_START, 100), scrollTopPx: 84 * 50 + 10 };
    const drawn = drawTimeline(pen, scene);
    expect(drawn.map((lane) => lane.lane)).toStrictEqual([50, 51, 52, 53, 54, 55, 56]);
    expect(drawn[0]?.topPx).toBe(40);
  });

  test("keeps held lanes at the top, over the lanes that scroll below them", () => {
    const { pen } = recordingPen();
    const lanePx = foldedLanePx("full", 2);
    const held = {
      lanes: [3],
      stack: createLaneStack({ count: 1, lanePx, unfolded: new Map() }),
      heightPx: lanePx,
    };
    const lanes = Array.from({ length: 100 }, (_, i) => i).filter((i) => i !== 3);
    const drawn = drawTimeline(pen, { ...sceneAt(ORDERS_START, 100), lanes, held, scrollTopPx: 84 * 50 });
    expect(drawn.map((lane) => lane.lane)).toStrictEqual([3, 51, 52, 53, 54, 55, 56]);
    expect(drawn.map((lane) => lane.topPx).slice(0, 2)).toStrictEqual([50, 50 + lanePx]);
  });

  test("says where the events of a lane are that has none in view", () => {
    const { pen, texts } = recordingPen();
    drawTimeline(pen, { ...sceneAt(ORDERS_START), leftPx: 40_000 });
    expect(texts).toContain("4 events, until 14:12:47");
  });

  test("says a missed deadline in the colour of deadlines and in words", () => {
    const { pen, strokes, texts } = recordingPen();
    drawTimeline(pen, sceneAt(ORDERS_START + 3_000_000));
    expect(strokes).toContain("wait");
    expect(texts).toContain("paid_quickly: timeout");
    expect(texts).toContain("no answer in 30 s");
  });

  test("is drawn without a playhead and without lanes", () => {
    const { pen } = recordingPen();
    expect(
      drawTimeline(pen, {
        ...sceneAt(ORDERS_START),
        playheadMs: undefined,
        lanes: [],
        stack: createLaneStack({ count: 0, lanePx: 84, unfolded: new Map() }),
      }),
    ).toStrictEqual([]);
  });
});

test("the overview colours only the share that failed", () => {
  const { pen, fills } = recordingPen();
  const scene = sceneAt(ORDERS_START);
  const { model } = scene;
  const toMs = model.span?.toMs ?? 0;
  drawOverview(pen, {
    widthPx: 300,
    heightPx: 40,
    theme,
    events: model.eventHistogram,
    failures: model.failureHistogram,
    playheadMs: undefined,
    scale: createTimeScale({ fromMs: ORDERS_START, toMs, pxPerMs: 300 / (toMs - ORDERS_START) }),
    window: { fromMs: ORDERS_START, toMs: ORDERS_START + 60_000 },
  });
  const bars = fills.filter((fill) => fill.style === "staff");
  const failed = fills.filter((fill) => fill.style === "wait");
  expect(bars.length).toBeGreaterThan(0);
  expect(failed.length).toBeGreaterThan(0);
  for (const fill of failed) expect(fill.rect[3]).toBeLessThanOrEqual(40);
});
