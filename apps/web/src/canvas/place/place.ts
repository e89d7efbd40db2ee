// Where something new is put, and what lies there. A place tells what it lies on; nothing else is filled in.
import type { ElementRef } from "@laban/model";
import type { Picture, PictureWire, Point } from "@laban/notation";

/** A place of the canvas. */
export interface Place {
  /** What it is put on: a card, pin or head under the pointer; or, from the keyboard, what is selected, in order. */
  readonly on: readonly ElementRef[];
  /** Where the wire in hand comes from, when one is led to it. */
  readonly from: ElementRef | null;
  /** The wire that it is put on. */
  readonly wire: PictureWire | null;
  /** Score: the agent whose staff lies there, and the nearest beat. */
  readonly staff: string | null;
  readonly beat: number | null;
  /** Score: before which of the staffs a new one goes. */
  readonly staffIndex: number | null;
  /** Free view: the point itself. */
  readonly at: Point | null;
}

/** No place at all: the notation finds one. */
export const nowhere: Place = { on: [], from: null, wire: null, staff: null, beat: null, staffIndex: null, at: null };

/** The place of a point of the canvas, with what was found under it. */
export function placeAt(
  picture: Picture,
  at: Point,
  on: ElementRef | null = null,
  wireId: string | null = null,
): Place {
  const wire = wireId === null ? null : (picture.wires.find((one) => one.id === wireId) ?? null);
  const things = on === null ? [] : [on];
  if (picture.view === "free") return { ...nowhere, on: things, wire: on === null ? wire : null, at };
  const staffs = picture.staffs.filter((staff) => staff.ref !== undefined);
  const staff = staffs.find(({ rect }) => at.y >= rect.y && at.y < rect.y + rect.height);
  return {
    on: things,
    from: null,
    wire: on === null ? wire : null,
    staff: staff?.ref?.id ?? null,
    beat: nearestBeat(picture, at.x),
    staffIndex: staffs.filter(({ rect }) => at.y > rect.y + rect.height / 2).length,
    at: null,
  };
}

function nearestBeat(picture: Picture, x: number): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  for (const beat of picture.beats) {
    const distance = Math.abs(beat.x - x);
    if (distance >= least) continue;
    least = distance;
    nearest = beat.number;
  }
  return nearest;
}

/** What a place speaks of: where the wire in hand comes from, and what lies there. */
export function toldBy({ from, on }: Place): readonly ElementRef[] {
  return from === null ? on : [from, ...on];
}

/** Whether two places tell the same: then what would be put there is the same, too, but for the point itself. */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.wire === other.wire &&
    one.staff === other.staff &&
    one.beat === other.beat &&
    one.staffIndex === other.staffIndex &&
    one.on.length === other.on.length &&
    one.on.every((ref, index) => ref.id === other.on[index]?.id && ref.type === other.on[index].type)
  );
}
