// The consequences of a score: from a card's point, over the stem of its fork, level to the pins that the asked agent
// may emit. Consequences of a deadline leave from its bar. A wire that finds no clear way is reported as blocked.
import { overlaps, stretch, type Point, type Rect } from "../geometry.ts";
import { pointPx } from "../signs/outline.ts";
import type { BareWire } from "./cues.ts";
import { staffOf, type PatternPlace } from "./beats.ts";
import type { Link } from "./links.ts";
import { pinPx, stemPx } from "./metrics.ts";
import type { Places } from "./places.ts";
import type { CardShape } from "./shape.ts";
import type { StaffPlan } from "./stack.ts";

/** What was drawn and what could not be. */
export interface Consequences {
  readonly wires: readonly BareWire[];
  readonly blocked: readonly string[];
}

/** All consequences of one pattern. */
export function consequencesOf(
  place: PatternPlace,
  shape: CardShape,
  links: readonly Link[],
  places: Places,
  plans: readonly StaffPlan[],
): Consequences {
  const { id, asks } = place.reading;
  const card = places.cards.get(id);
  if (card === undefined) return { wires: [], blocked: [] };
  const wires: BareWire[] = [];
  const blocked: string[] = [];
  for (const link of links) {
    const ask = asks[link.ask]?.ask;
    const exit = exitOf(shape, card.exits[link.ask] ?? card.anchor, card.anchor);
    const echo = link.drawn === "echo" ? places.echoes.find((one) => one.id === `echo:${link.id}`) : undefined;
    const target = echo?.at ?? places.pins.get(link.event)?.at;
    if (ask === undefined || target === undefined) continue;
    const end = { x: target.x - (echo === undefined ? pinPx : 5), y: target.y };
    const points =
      link.drawn === "wire"
        ? clearWay(exit, end, shape.right + stemPx + 5, obstacles(places, id, link.event))
        : forkWay(exit, end, shape.right + stemPx);
    if (points === undefined) {
      blocked.push(link.id);
      continue;
    }
    wires.push({
      id: link.id,
      form: link.late ? "deadline" : "consequence",
      from: { type: "pattern", id },
      to: { type: "event", id: link.event },
      points,
      share: link.share,
      action: ask.action,
      reference: { pattern: id, path: ask.path },
    });
  }
  wires.push(...asksElsewhere(place, shape, card, plans));
  return { wires, blocked };
}

/** Where an ask leaves: at the point, or, after a deadline, at the bar below it or at the wedge's end. */
export function exitOf(shape: CardShape, y: number, anchor: number): Point {
  if (shape.form === "wedge") return { x: shape.right + 1.25, y };
  return { x: y === anchor ? shape.right : shape.right - pointPx, y };
}

function forkWay(exit: Point, end: Point, stem: number): readonly Point[] {
  if (exit.y === end.y) return [exit, end];
  return [exit, { x: stem, y: exit.y }, { x: stem, y: end.y }, end];
}

/** The way along the pin's own line, else along the card's, else none. */
function clearWay(exit: Point, end: Point, stem: number, taken: readonly Rect[]): readonly Point[] | undefined {
  const gutter = end.x - 12;
  const ways = [forkWay(exit, end, stem), forkWay(exit, end, gutter)];
  return ways.find((points) => {
    for (let index = 1; index < points.length; index += 1) {
      const from = points[index - 1];
      const to = points[index];
      if (from === undefined || to === undefined) continue;
      const run = stretch(from, to, 0.5);
      if (taken.some((rect) => overlaps(rect, run, 2))) return false;
    }
    return true;
  });
}

function obstacles(places: Places, pattern: string, event: string): readonly Rect[] {
  const taken: Rect[] = [];
  for (const [id, { rect }] of places.cards) if (id !== pattern) taken.push(rect);
  for (const [id, { at }] of places.pins) {
    if (id !== event) taken.push({ x: at.x - pinPx, y: at.y - pinPx, width: 2 * pinPx, height: 2 * pinPx });
  }
  for (const { at } of places.echoes) taken.push({ x: at.x - 5, y: at.y - 5, width: 10, height: 10 });
  return taken;
}

/** A pattern that stands on another staff than the one it asks shows the ask as a wire to that staff. */
function asksElsewhere(
  place: PatternPlace,
  shape: CardShape,
  card: { readonly anchor: number; readonly exits: readonly number[] },
  plans: readonly StaffPlan[],
): readonly BareWire[] {
  const wires: BareWire[] = [];
  // Further asks say in words whom they ask (see wishes.ts): only the first decides where the sign stands.
  for (const [index, { ask, agents }] of place.reading.asks.slice(0, 1).entries()) {
    const able = agents[0];
    if (able === undefined || agents.some((agent) => staffOf(agent) === place.staff)) continue;
    const plan = plans.find((one) => one.key === staffOf(able));
    const line = plan?.lines[0];
    if (line === undefined) continue;
    const exit = exitOf(shape, card.exits[index] ?? card.anchor, card.anchor);
    const x = shape.right + stemPx;
    const tip = { x, y: line };
    wires.push({
      id: `ask:${place.reading.id}:${ask.path.join(".")}`,
      form: "ask",
      from: { type: "pattern", id: place.reading.id },
      to: { type: "agent", id: able },
      points: [exit, { x, y: exit.y }, tip],
      head: { at: tip, toward: line > exit.y ? "down" : "up" },
      reference: { pattern: place.reading.id, path: ask.path },
    });
  }
  return wires;
}
