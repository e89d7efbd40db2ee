// A phrase: what hangs together on one staff, as a rigid group of spots around its anchor.
import type { Reading } from "../reading/read.ts";
import type { Beats } from "./beats.ts";
import type { Columns } from "./columns.ts";
import type { Link } from "./links.ts";
import type { ScoreMetrics } from "./metrics.ts";
import type { CardShape } from "./shape.ts";

/** Where a pin's or echo's name stands best. */
export type LabelSide = "above" | "below" | "level";

/** One thing of a phrase; `dy` is its line, relative to the phrase's anchor. */
export type Spot =
  | { readonly type: "card"; readonly id: string; readonly dy: number; readonly exits: readonly number[] }
  | { readonly type: "pin"; readonly id: string; readonly dy: number; readonly side: LabelSide }
  | {
      readonly type: "echo";
      readonly id: string;
      readonly event: string;
      readonly pattern: string;
      readonly direction: "heard" | "said";
      readonly dangling: boolean;
      readonly words: string;
      readonly x: number;
      readonly dy: number;
      readonly side: LabelSide;
    };

/** A rigid group on a staff. `top` is negative. */
export interface Phrase {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly spots: readonly Spot[];
}

/** All that phrases are made from. */
export interface PhraseScene {
  readonly reading: Reading;
  readonly beats: Beats;
  readonly columns: Columns;
  readonly shapes: ReadonlyMap<string, CardShape>;
  readonly links: ReadonlyMap<string, readonly Link[]>;
  readonly rows: ReadonlyMap<string, number>;
  readonly metrics: ScoreMetrics;
}

/** Two phrases as one; the other's anchor lies `dy` below this one's. */
export function merge(base: Phrase, other: Phrase, dy: number): Phrase {
  return {
    left: Math.min(base.left, other.left),
    right: Math.max(base.right, other.right),
    top: Math.min(base.top, other.top + dy),
    bottom: Math.max(base.bottom, other.bottom + dy),
    spots: [...base.spots, ...other.spots.map((spot) => ({ ...spot, dy: spot.dy + dy }))],
  };
}
