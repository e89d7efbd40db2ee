// Where everything of a score stands, in page coordinates: the phrases put on their lines.
import type { Point, Rect } from "../geometry.ts";
import type { Columns } from "./columns.ts";
import type { LabelSide, Spot } from "./phrase.ts";
import type { CardShape } from "./shape.ts";
import type { StaffPlan } from "./stack.ts";

/** A card on the page; `anchor` is the y of its line, `exits` the y at which each ask leaves. */
export interface CardPlace {
  readonly rect: Rect;
  readonly anchor: number;
  readonly exits: readonly number[];
  readonly staff: string;
}

/** A pin on the page, with the side where its name was given room. */
export interface PinPlace {
  readonly at: Point;
  readonly side: LabelSide;
  readonly staff: string;
}

/** An echo on the page. */
export type EchoPlace = Extract<Spot, { type: "echo" }> & { readonly at: Point };

/** All places. */
export interface Places {
  readonly cards: ReadonlyMap<string, CardPlace>;
  readonly pins: ReadonlyMap<string, PinPlace>;
  readonly echoes: readonly EchoPlace[];
}

/** Puts the phrases of all staffs on the page. */
export function findPlaces(
  plans: readonly StaffPlan[],
  columns: Columns,
  shapes: ReadonlyMap<string, CardShape>,
): Places {
  const cards = new Map<string, CardPlace>();
  const pins = new Map<string, PinPlace>();
  const echoes: EchoPlace[] = [];
  for (const plan of plans) {
    for (const { phrase, y } of plan.phrases) {
      for (const spot of phrase.spots) {
        const line = Math.floor(y + spot.dy) + 0.5;
        if (spot.type === "pin") {
          pins.set(spot.id, { at: { x: columns.pins.get(spot.id) ?? 0, y: line }, side: spot.side, staff: plan.key });
        } else if (spot.type === "echo") {
          echoes.push({ ...spot, at: { x: spot.x, y: line } });
        } else {
          const shape = shapes.get(spot.id);
          if (shape === undefined) continue;
          const rect = {
            x: shape.left,
            y: line - shape.anchorPx,
            width: shape.right - shape.left,
            height: shape.height,
          };
          cards.set(spot.id, {
            rect,
            anchor: line,
            exits: spot.exits.map((exit) => Math.round(exit) + line),
            staff: plan.key,
          });
        }
      }
    }
  }
  return { cards, pins, echoes };
}
