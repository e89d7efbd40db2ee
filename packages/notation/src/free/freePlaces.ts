// Places the cards of the free layout in three columns: event types, the patterns that react to them, the agents they
// ask. A card moved by hand stays where it was put; the others do not move with it.
import type { Rect } from "../geometry.ts";
import type { Reading } from "../reading/read.ts";
import { agentCard, eventCard, patternCard, type FreeCard } from "./freeCards.ts";

/** All cards with their places, by id. */
export type FreePlaces = ReadonlyMap<string, { readonly face: FreeCard; readonly rect: Rect }>;

const gutterPx = 104;
const gapPx = 14;
const groupGapPx = 26;
/** Room for the emissions that come round on the left and above. */
const marginPx = 120.5;

/** Places everything. `eventOrder` is the order of events down the page: by beat, as in the score. */
export function placeFree(reading: Reading, eventOrder: readonly string[]): FreePlaces {
  const events = new Map(eventOrder.map((id) => [id, eventCard(id)]));
  const patterns = new Map(reading.patterns.map((pattern) => [pattern.id, patternCard(pattern)]));
  const agents = new Map(reading.agents.map((id) => [id, agentCard(reading, id)]));
  const rank = new Map(eventOrder.map((id, index) => [id, index]));
  const several = (id: string): number =>
    (reading.patterns.find((one) => one.id === id)?.cues.length ?? 0) > 1 ? 1 : 0;
  const firstCue = (id: string): number => {
    const cue = reading.patterns.find((one) => one.id === id)?.cues[0]?.event;
    return cue === undefined ? eventOrder.length : (rank.get(cue) ?? eventOrder.length);
  };
  const order = [...patterns.keys()]
    .map((id, index) => ({ id, index, several: several(id), cue: firstCue(id) }))
    .sort((a, b) => a.several - b.several || a.cue - b.cue || a.index - b.index);

  const eventWidth = widest(events);
  const x = { event: marginPx, pattern: marginPx + eventWidth + gutterPx, agent: 0 };
  x.agent = x.pattern + widest(patterns) + gutterPx;
  const middles = new Map<string, number>();
  const tops = new Map<string, number>();
  let y = marginPx / 2;
  let group: number | undefined;
  for (const { id, cue, several: own } of order) {
    const height = patterns.get(id)?.height ?? 0;
    if (group !== undefined && group !== cue && own === 0) y += groupGapPx - gapPx;
    group = cue;
    tops.set(`pattern:${id}`, y);
    middles.set(id, y + 22);
    y += height + gapPx;
  }
  const hearing = (event: string): readonly number[] =>
    reading.patterns
      .filter((one) => one.cues.length === 1 && one.cues[0]?.event === event)
      .map((one) => middles.get(one.id) ?? 0);
  settle("event", events, (id) => mean(hearing(id)), 12, tops);
  const asking = (agent: string): readonly number[] =>
    reading.patterns
      .filter((one) => one.asks.some((ask) => ask.agents.includes(agent)))
      .map((one) => middles.get(one.id) ?? 0);
  settle("agent", agents, (id) => mean(asking(id)), 22, tops);

  const places = new Map<string, { face: FreeCard; rect: Rect }>();
  const put = (type: "event" | "pattern" | "agent", id: string, face: FreeCard): void => {
    const key = `${type}:${id}`;
    const authored = reading.document.layout.free;
    const moved = authored !== undefined && Object.hasOwn(authored, key) ? authored[key] : undefined;
    const auto = {
      x: type === "event" ? x.event + Math.round(eventWidth - face.width) : x[type],
      y: Math.round(tops.get(key) ?? 0) + 0.5,
    };
    places.set(key, {
      face,
      rect: { x: moved?.[0] ?? auto.x, y: moved?.[1] ?? auto.y, width: face.width, height: face.height },
    });
  };
  for (const [id, face] of events) put("event", id, face);
  for (const [id, face] of patterns) put("pattern", id, face);
  for (const [id, face] of agents) put("agent", id, face);
  return places;
}

/** Puts each card beside what it belongs to and pushes overlapping ones down; those that belong nowhere follow. */
function settle(
  type: string,
  cards: ReadonlyMap<string, FreeCard>,
  wish: (id: string) => number | undefined,
  gap: number,
  tops: Map<string, number>,
): void {
  const wished = [...cards].map(([id, face], index) => ({ id, face, index, at: wish(id) }));
  wished.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || a.index - b.index);
  let floor = marginPx / 2;
  for (const { id, face, at } of wished) {
    const inlet = face.inlets.values().next().value ?? face.height / 2;
    const top = at === undefined ? floor : Math.max(floor, at - inlet);
    tops.set(`${type}:${id}`, top);
    floor = top + face.height + gap;
  }
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function widest(cards: ReadonlyMap<string, FreeCard>): number {
  let most = 0;
  for (const { width } of cards.values()) most = Math.max(most, width);
  return most;
}
