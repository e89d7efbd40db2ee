// The free layout: the same document as cards and wires, each card where it was put by hand. Event types react into
// patterns, patterns ask agents, and what agents emit comes back to the event types through the gutters between the rows.
import type { ChoreographyDocument, KindCatalog } from "@laban/model";
import { around } from "../geometry.ts";
import type { Picture, PictureCard } from "../picture.ts";
import { readDocument, type Reading } from "../reading/read.ts";
import { findBeats } from "../score/beats.ts";
import { placeLabels, type LabelWish } from "../score/labels.ts";
import { intoBands, type Bands } from "./bands.ts";
import { movedByHand, narrowGutters, placeFree, type FreePlaces } from "./freePlaces.ts";
import { neededGutters, widerOf } from "./neededGutters.ts";
import { routeAll } from "./route.ts";
import { wiresToRoute, type FreeWishes } from "./wishes.ts";

/** Room left of an event type for the share of what comes to it, and left of the others for dots and heads. */
const shareRoomPx = 40;
const headRoomPx = 12;

/** Documents with more patterns are placed in two steps instead of three. */
const lookedAtTwiceMax = 60;

/** Lays a document out freely. Pure and deterministic; never throws on an incomplete document. */
export function layoutFree(document: ChoreographyDocument, catalog: KindCatalog): Picture {
  const reading = readDocument(document, catalog);
  const beats = new Map([...findBeats(reading).events].map(([event, { beat }]) => [event, beat]));
  const bands = intoBands(reading, beats);
  const wide = placeWithGutters(reading, bands);
  const places = movedByHand(reading, wide.places);
  const {
    wishes,
    routed: { wires },
  } = routed(reading, places);
  const cards: PictureCard[] = [...places.values()].map(({ face, rect }) => Object.assign({ rect }, face.card));
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
  const names: LabelWish[] = wishes.echoes.map((echo) => ({
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
    echoes: wishes.echoes,
    wires,
    labels,
  };
}

/**
 * Places everything with narrow gutters first, to see what runs where, and then with as much room as that needs. Wider
 * gutters may draw other wires into them; a small document is looked at once more for that.
 */
function placeWithGutters(reading: Reading, bands: Bands): FreePlaces {
  let sizes = narrowGutters;
  let places = placeFree(reading, bands, sizes);
  const rounds = reading.patterns.length <= lookedAtTwiceMax ? 2 : 1;
  for (let round = 0; round < rounds; round += 1) {
    sizes = widerOf(sizes, neededGutters(places, routed(reading, places.places).routed));
    places = placeFree(reading, bands, sizes);
  }
  return places;
}

function routed(
  reading: Reading,
  places: FreePlaces["places"],
): { readonly wishes: FreeWishes; readonly routed: ReturnType<typeof routeAll> } {
  const wishes = wiresToRoute(reading, places);
  const shared = new Set(wishes.wires.filter((wire) => (wire.share ?? 1) < 0.995).map((wire) => `event:${wire.to.id}`));
  const obstacles = [...places].map(([key, { rect }]) => ({
    rect,
    leftRoomPx: shared.has(key) ? shareRoomPx : headRoomPx,
  }));
  return { wishes, routed: routeAll(wishes.wires, obstacles) };
}
