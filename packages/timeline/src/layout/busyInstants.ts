// When something happened in some lanes: what the axis may not fold away.
import type { TimelineModel } from "./model.ts";
import { findRests, type Rests } from "./rests.ts";
import { laneMask, type MomentColumns } from "./moments.ts";

/**
 * The instants of events and of ends in the lanes, rising. Lanes that are hidden do not count, so that filtering to one
 * correlation folds the time in which it rested. O(moments), without sorting: they are kept in order of time.
 */
export function busyInstants(model: TimelineModel, lanes: readonly number[]): Float64Array {
  const mask = laneMask(model.lanes.length, lanes);
  const ordered = instantsOf(model.moments.ordered, mask);
  const strays = instantsOf(model.moments.strays, mask).sort();
  return strays.length === 0 ? ordered : merged(ordered, strays);
}

/**
 * What folds when some lanes are shown. Over all lanes it is kept as the run grows; it is found anew for a part of them, or where late events
 * came, O(moments) then.
 */
export function restsOf(model: TimelineModel, lanes: readonly number[]): Rests {
  const { gaps, strays } = model.moments;
  const isWhole = lanes.length >= model.lanes.length && strays.at.length === 0;
  return isWhole ? gaps.rests() : findRests(busyInstants(model, lanes));
}

function instantsOf({ at, lane }: MomentColumns, mask: Uint8Array | undefined): Float64Array {
  if (mask === undefined) return at.slice(0, at.length);
  const found = new Float64Array(at.length);
  let count = 0;
  for (let i = 0; i < at.length; i += 1) {
    if (mask[lane.at(i)] !== 1) continue;
    found[count] = at.at(i);
    count += 1;
  }
  return found.slice(0, count);
}

function merged(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  let i = 0;
  let j = 0;
  for (let k = 0; k < all.length; k += 1) {
    const isFromA = j >= b.length || (i < a.length && (a[i] as number) <= (b[j] as number));
    all[k] = (isFromA ? a[i] : b[j]) as number;
    if (isFromA) i += 1;
    else j += 1;
  }
  return all;
}
