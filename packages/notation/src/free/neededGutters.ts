// Says how wide the gutters between columns, bands and cards must be for the lanes that run in them.
import type { FreePlace, FreePlaces, Gutter, GutterSizes } from "./freePlaces.ts";
import { bandGutterMinPx, columnGutterMinPx } from "./freePlaces.ts";
import { widthOfLanes, type Run } from "./lanes.ts";

/** Clear ground beside the outermost lanes: for what leaves a card on the left, for dots and heads on the right. */
const besideColumnsPx = 27;
const besideBandsPx = 18;

/** The sizes that `places` should have had, by the lanes that were found in it. */
export function neededGutters(
  { places, columns, bands }: FreePlaces,
  { uprights, levels }: { readonly uprights: readonly Run[]; readonly levels: readonly Run[] },
): GutterSizes {
  return {
    columns: columns.map((gutter) => {
      const inside = runsIn(gutter, uprights);
      return inside.length === 0 ? columnGutterMinPx : besideColumnsPx + Math.max(7, widthOfLanes(inside));
    }),
    bands: bands.map((gutter) => Math.max(bandGutterMinPx, heightFor(runsIn(gutter, levels)))),
    above: aboveCards(places, levels),
  };
}

/** Of two sizes of each gutter the wider one. */
export function widerOf(a: GutterSizes, b: GutterSizes): GutterSizes {
  const wider = (one: readonly number[], other: readonly number[]): readonly number[] =>
    Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
      Math.max(one[index] ?? 0, other[index] ?? 0),
    );
  const above = new Map(a.above);
  for (const [key, size] of b.above) above.set(key, Math.max(size, above.get(key) ?? 0));
  return { columns: wider(a.columns, b.columns), bands: wider(a.bands, b.bands), above };
}

const runsIn = ({ from, to }: Gutter, runs: readonly Run[]): readonly Run[] =>
  runs.filter((run) => run.line > from && run.line < to);

const heightFor = (runs: readonly Run[]): number =>
  runs.length === 0 ? 0 : besideBandsPx + widthOfLanes(runs) + 2 * Math.max(...runs.map((run) => run.reachPx));

/** For each card over which wires pass, between it and the card above it in its column. */
function aboveCards(places: ReadonlyMap<string, FreePlace>, levels: readonly Run[]): ReadonlyMap<string, number> {
  const above = new Map<string, number>();
  const columns = Map.groupBy(places, ([, { rect }]) => rect.x);
  for (const cards of columns.values()) {
    const stack = cards.toSorted(([, a], [, b]) => a.rect.y - b.rect.y);
    for (const [index, [key, { rect }]] of stack.entries()) {
      const upper = stack[index - 1]?.[1].rect;
      if (upper === undefined) continue;
      const passing = runsIn({ from: upper.y + upper.height, to: rect.y }, levels).filter(
        (run) => run.from < rect.x + rect.width && run.to > rect.x,
      );
      if (passing.length > 0) above.set(key, heightFor(passing));
    }
  }
  return above;
}
