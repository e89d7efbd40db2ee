// The cues of a score: straight falls and rises from a pin to every sign that hears it, and the level ones that
// continue a line. Several signs on one cue are strung on it like a chord.
import type { Point } from "../geometry.ts";
import type { PictureWire } from "../picture.ts";
import type { PatternPlace } from "./beats.ts";
import type { Columns } from "./columns.ts";
import { edgeTopPx } from "./edges.ts";
import { cueId, cueIsStraight } from "./links.ts";
import { pinPx, type ScoreMetrics } from "./metrics.ts";
import type { Places } from "./places.ts";
import { tabOf, type CardShape } from "./shape.ts";

/** A wire before gaps are cut into it. */
export type BareWire = Omit<PictureWire, "path"> & {
  /** The part that is drawn, where the rest lies on another cue of the same chord. */
  readonly leg?: readonly Point[];
};

/** Of the cues strung on one line, each draws only its own last leg: lines on lines would look heavier than lines. */
export function stringChords(wires: readonly BareWire[], places: Places): readonly BareWire[] {
  const chords = new Map<string, BareWire[]>();
  for (const wire of wires) {
    if (wire.form !== "cue" || wire.head === undefined || wire.head.toward === "right") continue;
    const key = `${wire.head.toward} ${wire.head.at.x} ${wire.from.id}`;
    const chord = chords.get(key);
    if (chord === undefined) chords.set(key, [wire]);
    else chord.push(wire);
  }
  const legs = new Map<string, readonly Point[]>();
  for (const chord of chords.values()) {
    const length = (wire: BareWire): number => Math.abs((wire.points[1]?.y ?? 0) - (wire.points[0]?.y ?? 0));
    const strung = [...chord].sort((a, b) => length(a) - length(b));
    for (const [index, wire] of strung.entries()) {
      const before = strung[index - 1];
      const [, tip] = wire.points;
      const card = before === undefined ? undefined : places.cards.get(before.to.id)?.rect;
      if (before === undefined || card === undefined || tip === undefined) continue;
      const down = wire.head?.toward === "down";
      const begin = down ? Math.min(card.y + card.height, tip.y) : Math.max(card.y, tip.y);
      legs.set(wire.id, [{ x: tip.x, y: begin }, tip]);
    }
  }
  return wires.map((wire) => {
    const leg = legs.get(wire.id);
    return leg === undefined ? wire : { ...wire, leg };
  });
}

/** All cues of one pattern. Cues that are echoed above the sign get a short tick from the echo. */
export function cuesOf(
  place: PatternPlace,
  shape: CardShape,
  places: Places,
  columns: Columns,
  metrics: ScoreMetrics,
): readonly BareWire[] {
  const { id, cues } = place.reading;
  const card = places.cards.get(id);
  if (card === undefined) return [];
  const wires: BareWire[] = [];
  for (const [index, cue] of cues.entries()) {
    const base = {
      id: cueId(id, cue.path),
      form: "cue",
      from: { type: "event", id: cue.event },
      to: { type: "pattern", id },
      reference: { pattern: id, path: cue.path },
    } as const;
    const pin = places.pins.get(cue.event);
    if (pin === undefined || !cueIsStraight(place, index, columns, shape, metrics)) {
      const echo = places.echoes.find((one) => one.id === `echo:${base.id}`);
      if (echo === undefined || shape.tabs.length > 0 || echo.at.x > shape.right) continue;
      const tip = { x: echo.at.x, y: card.rect.y + edgeTopPx(place.reading.kind, echo.at.x - card.rect.x) };
      wires.push({ ...base, points: [{ x: tip.x, y: echo.at.y + 5 }, tip], head: { at: tip, toward: "down" } });
      continue;
    }
    const { at } = pin;
    if (place.inline) {
      const tip = { x: card.rect.x, y: card.anchor };
      wires.push({ ...base, points: [{ x: at.x + pinPx, y: at.y }, tip], head: { at: tip, toward: "right" } });
      continue;
    }
    const tab = shape.form === "steps" ? shape.tabs[tabOf(place, index).tab] : undefined;
    const edge = shape.form === "pointed" ? edgeTopPx(place.reading.kind, at.x - card.rect.x) : 0;
    const top = card.rect.y + (tab === undefined ? edge : tab.y - 2);
    const bottom = card.rect.y + card.rect.height;
    const falls = at.y < card.rect.y + card.rect.height / 2;
    const tip: Point = { x: at.x, y: falls ? top : bottom };
    const from: Point = { x: at.x, y: at.y + (falls ? pinPx : -pinPx) };
    if (falls ? from.y >= tip.y : from.y <= tip.y) continue;
    wires.push({ ...base, points: [from, tip], head: { at: tip, toward: falls ? "down" : "up" } });
  }
  return wires;
}
