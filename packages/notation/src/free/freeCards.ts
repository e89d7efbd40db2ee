// The cards of event types and agents in the free layout: pills and bracketed cards. A card knows where its wires arrive
// and leave; all y are relative to its top. The cards of patterns are in patternCard.ts.
import type { Ask, Listen } from "@laban/model";
import { px } from "../geometry.ts";
import type { PictureCard, PictureText } from "../picture.ts";
import type { Reading } from "../reading/read.ts";
import { agentOutline, pillOutline } from "../signs/outline.ts";
import { textWidth } from "../text/measure.ts";
import { shortenEnd, shortenMiddle } from "../text/shorten.ts";

/** A card before it has a place. */
export interface FreeCard {
  readonly card: Omit<PictureCard, "rect">;
  readonly width: number;
  readonly height: number;
  /** Where cues arrive, by the path of the listen; asks by the capability. */
  readonly inlets: ReadonlyMap<string, number>;
  /** Where asks leave, by the path of the ask; for events and agents the one way out. */
  readonly outlets: ReadonlyMap<string, number>;
}

/** The key of a listen or ask among a card's ports. */
export const portKey = (port: Listen | Ask): string => port.path.join(".");

const pillPx = 28;
const pillTextX = 29;
const nameMaxPx = 190;
const capabilityPx = 14;

/** How wide the pill of an event type wants to be. */
export const eventWidth = (event: string): number =>
  Math.ceil(textWidth(shortenMiddle(event, "label", nameMaxPx), "label")) + pillTextX + 12;

/** The pill of an event type. */
export function eventCard(event: string, width: number): FreeCard {
  const text = shortenMiddle(event, "label", width - pillTextX - 11);
  return {
    width,
    height: pillPx,
    inlets: new Map([["", pillPx / 2]]),
    outlets: new Map([["", pillPx / 2]]),
    card: {
      id: `event:${event}`,
      ref: { type: "event", id: event },
      kind: "event",
      outline: pillOutline(width, pillPx),
      sign: "event",
      signAt: { x: 15, y: pillPx / 2 },
      texts: [written(text, "label", pillTextX, 18, event)],
      marks: [],
      countAt: { x: pillTextX, y: -4, anchor: "start" },
      exit: { x: width, y: pillPx / 2 },
    },
  };
}

/** How wide the card of an agent wants to be. */
export function agentWidth(reading: Reading, id: string): number {
  const agent = reading.document.agents[id];
  const capabilities = agent?.capabilities ?? [];
  return Math.ceil(
    Math.min(
      220,
      Math.max(
        112,
        textWidth(agent?.title ?? id, "title") + 42,
        ...capabilities.map((capability) => textWidth(capability, "body") + 22),
      ),
    ),
  );
}

/** The card of an agent: a bracket, its title, and the capabilities it offers. */
export function agentCard(reading: Reading, id: string, width: number): FreeCard {
  const agent = reading.document.agents[id];
  const title = agent?.title ?? id;
  const capabilities = agent?.capabilities ?? [];
  const height = 27 + Math.max(1, capabilities.length) * capabilityPx;
  const inlets = new Map<string, number>();
  const texts: PictureText[] = [written(shortenEnd(title, "title", width - 38), "title", 12, 18, title)];
  for (const [index, capability] of capabilities.entries()) {
    const y = 33 + index * capabilityPx;
    texts.push(written(shortenEnd(capability, "body", width - 18), "body", 12, y, capability));
    inlets.set(capability, y - 4);
  }
  return {
    width,
    height,
    inlets,
    outlets: new Map([["", height / 2]]),
    card: {
      id: `agent:${id}`,
      ref: { type: "agent", id },
      kind: "agent",
      outline: agentOutline(width, height),
      sign: "agent",
      signAt: { x: width - 15, y: 14 },
      texts,
      marks: [{ role: "bracket", path: `M0 0H3.5V${px(height)}H0Z` }],
      countAt: { x: 12, y: -4, anchor: "start" },
      exit: { x: width, y: height / 2 },
    },
  };
}

/** A line of text that says its whole where it had to be shortened. */
export function written(text: string, style: PictureText["style"], x: number, y: number, full: string): PictureText {
  return { text, style, x, y, anchor: "start", ...(text === full ? {} : { full }) };
}
