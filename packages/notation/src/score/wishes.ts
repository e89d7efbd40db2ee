// Which words a score shows beside its pins and wires: names of events, shares of forks, and what a deadline asks.
import type { PictureWire } from "../picture.ts";
import type { Reading } from "../reading/read.ts";
import { staffOf, type Beats } from "./beats.ts";
import type { Columns } from "./columns.ts";
import type { LabelWish } from "./candidates.ts";
import type { ScoreMetrics } from "./metrics.ts";
import { callWords } from "./phrases.ts";
import type { Places } from "./places.ts";
import type { CardShape } from "./shape.ts";

interface WishScene {
  readonly reading: Reading;
  readonly beats: Beats;
  readonly columns: Columns;
  readonly shapes: ReadonlyMap<string, CardShape>;
  readonly metrics: ScoreMetrics;
}

const longestNamePx = 260;

/** All wishes, the most important first: names, then echoes, then notes and shares. */
export function labelWishes(scene: WishScene, places: Places, wires: readonly PictureWire[]): readonly LabelWish[] {
  return [...names(scene, places), ...echoes(places), ...notes(scene, places), ...shares(scene, places, wires)];
}

function names(scene: WishScene, places: Places): readonly LabelWish[] {
  const followed = new Map<string, number>();
  for (const place of scene.beats.patterns.values()) {
    const event = place.reading.cues[0]?.event;
    const left = places.cards.get(place.reading.id)?.rect.x;
    if (place.inline && event !== undefined && left !== undefined) followed.set(event, left);
  }
  return [...places.pins].map(([id, pin]): LabelWish => {
    const next = followed.get(id);
    const roomPx = next === undefined ? longestNamePx : next - pin.at.x - 16;
    return {
      id: `label:event:${id}`,
      ref: { type: "event", id },
      role: "pin",
      words: id,
      style: "label",
      at: pin.at,
      side: pin.side,
      roomPx,
    };
  });
}

function echoes(places: Places): readonly LabelWish[] {
  return places.echoes
    .filter((echo) => echo.words !== "")
    .map((echo) => ({
      id: `label:${echo.id}`,
      ref: { type: "event", id: echo.event },
      role: "echo",
      words: echo.words,
      style: "echo",
      at: echo.at,
      side: echo.side,
      roomPx: longestNamePx,
    }));
}

/** What is asked after a deadline has no room on the card: it stands at the bar. */
function notes(scene: WishScene, places: Places): readonly LabelWish[] {
  const wishes: LabelWish[] = [];
  for (const place of scene.beats.patterns.values()) {
    const { id, asks } = place.reading;
    const card = places.cards.get(id);
    const shape = scene.shapes.get(id);
    if (card === undefined || shape === undefined) continue;
    for (const [index, { ask, agents }] of asks.entries()) {
      const exit = card.exits[index] ?? card.anchor;
      if (ask.action === "" || (shape.form !== "wedge" && exit === card.anchor)) continue;
      const able = agents[0];
      const elsewhere = able !== undefined && index > 0 && !agents.some((agent) => staffOf(agent) === place.staff);
      const title = able === undefined ? "" : (scene.reading.document.agents[able]?.title ?? able);
      wishes.push({
        id: `label:${id}:${ask.path.join(".")}`,
        ref: { type: "pattern", id },
        role: "note",
        words: elsewhere ? `${callWords(ask, index)} → ${title}` : callWords(ask, index),
        style: "body",
        at: { x: shape.right + 13, y: exit - 5 },
        side: "above",
        roomPx: longestNamePx,
      });
    }
  }
  return wishes;
}

/** Shares stand at forks only: "100 %" says nothing. */
function shares(scene: WishScene, places: Places, wires: readonly PictureWire[]): readonly LabelWish[] {
  const wishes: LabelWish[] = [];
  for (const wire of wires) {
    if (wire.share === undefined || wire.share <= 0 || wire.share > 0.995) continue;
    const end = wire.points.at(-1);
    const start = wire.points[0];
    if (end === undefined || start === undefined) continue;
    const echo = places.echoes.find((one) => one.id === `echo:${wire.id}`);
    // A long wire to a pin of another fork stays silent: the pin already has its share there.
    if (echo === undefined && scene.beats.events.get(wire.to.id)?.cause !== wire.from.id) continue;
    const percent = wire.share < 0.01 ? "< 1" : String(Math.round(wire.share * 100));
    wishes.push({
      id: `share:${wire.id}`,
      ref: wire.to,
      role: "share",
      words: `${percent} %`,
      style: "number",
      at: { x: end.x + 5, y: end.y },
      side: echo !== undefined ? "level" : end.y > start.y ? "below" : "above",
      roomPx: longestNamePx,
      ...(echo === undefined ? {} : { after: `label:${echo.id}` }),
    });
  }
  return wishes;
}
