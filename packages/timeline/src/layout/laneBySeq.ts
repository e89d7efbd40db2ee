// Which lane the event at a seq belongs to: four bytes an event instead of an entry in a map.
import { createIntegerColumn } from "@laban/trace";

/** Lanes by the seq of their events. */
export interface LaneBySeq {
  get(seq: number): number | undefined;
  set(seq: number, lane: number): void;
}

/** Further behind the last one than this is no counting: such a seq is kept apart, so that it costs no gap. */
const GAP_MAX = 1_024;

/** None yet. Seqs are counted nearly without gaps, so they are places in a column; any others are kept all the same. */
export function createLaneBySeq(): LaneBySeq {
  const lanes = createIntegerColumn();
  const apart = new Map<number, number>();
  return {
    get(seq) {
      const lane = lanes.at(seq);
      return lane >= 0 ? lane : apart.get(seq);
    },
    set(seq, lane) {
      if (!Number.isSafeInteger(seq) || seq < 0 || seq > lanes.length + GAP_MAX) {
        apart.set(seq, lane);
        return;
      }
      while (lanes.length <= seq) lanes.push(-1);
      lanes.set(seq, lane);
    },
  };
}
