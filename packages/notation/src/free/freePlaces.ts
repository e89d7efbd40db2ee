// Places the cards of the free layout into bands and columns (bands.ts) with gutters between them, as wide as the wires
// in them need. A card moved by hand stays where it was put; the others do not move with it.
import type { Rect } from "../geometry.ts";
import type { PatternReading, Reading } from "../reading/read.ts";
import type { Bands } from "./bands.ts";
import { agentCard, agentWidth, eventCard, eventWidth, portKey, type FreeCard } from "./freeCards.ts";
import { patternCard, patternWidth } from "./patternCard.ts";

/** A card at its place. */
export interface FreePlace {
  readonly face: FreeCard;
  readonly rect: Rect;
}

/** How wide the gutters are, in px. */
export interface GutterSizes {
  /** Right of the event types, of the patterns, of the agents. */
  readonly columns: readonly number[];
  /** Below each band but the last. */
  readonly bands: readonly number[];
  /** Above cards over which wires pass within their column, by card. */
  readonly above: ReadonlyMap<string, number>;
}

/** Nothing runs anywhere yet. */
export const narrowGutters: GutterSizes = { columns: [], bands: [], above: new Map() };

/** All cards, and where the gutters between their columns and bands lie. */
export interface FreePlaces {
  readonly places: ReadonlyMap<string, FreePlace>;
  readonly columns: readonly Gutter[];
  readonly bands: readonly Gutter[];
}

/** From where to where a gutter goes, across. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

/** No gutter is narrower. */
export const columnGutterMinPx = 34;
export const bandGutterMinPx = 16;

const startPx = 60.5;
const sameCauseGapPx = 8;
const gapPx = 10;
/** Above pills and agents, whose count stands over their top edge after a run. */
const countedGapPx = 17;
const watchingGapPx = 26;

/** Places everything as if nothing had been moved by hand. */
export function placeFree(reading: Reading, bands: Bands, sizes: GutterSizes): FreePlaces {
  const faces = facesOf(reading, bands);
  const tops = new Map<string, number>();
  const between: Gutter[] = [];
  let y = 0;
  for (const [index, band] of bands.bands.entries()) {
    const bottom = placeBand(reading, band, { faces, tops, above: sizes.above }, y);
    const size = sizes.bands[index] ?? bandGutterMinPx;
    if (index < bands.bands.length - 1) between.push({ from: bottom, to: bottom + size });
    y = bottom + size;
  }
  placeWatching(reading, bands, { faces, tops, above: sizes.above });

  const columnOf = columnsOf(bands);
  const widths = [0, 0, 0, 0];
  for (const [key, face] of faces) {
    const column = columnOf.get(key) ?? 0;
    widths[column] = Math.max(widths[column] ?? 0, face.width);
  }
  const lefts: number[] = [];
  const columns: Gutter[] = [];
  let x = startPx;
  for (const [column, width] of widths.entries()) {
    lefts.push(x);
    const size = width === 0 ? 0 : (sizes.columns[column] ?? columnGutterMinPx);
    columns.push({ from: x + width, to: x + width + size });
    x += width + size;
  }
  const places = new Map<string, FreePlace>();
  for (const [key, face] of faces) {
    const rect = {
      x: lefts[columnOf.get(key) ?? 0] ?? 0,
      y: Math.round(tops.get(key) ?? 0) + 0.5,
      width: face.width,
      height: face.height,
    };
    places.set(key, { face, rect });
  }
  return { places, columns: columns.slice(0, 3), bands: between };
}

/** The same places, with what was moved by hand where it was put. */
export function movedByHand(reading: Reading, places: FreePlaces["places"]): FreePlaces["places"] {
  const authored = reading.document.layout.free ?? {};
  return new Map(
    [...places].map(([key, { face, rect }]) => {
      const put = Object.hasOwn(authored, key) ? authored[key] : undefined;
      return [key, { face, rect: put === undefined ? rect : { ...rect, x: put[0], y: put[1] } }] as const;
    }),
  );
}

/** All cards; those of one column are equally wide. */
function facesOf(reading: Reading, { watching }: Bands): ReadonlyMap<string, FreeCard> {
  const faces = new Map<string, FreeCard>();
  const pill = Math.max(0, ...reading.events.map(eventWidth));
  for (const event of reading.events) faces.set(`event:${event}`, eventCard(event, pill));
  const apart = new Set(watching.patterns);
  for (const patterns of [
    reading.patterns.filter((one) => !apart.has(one.id)),
    reading.patterns.filter((one) => apart.has(one.id)),
  ]) {
    const width = Math.max(0, ...patterns.map(patternWidth));
    for (const pattern of patterns) faces.set(`pattern:${pattern.id}`, patternCard(pattern, width));
  }
  const beside = new Set(watching.agents);
  for (const agents of [
    reading.agents.filter((id) => !beside.has(id)),
    reading.agents.filter((id) => beside.has(id)),
  ]) {
    const width = Math.max(0, ...agents.map((id) => agentWidth(reading, id)));
    for (const id of agents) faces.set(`agent:${id}`, agentCard(reading, id, width));
  }
  return faces;
}

function columnsOf({ bands, watching }: Bands): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const band of bands) {
    for (const id of band.patterns) columns.set(`pattern:${id}`, 1);
    for (const id of band.agents) columns.set(`agent:${id}`, 2);
  }
  for (const id of watching.patterns) columns.set(`pattern:${id}`, 3);
  for (const id of watching.agents) columns.set(`agent:${id}`, 3);
  return columns;
}

/** What is being placed: cards, how far down each stands so far, and what must be kept free above some. */
interface Sheet {
  readonly faces: ReadonlyMap<string, FreeCard>;
  readonly tops: Map<string, number>;
  readonly above: ReadonlyMap<string, number>;
}

/** Places one band below `top`: patterns one below the other, event types and agents beside those they belong to. Answers where it ends. */
function placeBand(reading: Reading, band: Bands["bands"][number], sheet: Sheet, top: number): number {
  const { faces, tops, above } = sheet;
  const patterns = new Map(reading.patterns.map((one) => [one.id, one]));
  let y = top;
  let cue: string | undefined;
  for (const [index, id] of band.patterns.entries()) {
    const event = patterns.get(id)?.cues[0]?.event;
    if (index > 0) y += Math.max(event === cue ? sameCauseGapPx : gapPx, above.get(`pattern:${id}`) ?? 0);
    cue = event;
    tops.set(`pattern:${id}`, y);
    y += faces.get(`pattern:${id}`)?.height ?? 0;
  }
  const own = band.patterns.flatMap((id) => patterns.get(id) ?? []);
  const tipOf = (id: string): number =>
    (tops.get(`pattern:${id}`) ?? 0) + (faces.get(`pattern:${id}`)?.card.exit.y ?? 0);
  const inletOf = ({ id, cues: [cue] }: PatternReading): number =>
    (tops.get(`pattern:${id}`) ?? 0) +
    (cue === undefined ? 0 : (faces.get(`pattern:${id}`)?.inlets.get(portKey(cue)) ?? 0));
  const events = band.events.map((id): Wish => {
    const hearing = own.filter((one) => one.cues[0]?.event === id).map((one) => inletOf(one));
    return { key: `event:${id}`, at: mean(hearing) };
  });
  const agents = band.agents.map((id): Wish => {
    const asking = own.filter((one) => one.asks.some((ask) => ask.agents.includes(id)));
    return { key: `agent:${id}`, at: mean(asking.map((one) => tipOf(one.id))), asked: askedFor(asking[0], id) };
  });
  return Math.max(
    y,
    settle(events, sheet, { top, gap: countedGapPx }),
    settle(agents, sheet, { top, gap: countedGapPx }),
  );
}

/** The watching patterns stand from where their first event type stands; their agents where they are asked from. */
function placeWatching(reading: Reading, { watching }: Bands, sheet: Sheet): void {
  const { faces, tops } = sheet;
  const middle = (key: string): number | undefined => {
    const top = tops.get(key);
    return top === undefined ? undefined : top + (faces.get(key)?.card.exit.y ?? 0);
  };
  const apart = new Set(watching.patterns);
  const wishes: Wish[] = reading.patterns
    .filter((one) => apart.has(one.id))
    .map((one) => ({ key: `pattern:${one.id}`, at: middle(`event:${one.cues[0]?.event ?? ""}`) }));
  for (const id of watching.agents) {
    const asking = reading.patterns.filter((one) => one.asks.some((ask) => ask.agents.includes(id)));
    const reacting = asking.flatMap((one) => (apart.has(one.id) ? [] : (middle(`pattern:${one.id}`) ?? [])));
    const far = asking.flatMap((one) => one.cues.flatMap((cue) => middle(`event:${cue.event}`) ?? []));
    wishes.push({
      key: `agent:${id}`,
      at: reacting.length > 0 ? mean(reacting) : Math.max(...far, 0) + 40,
      asked: askedFor(asking[0], id),
    });
  }
  settle(wishes, sheet, { top: 0, gap: watchingGapPx });
}

const askedFor = (pattern: Reading["patterns"][number] | undefined, agent: string): string =>
  pattern?.asks.find((ask) => ask.agents.includes(agent))?.ask.capability ?? "";

/** Where the port of a card should come to stand. */
interface Wish {
  readonly key: string;
  readonly at: number | undefined;
  /** The capability whose inlet that is, for agents. */
  readonly asked?: string;
}

/** Puts each card beside what it belongs to, apart from its neighbours; what belongs nowhere follows. Answers where the last ends. */
function settle(
  wishes: readonly Wish[],
  { faces, tops, above }: Sheet,
  { top, gap }: { readonly top: number; readonly gap: number },
): number {
  const cards = wishes
    .map(({ key, at, asked }, index) => {
      const face = faces.get(key);
      const port = face?.inlets.get(asked ?? "") ?? face?.card.exit.y ?? 0;
      const free = Math.max(gap, above.get(key) ?? 0);
      return {
        key,
        index,
        free,
        height: face?.height ?? 0,
        at: at === undefined ? Infinity : Math.max(top, at - port),
      };
    })
    .toSorted((a, b) => (a.at === b.at ? a.index - b.index : a.at - b.at));
  const down: number[] = [];
  const up: number[] = cards.map(() => Infinity);
  for (const [index, card] of cards.entries()) {
    const before = cards[index - 1];
    const floor = before === undefined ? top : (down[index - 1] ?? 0) + before.height + card.free;
    down.push(card.at === Infinity ? floor : Math.max(card.at, floor));
  }
  for (let index = cards.length - 1; index >= 0; index -= 1) {
    const card = cards[index];
    const after = (up[index + 1] ?? Infinity) - (cards[index + 1]?.free ?? 0);
    if (card !== undefined) up[index] = Math.min(card.at, after - card.height);
  }
  // Halfway between pushed down and pushed up; those without a wish only follow.
  let bottom = top;
  for (const [index, card] of cards.entries()) {
    const floor = index === 0 ? top : bottom + card.free;
    const low = down[index] ?? 0;
    const high = up[index] ?? Infinity;
    const at = Math.max(floor, high === Infinity ? floor : (low + high) / 2);
    tops.set(card.key, at);
    bottom = at + card.height;
  }
  return bottom;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
