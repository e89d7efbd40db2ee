// The free layout: the same document as cards and wires, each card where it was put by hand. Event types react into
// patterns, patterns ask agents, and what agents emit comes round to the event types again.
import type { ChoreographyDocument, KindCatalog } from "@laban/model";
import { around } from "../geometry.ts";
import type { Picture, PictureCard, PictureEcho } from "../picture.ts";
import { readDocument, type Reading } from "../reading/read.ts";
import { findBeats } from "../score/beats.ts";
import { placeLabels, type LabelWish } from "../score/labels.ts";
import { portKey } from "./freeCards.ts";
import { placeFree, type FreePlaces } from "./freePlaces.ts";
import { routeAll, type RouteWish } from "./route.ts";

/** Lays a document out freely. Pure and deterministic; never throws on an incomplete document. */
export function layoutFree(document: ChoreographyDocument, catalog: KindCatalog): Picture {
  const reading = readDocument(document, catalog);
  const { events } = findBeats(reading);
  const order = reading.events
    .map((id, index) => ({ id, index, beat: events.get(id)?.beat ?? 0 }))
    .sort((a, b) => a.beat - b.beat || a.index - b.index)
    .map(({ id }) => id);
  const places = placeFree(reading, order);
  const cards: PictureCard[] = [...places.values()].map(({ face, rect }) => Object.assign({ rect }, face.card));
  const echoes: PictureEcho[] = [];
  const wishes = [
    ...cueWishes(reading, places, echoes),
    ...askWishes(reading, places),
    ...emissionWishes(reading, places),
  ];
  const wires = routeAll(wishes, around(cards.map((card) => card.rect)));
  const shares: LabelWish[] = wires.flatMap((wire): readonly LabelWish[] => {
    const end = wire.points.at(-1);
    if (wire.form !== "emission" || wire.share === undefined || wire.share > 0.995 || end === undefined) return [];
    return [
      {
        id: `share:${wire.id}`,
        ref: wire.to,
        role: "share",
        words: `${Math.round(wire.share * 100)} %`,
        style: "number",
        at: { x: end.x - 2, y: end.y },
        side: "above",
        roomPx: 80,
      },
    ];
  });
  const names: LabelWish[] = echoes.map((echo) => ({
    id: `label:${echo.id}`,
    ref: { type: "event", id: echo.event },
    role: "share",
    words: echo.event,
    style: "echo",
    at: echo.at,
    side: "above",
    roomPx: 160,
  }));
  const labels = placeLabels([...shares, ...names], { solids: cards.map((card) => card.rect), wires: [], staffs: [] });
  const everything = around([
    ...cards.map((card) => card.rect),
    ...labels.map((label) => label.rect),
    ...wires.flatMap((wire) => wire.points.map(({ x, y }) => ({ x: x - 2, y: y - 2, width: 4, height: 4 }))),
  ]);
  const bounds =
    cards.length === 0
      ? everything
      : { x: everything.x - 24, y: everything.y - 24, width: everything.width + 48, height: everything.height + 48 };
  return {
    view: "free",
    size: "large",
    bounds,
    staffs: [],
    brackets: [],
    beats: [],
    cards,
    pins: [],
    echoes,
    wires,
    labels,
  };
}

function cueWishes(reading: Reading, places: FreePlaces, echoes: PictureEcho[]): readonly RouteWish[] {
  const wishes: RouteWish[] = [];
  for (const pattern of reading.patterns) {
    const to = places.get(`pattern:${pattern.id}`);
    if (to === undefined) continue;
    for (const listen of [...pattern.cues, ...pattern.asides]) {
      const from = places.get(`event:${listen.event}`);
      const end = { x: to.rect.x, y: to.rect.y + (to.face.inlets.get(portKey(listen)) ?? 22) };
      const id = `cue:${pattern.id}:${portKey(listen)}`;
      if (from === undefined) {
        const at = { x: end.x - 26, y: end.y };
        echoes.push({
          id: `echo:${id}`,
          event: listen.event,
          at,
          pattern: pattern.id,
          direction: "heard",
          dangling: true,
        });
        continue;
      }
      wishes.push({
        id,
        form: "cue",
        from: { type: "event", id: listen.event },
        to: { type: "pattern", id: pattern.id },
        reference: { pattern: pattern.id, path: listen.path },
        start: { x: from.rect.x + from.rect.width, y: from.rect.y + from.rect.height / 2 },
        end,
        trunk: `event:${listen.event}`,
        side: "source",
        round: false,
      });
    }
  }
  return wishes;
}

function askWishes(reading: Reading, places: FreePlaces): readonly RouteWish[] {
  const wishes: RouteWish[] = [];
  for (const pattern of reading.patterns) {
    const from = places.get(`pattern:${pattern.id}`);
    if (from === undefined) continue;
    for (const { ask, agents } of pattern.asks) {
      for (const agent of agents) {
        const to = places.get(`agent:${agent}`);
        if (to === undefined) continue;
        const y = to.face.inlets.get(ask.capability) ?? to.rect.height / 2;
        const leaves = from.face.outlets.get(portKey(ask)) ?? from.face.card.exit.y;
        const atPoint = leaves === from.face.card.exit.y;
        wishes.push({
          id: `ask:${pattern.id}:${portKey(ask)}:${agent}`,
          form: ask.outcome === "matched" ? "ask" : "deadline",
          from: { type: "pattern", id: pattern.id },
          to: { type: "agent", id: agent },
          reference: { pattern: pattern.id, path: ask.path },
          start: { x: from.rect.x + from.rect.width - (atPoint ? 0 : 9), y: from.rect.y + leaves },
          end: { x: to.rect.x, y: to.rect.y + y },
          trunk: `${ask.outcome === "matched" ? "ask" : "late"} ${agent} ${ask.capability}`,
          side: "target",
          round: false,
        });
      }
    }
  }
  return wishes;
}

function emissionWishes(reading: Reading, places: FreePlaces): readonly RouteWish[] {
  const wishes: RouteWish[] = [];
  for (const agent of reading.agents) {
    const from = places.get(`agent:${agent}`);
    if (from === undefined) continue;
    for (const [event, share] of emissionsOf(reading, agent)) {
      const to = places.get(`event:${event}`);
      if (to === undefined) continue;
      wishes.push({
        id: `emission:${agent}:${event}`,
        form: "emission",
        from: { type: "agent", id: agent },
        to: { type: "event", id: event },
        start: { x: from.rect.x + from.rect.width, y: from.rect.y + from.rect.height / 2 },
        end: { x: to.rect.x, y: to.rect.y + to.rect.height / 2 },
        trunk: `agent:${agent}`,
        side: "source",
        round: to.rect.x < from.rect.x + from.rect.width + 32,
        ...(share === undefined ? {} : { share }),
      });
    }
  }
  return wishes;
}

/** What an agent raises unasked or in answer; the share only where one behaviour alone brings it about. */
function emissionsOf(reading: Reading, agent: string): ReadonlyMap<string, number | undefined> {
  const record = reading.document.agents[agent];
  const found = new Map<string, number | undefined>();
  for (const behaviour of Object.values(record?.behaviours ?? {})) {
    const total = behaviour.outcomes.reduce((sum, outcome) => sum + Math.max(0, outcome.weight), 0);
    const shares = new Map<string, number>();
    for (const outcome of behaviour.outcomes) {
      const share = total === 0 ? 0 : Math.max(0, outcome.weight) / total;
      for (const event of [outcome.emits, outcome.then?.emits]) {
        if (event !== undefined && event !== "") shares.set(event, (shares.get(event) ?? 0) + share);
      }
    }
    for (const [event, share] of shares) found.set(event, found.has(event) ? undefined : share);
  }
  for (const event of record?.emits ?? []) found.set(event, undefined);
  return found;
}
