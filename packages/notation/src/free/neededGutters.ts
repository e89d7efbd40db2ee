// Says how wide the gutters between columns and bands must be for the lanes that run in them.
import type { FreePlaces, Gutter, GutterSizes } from "./freePlaces.ts";
import { bandGutterMinPx, columnGutterMinPx } from "./freePlaces.ts";
import { widthOfLanes, type Run } from "./lanes.ts";

/** Clear ground beside the outermost lanes: for what leaves a card on the left, for dots and heads on the right. */
const besideColumnsPx = 27;
const besideBandsPx = 18;

/** The sizes that `places` should have had, by the lanes that were found in it. */
export function neededGutters(
  { columns, bands }: FreePlaces,
  { uprights, levels }: { readonly uprights: readonly Run[]; readonly levels: readonly Run[] },
): GutterSizes {
  return {
    columns: columns.map((gutter) => Math.max(columnGutterMinPx, besideColumnsPx + lanesIn(gutter, uprights))),
    bands: bands.map((gutter) => {
      const inside = levels.filter((run) => run.line > gutter.from && run.line < gutter.to);
      return inside.length === 0 ? bandGutterMinPx : Math.max(bandGutterMinPx, besideBandsPx + thickness(inside));
    }),
  };
}

const lanesIn = ({ from, to }: Gutter, runs: readonly Run[]): number =>
  widthOfLanes(runs.filter((run) => run.line > from && run.line < to));

const thickness = (runs: readonly Run[]): number =>
  widthOfLanes(runs) + 2 * Math.max(...runs.map((run) => run.reachPx));
