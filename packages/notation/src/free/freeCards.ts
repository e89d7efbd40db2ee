// The cards of the free layout: pills for event types, pointed cards with a row per port for patterns, bracketed cards
// for agents. A card knows where its wires arrive and leave; all y are relative to its top.
import type { Ask, Listen } from "@laban/model";
import { px } from "../geometry.ts";
import type { PictureCard, PictureMark, PictureText } from "../picture.ts";
import type { PatternReading, Reading } from "../reading/read.ts";
import { agentOutline, freeOutline, pillOutline, pointPx } from "../signs/outline.ts";
import { signOf } from "../signs/sign.ts";
import { textWidth } from "../text/measure.ts";
import { shortenCondition, shortenEnd, shortenMiddle } from "../text/shorten.ts";

/** A card before it has a place. */
export interface FreeCard {
  readonly card: Omit<PictureCard, "rect">;
  readonly width: number;
  readonly height: number;
  /** Where cues arrive, by the path of the listen. */
  readonly inlets: ReadonlyMap<string, number>;
  /** Where asks leave, by the path of the ask; for events and agents the one way out. */
  readonly outlets: ReadonlyMap<string, number>;
}

/** The key of a listen or ask among a card's ports. */
export const portKey = (port: Listen | Ask): string => port.path.join(".");

const patternWidthPx = 252;
const pillPx = 28;
const rowPx = 17;
const textX = 30;
/** Kept free at the right of the name for the count after a run. */
const countPx = 44;

/** The pill of an event type. */
export function eventCard(event: string): FreeCard {
  const text = shortenMiddle(event, "label", 200);
  const width = Math.ceil(textWidth(text, "label")) + 44;
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
      signAt: { x: 17, y: pillPx / 2 },
      texts: [written(text, "label", 31, 18, event)],
      marks: [],
      countAt: { x: 31, y: -4, anchor: "start" },
      exit: { x: width, y: pillPx / 2 },
    },
  };
}

/** The card of a pattern: name, condition or time, a row for each port where there are several, then what it asks. */
export function patternCard(pattern: PatternReading): FreeCard {
  const { id, kind, face, priority, cues, asides, asks } = pattern;
  const room = patternWidthPx - textX - pointPx - 4;
  const rank = priority === undefined ? "" : String(priority);
  const texts: PictureText[] = [
    written(shortenMiddle(id, "name", room - countPx - (rank === "" ? 0 : 18)), "name", textX, 18, id),
    face.style === "code"
      ? written(shortenCondition(face.text, room), "code", textX, 34, face.text)
      : written(shortenEnd(face.text, "time", room), "time", textX, 34, face.text),
  ];
  if (rank !== "") texts.push({ text: rank, style: "number", x: patternWidthPx - pointPx - 8, y: 18, anchor: "end" });
  const inlets = new Map<string, number>();
  const outlets = new Map<string, number>();
  const marks: PictureMark[] = [];
  let y = 40;
  const rows = cues.length + asides.length > 1 ? [...cues, ...asides] : [];
  for (const [index, listen] of rows.entries()) {
    const middle = y + rowPx / 2 + 2;
    inlets.set(portKey(listen), middle);
    const numbered = listen.step !== undefined && listen.role === "step";
    const lead = numbered ? String(listen.step + 1) : listen.role;
    texts.push(written(lead, numbered ? "number" : "body", numbered ? 12 : textX - 20, middle + 4, lead));
    const x = numbered ? textX : textX + 32;
    const name = shortenEnd(listen.event, "label", patternWidthPx - x - 12);
    texts.push(written(name, "label", x, middle + 4, listen.event));
    if (numbered) marks.push({ role: "tab", step: index, path: tabPath(7, middle - 8, 17, 15) });
    y += rowPx;
  }
  if (rows.length > 0) y += 4;
  for (const { ask } of asks) {
    const words = shortenEnd(`${ask.action} → ${ask.capability}`, "body", room + (rows.length > 0 ? 12 : 0));
    const late = ask.outcome !== "matched";
    texts.push({
      ...written(words, "body", textX, y + 10, `${ask.action} → ${ask.capability}`),
      ...(late ? { tone: "wait" as const } : {}),
    });
    outlets.set(portKey(ask), y + 6);
    y += rowPx - 2;
  }
  const height = Math.max(44, y + 3);
  for (const listen of [...cues, ...asides]) if (!inlets.has(portKey(listen))) inlets.set(portKey(listen), 22);
  const firstKey = asks[0] === undefined ? undefined : portKey(asks[0].ask);
  const tip = Math.min(height, 44) / 2;
  if (firstKey !== undefined && asks[0]?.ask.outcome === "matched") outlets.set(firstKey, tip);
  return {
    width: patternWidthPx,
    height,
    inlets,
    outlets,
    card: {
      id: `pattern:${id}`,
      ref: { type: "pattern", id },
      kind,
      outline: freeOutline(kind, patternWidthPx, height),
      sign: signOf(kind),
      signAt: { x: 15, y: 20 },
      texts,
      marks,
      countAt: { x: patternWidthPx - pointPx - (rank === "" ? 8 : 26), y: 18, anchor: "end" },
      exit: { x: patternWidthPx, y: tip },
    },
  };
}

/** The card of an agent: a bracket, its title, and the capabilities it offers. */
export function agentCard(reading: Reading, id: string): FreeCard {
  const agent = reading.document.agents[id];
  const title = agent?.title ?? id;
  const capabilities = agent?.capabilities ?? [];
  const width = Math.ceil(
    Math.min(
      220,
      Math.max(120, textWidth(title, "title") + 40, ...capabilities.map((one) => textWidth(one, "body") + 28)),
    ),
  );
  const height = 26 + Math.max(1, capabilities.length) * 14 + 4;
  const inlets = new Map<string, number>();
  const texts: PictureText[] = [written(shortenEnd(title, "title", width - 24), "title", 14, 18, title)];
  for (const [index, capability] of capabilities.entries()) {
    const y = 33 + index * 14;
    texts.push(written(shortenEnd(capability, "body", width - 24), "body", 14, y, capability));
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
      signAt: { x: width - 14, y: 14 },
      texts,
      marks: [{ role: "bracket", path: `M0 0H3.5V${px(height)}H0Z` }],
      countAt: { x: 14, y: -4, anchor: "start" },
      exit: { x: width, y: height / 2 },
    },
  };
}

/** A numbered down-tab. */
function tabPath(x: number, y: number, width: number, height: number): string {
  return `M${x} ${px(y)}H${x + width}V${px(y + height - 4)}L${px(x + width / 2)} ${px(y + height)}L${x} ${px(y + height - 4)}Z`;
}

function written(text: string, style: PictureText["style"], x: number, y: number, full: string): PictureText {
  return { text, style, x, y, anchor: "start", ...(text === full ? {} : { full }) };
}
