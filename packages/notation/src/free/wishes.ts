// What wires the free layout draws: every cue, every ask, and what agents emit; with the ports at which they begin and end.
import type { PictureEcho } from "../picture.ts";
import type { Reading } from "../reading/read.ts";
import { portKey } from "./freeCards.ts";
import type { FreePlace } from "./freePlaces.ts";
import type { RouteWish } from "./routeWish.ts";

/** Wires to be routed, and echoes of event types that the document does not have. */
export interface FreeWishes {
  readonly wires: readonly RouteWish[];
  readonly echoes: readonly PictureEcho[];
}

type Places = ReadonlyMap<string, FreePlace>;

/** All wires of the document. */
export function wiresToRoute(reading: Reading, places: Places): FreeWishes {
  const echoes: PictureEcho[] = [];
  const wires = [
    ...cueWishes(reading, places, echoes),
    ...askWishes(reading, places),
    ...emissionWishes(reading, places),
  ];
  return { wires, echoes };
}

function cueWishes(reading: Reading, places: Places, echoes: PictureEcho[]): readonly RouteWish[] {
  const wishes: RouteWish[] = [];
  for (const pattern of reading.patterns) {
    const to = places.get(`pattern:${pattern.id}`);
    if (to === undefined) continue;
    for (const listen of [...pattern.cues, ...pattern.asides]) {
      const from = places.get(`event:${listen.event}`);
      const end = { x: to.rect.x, y: to.rect.y + (to.face.inlets.get(portKey(listen)) ?? to.face.card.exit.y) };
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
        leavesAt: from.rect.x + from.rect.width,
        trunk: `event:${listen.event}`,
      });
    }
  }
  return wishes;
}

function askWishes(reading: Reading, places: Places): readonly RouteWish[] {
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
          leavesAt: from.rect.x + from.rect.width,
        });
      }
    }
  }
  return wishes;
}

function emissionWishes(reading: Reading, places: Places): readonly RouteWish[] {
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
        leavesAt: from.rect.x + from.rect.width,
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
