// Turns beats into x: cues of one beat that would fall on each other get lanes side by side, and the beat grows with them.
import type { Beats } from "./beats.ts";
import { headPx, lanePx, leadInPx, type ScoreMetrics } from "./metrics.ts";

/** x of everything in the score. */
export interface Columns {
  /** x of each beat line. */
  readonly beats: readonly number[];
  readonly pins: ReadonlyMap<string, number>;
}

interface Fall {
  readonly lane: number;
  readonly top: number;
  readonly bottom: number;
  readonly cause: string | undefined;
}

/** Places beats and pins. `staffs` is the order of the staffs from top to bottom. */
export function findColumns(beats: Beats, staffs: readonly string[], metrics: ScoreMetrics): Columns {
  const row = new Map(staffs.map((staff, index) => [staff, index]));
  const listeners = new Map<string, number[]>();
  for (const place of beats.patterns.values()) {
    if (place.inline) continue;
    for (const cue of place.reading.cues) {
      const rows = listeners.get(cue.event) ?? [];
      rows.push(row.get(place.staff) ?? 0);
      listeners.set(cue.event, rows);
    }
  }
  const lanes = new Map<string, number>();
  const taken = new Map<number, Fall[]>();
  const widest = new Map<number, number>();
  // Heard events first: the others only have to keep off the cues that pass through their staff.
  const places = [...beats.events.values()];
  const ordered = [
    ...places.filter((place) => listeners.has(place.event)),
    ...places.filter((place) => !listeners.has(place.event)),
  ];
  for (const place of ordered) {
    const falls = taken.get(place.beat) ?? [];
    const own = row.get(place.staff) ?? 0;
    const heard = listeners.get(place.event) ?? [own];
    const up = heard.reduce((least, one) => Math.min(least, one), Infinity);
    const down = heard.reduce((most, one) => Math.max(most, one), -Infinity);
    const top = up < own ? up : own + (down > own ? 0.25 : 0);
    const bottom = down > own ? down : own - (up < own ? 0.25 : 0);
    let lane = 0;
    while (falls.some((fall) => fall.lane === lane && meets(fall, { top, bottom, cause: place.cause }))) lane += 1;
    lanes.set(place.event, lane);
    widest.set(place.beat, Math.max(lane, widest.get(place.beat) ?? 0));
    if (!listeners.has(place.event)) continue;
    falls.push({ lane, top, bottom, cause: place.cause });
    taken.set(place.beat, falls);
  }
  const last = [...places, ...beats.patterns.values()].reduce((most, place) => Math.max(most, place.beat), 0);
  const x: number[] = [];
  let next = headPx + leadInPx;
  for (let beat = 0; beat <= last + 1; beat += 1) {
    x.push(next);
    next += metrics.beatPx + (widest.get(beat) ?? 0) * lanePx;
  }
  const pins = new Map<string, number>();
  for (const place of beats.events.values()) {
    pins.set(place.event, (x[place.beat] ?? next) + (lanes.get(place.event) ?? 0) * lanePx);
  }
  return { beats: x, pins };
}

/** Falls of one fork may share a lane when one rises and the other sinks; others keep half a staff apart. */
function meets(a: Fall, b: Omit<Fall, "lane">): boolean {
  const apart = a.cause !== undefined && a.cause === b.cause ? 0 : 0.5;
  return a.top < b.bottom + apart && b.top < a.bottom + apart;
}
