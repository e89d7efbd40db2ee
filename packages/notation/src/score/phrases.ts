// Phrases: what hangs together on one staff without a cue in between. A card with its fork of pins, a pin with the card
// that continues its line, and so on to the right. A phrase is rigid; x is already known, so only heights are decided.
import type { Ask } from "@laban/model";
import { textWidth } from "../text/measure.ts";
import type { PatternPlace } from "./beats.ts";
import { echo, withHeardEchoes } from "./echoes.ts";
import type { Link } from "./links.ts";
import { stemPx } from "./metrics.ts";
import { merge, type LabelSide, type Phrase, type PhraseScene } from "./phrase.ts";
import type { CardShape } from "./shape.ts";

const forkPx = 38;
const echoRowPx = 22;
const namePx = 18;
/** Above a card, with the staff's padding: room for its count. */
const countRoomPx = 4;

/** The phrases of one staff, in order of their beginning; ties as declared. */
export function phrasesOf(scene: PhraseScene, staff: string): readonly Phrase[] {
  const { beats, reading } = scene;
  const roots: Phrase[] = [];
  const done = new Set<string>();
  for (const event of reading.events) {
    const place = beats.events.get(event);
    if (place?.staff === staff && !isForked(scene, event)) roots.push(pinPhrase(scene, event, "above", done));
  }
  for (const place of beats.patterns.values()) {
    if (place.staff === staff && !place.inline) roots.push(cardPhrase(scene, place, done));
  }
  // A line that only continues itself (a loop of pins and cards) hangs from no root: begin it at its first card.
  for (const place of beats.patterns.values()) {
    if (place.staff === staff && !done.has(place.reading.id)) roots.push(cardPhrase(scene, place, done));
  }
  return roots
    .filter((phrase) => phrase.spots.length > 0)
    .map((phrase, index) => ({ phrase, index, x: beginningOf(scene, phrase) }))
    .sort((a, b) => a.x - b.x || a.index - b.index)
    .map(({ phrase }) => phrase);
}

/** Where a phrase begins to be read: at its pin or its sign. Pins come first, so that their cues fall. */
function beginningOf(scene: PhraseScene, phrase: Phrase): number {
  const [first] = phrase.spots;
  return first?.type === "pin"
    ? (scene.columns.pins.get(first.id) ?? phrase.left)
    : phrase.left + scene.metrics.signCentrePx;
}

function isForked(scene: PhraseScene, event: string): boolean {
  const cause = scene.beats.events.get(event)?.cause;
  if (cause === undefined) return false;
  return scene.links.get(cause)?.some((link) => link.event === event && link.drawn === "fork") ?? false;
}

function pinPhrase(scene: PhraseScene, event: string, side: LabelSide, done: Set<string>): Phrase {
  const x = scene.columns.pins.get(event) ?? 0;
  let phrase: Phrase = {
    left: x - 8,
    right: x + 12 + textWidth(event, "label"),
    top: side === "above" ? -namePx : -9,
    bottom: side === "below" ? namePx : 9,
    spots: [{ type: "pin", id: event, dy: 0, side }],
  };
  for (const place of scene.beats.patterns.values()) {
    if (!place.inline || place.reading.cues[0]?.event !== event || done.has(place.reading.id)) continue;
    phrase = merge(phrase, cardPhrase(scene, place, done), 0);
  }
  return phrase;
}

function cardPhrase(scene: PhraseScene, place: PatternPlace, done: Set<string>): Phrase {
  const { id, asks } = place.reading;
  const shape = scene.shapes.get(id);
  if (shape === undefined || done.has(id)) return { left: 0, right: 0, top: 0, bottom: 0, spots: [] };
  done.add(id);
  let phrase: Phrase = {
    left: shape.left,
    right: shape.right + 4,
    top: -shape.anchorPx - countRoomPx,
    bottom: shape.height - shape.anchorPx,
    spots: [],
  };
  const links = scene.links.get(id) ?? [];
  const exits: number[] = [];
  let floor = phrase.bottom;
  for (const [index, { ask }] of asks.entries()) {
    const own = links.filter((link) => link.ask === index && link.drawn !== "wire");
    const fork = forkOf(scene, shape, own, done);
    // The first ask is the course of things and leaves at the point; further ones hang below it, one under the other.
    const onLine = index === 0;
    const dy = onLine ? 0 : Math.max(floor + 8, floor - fork.top + 4);
    exits.push(dy);
    if (fork.spots.length > 0) phrase = merge(phrase, fork, dy);
    if (!onLine || shape.form === "wedge") phrase = merge(phrase, callRoom(shape, callWords(ask, index)), dy);
    floor = Math.max(floor, phrase.bottom);
  }
  phrase = { ...phrase, spots: [{ type: "card", id, dy: 0, exits }, ...phrase.spots] };
  return withHeardEchoes(scene, place, shape, phrase);
}

/** What is said beside the bar: the action, and for further asks the outcome that asks it. */
export function callWords(ask: Ask, index: number): string {
  const outcome = ask.outcome === "matched" ? "in time" : ask.outcome;
  return index === 0 ? ask.action : `${outcome}: ${ask.action}`;
}

function callRoom(shape: CardShape, words: string): Phrase {
  return { left: shape.right, right: shape.right + 12 + textWidth(words, "body"), top: -16, bottom: 20, spots: [] };
}

/** The fork of one ask: risers on top, sinkers below, the far outside the near, so that their wires do not cross. */
function forkOf(scene: PhraseScene, shape: CardShape, links: readonly Link[], done: Set<string>): Phrase {
  const nothing: Phrase = { left: shape.right, right: shape.right, top: 0, bottom: 0, spots: [] };
  if (links.length === 0) return nothing;
  const x = (link: Link): number => (link.drawn === "fork" ? (scene.columns.pins.get(link.event) ?? 0) : 0);
  const ordered = links
    .map((link, index) => ({ link, index, lean: link.drawn === "fork" ? leanOf(scene, link.event) : 0 }))
    .sort(
      (a, b) => a.lean - b.lean || (a.lean < 0 ? x(a.link) - x(b.link) : x(b.link) - x(a.link)) || a.index - b.index,
    );
  const pitch = links.every((link) => link.drawn === "echo")
    ? echoRowPx
    : links.length === 2
      ? scene.metrics.cardHeightPx - 4
      : forkPx;
  const children: { readonly phrase: Phrase; readonly dy: number }[] = [];
  for (const [index, { link }] of ordered.entries()) {
    const side = links.length > 1 && index === links.length - 1 ? "below" : "above";
    const phrase =
      link.drawn === "fork"
        ? pinPhrase(scene, link.event, side, done)
        : echo(scene, link.event, link.event, {
            id: `echo:${link.id}`,
            pattern: link.pattern,
            direction: "said",
            x: shape.right + echoGapPx(shape),
            side: "level",
          });
    const before = children.at(-1);
    const dy = before === undefined ? 0 : before.dy + Math.max(pitch, before.phrase.bottom - phrase.top + 4);
    children.push({ phrase, dy });
  }
  const middle = (children.at(-1)?.dy ?? 0) / 2;
  return children.reduce((fork, child) => merge(fork, child.phrase, child.dy - middle), nothing);
}

/** Echoes stand a little before the next beat line, so that they do not touch the cues that fall there. */
function echoGapPx(shape: CardShape): number {
  return shape.form === "wedge" ? 46 : stemPx + 12;
}

/** −1 when everything that hears it stands above its staff, 1 when below, 0 when both or none. */
function leanOf(scene: PhraseScene, event: string): number {
  const place = scene.beats.events.get(event);
  const own = place === undefined ? 0 : (scene.rows.get(place.staff) ?? 0);
  let up = false;
  let down = false;
  for (const pattern of scene.beats.patterns.values()) {
    if (pattern.inline || !pattern.reading.cues.some((cue) => cue.event === event)) continue;
    const row = scene.rows.get(pattern.staff) ?? 0;
    if (row < own) up = true;
    else down = true;
  }
  return up === down ? 0 : up ? -1 : 1;
}
