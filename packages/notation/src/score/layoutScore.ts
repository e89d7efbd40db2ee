// The score: one staff per agent, beats from left to right, cues upright, consequences level. Composes the steps that
// the neighbouring files describe: beats → columns → shapes → links → phrases → stacked staffs → wires → labels.
import type { ChoreographyDocument, KindCatalog } from "@laban/model";
import { around, type Rect } from "../geometry.ts";
import type { Picture, PictureCard, PictureWire } from "../picture.ts";
import { readDocument, type Reading } from "../reading/read.ts";
import { findBeats, nobodyStaff, outsideStaff, staffOf, type Beats } from "./beats.ts";
import { drawCard, type BareCard } from "./cards.ts";
import { countAt, countWish } from "./counts.ts";
import { findColumns, type Columns } from "./columns.ts";
import { consequencesOf } from "./consequences.ts";
import { cutCrossings } from "./crossings.ts";
import { cuesOf, stringChords, type BareWire } from "./cues.ts";
import { drawBrackets, drawStaffs, headRoomPx } from "./heads.ts";
import { placeWords, type CountWish } from "./labels.ts";
import { findLinks, type Link } from "./links.ts";
import { headPx, pinPx, rulerPx, scoreMetrics, type ScoreMetrics, type ScoreSize } from "./metrics.ts";
import { phrasesOf } from "./phrases.ts";
import { findPlaces, type Places } from "./places.ts";
import { shapeOf, type CardShape } from "./shape.ts";
import { stackStaffs, type StaffPlan } from "./stack.ts";
import { labelWishes } from "./wishes.ts";

/** Options of a score. */
export interface ScoreOptions {
  /** "normal" (default) for compact cards, "large" for cards that show the action. */
  readonly size?: ScoreSize;
}

interface Scene {
  readonly reading: Reading;
  readonly beats: Beats;
  readonly columns: Columns;
  readonly shapes: ReadonlyMap<string, CardShape>;
  readonly staffs: readonly string[];
  readonly metrics: ScoreMetrics;
}

/** After so many tries all long wires become echoes; each try turns at least one into an echo. */
const triesMax = 6;
/** Beats and ground drawn beyond the last sign. */
const leadOutPx = 16;
const leastBeats = 5;

/**
 * Lays a document out as a score. Pure and deterministic: equal documents give equal pictures. Never throws on an
 * incomplete document: what cannot be placed stands on a staff of its own.
 */
export function layoutScore(document: ChoreographyDocument, catalog: KindCatalog, options: ScoreOptions = {}): Picture {
  const size = options.size ?? "normal";
  const metrics = scoreMetrics[size];
  const reading = readDocument(document, catalog);
  const beats = findBeats(reading);
  const staffs = staffKeys(reading, beats);
  const columns = findColumns(beats, staffs, metrics);
  const shapes = new Map([...beats.patterns].map(([id, place]) => [id, shapeOf(place, columns, metrics)]));
  const scene: Scene = { reading, beats, columns, shapes, staffs, metrics };
  const { plans, places, wires } = drawClear(scene);
  return compose(scene, size, plans, places, cutCrossings(stringChords(wires, places)));
}

/** Outside above, nobody below, and only where something stands on them. */
function staffKeys(reading: Reading, beats: Beats): readonly string[] {
  const used = new Set([
    ...[...beats.events.values()].map((event) => event.staff),
    ...[...beats.patterns.values()].map((pattern) => pattern.staff),
  ]);
  return [
    ...(used.has(outsideStaff) ? [outsideStaff] : []),
    ...reading.agents.map(staffOf),
    ...(used.has(nobodyStaff) ? [nobodyStaff] : []),
  ];
}

interface Drawn {
  readonly plans: readonly StaffPlan[];
  readonly places: Places;
  readonly wires: readonly BareWire[];
}

/** Stacks and wires; where a wire is blocked, makes it an echo and stacks again. */
function drawClear(scene: Scene): Drawn {
  const blocked = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const links = findLinks(scene.reading, scene.beats, scene.columns, scene.shapes, blocked);
    const rows = new Map(scene.staffs.map((staff, index) => [staff, index]));
    const plans = stackStaffs(
      scene.staffs.map((key) => ({
        key,
        phrases: phrasesOf({ ...scene, links, rows }, key),
        headRoom: headRoomPx(scene.reading, key),
      })),
    );
    const places = findPlaces(plans, scene.columns, scene.shapes);
    const wires: BareWire[] = [];
    const found: string[] = [];
    for (const place of scene.beats.patterns.values()) {
      const shape = scene.shapes.get(place.reading.id);
      if (shape === undefined) continue;
      wires.push(...cuesOf(place, shape, places, scene.columns, scene.metrics));
      const drawn = consequencesOf(place, shape, links.get(place.reading.id) ?? [], places, plans);
      wires.push(...drawn.wires);
      found.push(...drawn.blocked);
    }
    if (found.length === 0) return { plans, places, wires };
    for (const id of attempt < triesMax ? found : allWires(links)) blocked.add(id);
  }
}

function allWires(links: ReadonlyMap<string, readonly Link[]>): readonly string[] {
  return [...links.values()]
    .flat()
    .filter((link) => link.drawn === "wire")
    .map((link) => link.id);
}

function compose(
  scene: Scene,
  size: ScoreSize,
  plans: readonly StaffPlan[],
  places: Places,
  wires: readonly PictureWire[],
): Picture {
  const { reading, beats, columns, shapes, metrics } = scene;
  const bare: BareCard[] = [];
  const countWishes: CountWish[] = [];
  for (const place of beats.patterns.values()) {
    const at = places.cards.get(place.reading.id);
    const shape = shapes.get(place.reading.id);
    if (at === undefined || shape === undefined) continue;
    const card = drawCard(place, at, shape, metrics);
    bare.push(card);
    countWishes.push(countWish(card.id, at, shape));
  }
  const pins = [...places.pins].map(([id, pin]) => ({
    id: `event:${id}`,
    ref: { type: "event", id } as const,
    at: pin.at,
    staff: pin.staff,
    beat: (beats.events.get(id)?.beat ?? 0) + 1,
  }));
  const echoes = places.echoes.map(({ id, event, at, pattern, direction, dangling }) => {
    return { id, event, at, pattern, direction, dangling };
  });
  const solids: Rect[] = [
    ...bare.map((card) => card.rect),
    ...pins.map(({ at }) => square(at.x, at.y, pinPx)),
    ...echoes.map(({ at }) => square(at.x, at.y, 5)),
  ];
  const staffs = drawStaffs(reading, plans, 0);
  const last = plans.at(-1);
  const height = last === undefined ? rulerPx : last.top + last.height;
  const page: Rect = { x: headPx, y: rulerPx, width: Infinity, height: height - rulerPx };
  const wishes = labelWishes(scene, places, wires);
  const { labels, counts } = placeWords(wishes, { solids, wires, staffs, page }, countWishes);
  const cards = bare.map((card) => counted(card, counts.get(card.id)));
  const content = around([...solids, ...labels.map((label) => label.rect)]);
  const beatCount = Math.max(leastBeats, columns.beats.filter((x) => x < content.x + content.width).length);
  const drawnBeats = Array.from({ length: beatCount }, (_, index) => ({
    number: index + 1,
    x: beatX(columns, index, metrics),
  }));
  const width = Math.max(content.x + content.width, drawnBeats.at(-1)?.x ?? 0) + leadOutPx;
  return {
    view: "score",
    size,
    bounds: { x: 0, y: 0, width, height },
    staffs: drawStaffs(reading, plans, width),
    brackets: drawBrackets(reading, plans),
    beats: drawnBeats,
    cards,
    pins,
    echoes,
    wires,
    labels,
  };
}

function counted(card: BareCard, box: Rect | undefined): PictureCard {
  return box === undefined ? card : { ...card, countAt: countAt(box, card.rect) };
}

function beatX(columns: Columns, index: number, metrics: ScoreMetrics): number {
  const known = columns.beats[index];
  if (known !== undefined) return known;
  const last = columns.beats.at(-1) ?? 0;
  return last + (index - columns.beats.length + 1) * metrics.beatPx;
}

function square(x: number, y: number, reach: number): Rect {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}
