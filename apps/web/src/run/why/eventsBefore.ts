// Which events are played again to explain one: all that patterns saw before it, or, far into a run, those of its own correlation.
import type { ChoreographyEvent } from "@laban/trace";
import type { RunTrace } from "../runTrace.ts";

/** The events up to one, itself the last. */
export interface EventsBefore {
  readonly events: readonly ChoreographyEvent[];
  /** Only events of its correlation: conditions over other events may come out otherwise. */
  readonly isPartial: boolean;
}

/** Up to this many events are played again; a moment's work for the worker, and little to hand over. */
export const REPLAYED_MAX = 5_000;

/** The events up to the one at a position of the trace; undefined where no event that patterns saw stands there. */
export function eventsBefore(trace: RunTrace, position: number): EventsBefore | undefined {
  const count = trace.eventPositions.countUpTo(position);
  if (count === 0 || trace.eventPositions.at(count - 1) !== position) return undefined;
  const seen = (positions: Iterable<number>): readonly ChoreographyEvent[] => {
    const events: ChoreographyEvent[] = [];
    for (const each of positions) {
      const record = trace.records.at(each);
      if (record?.type === "event" && record.verdict !== "duplicate" && record.verdict !== "late")
        events.push(record.event);
    }
    return events;
  };
  const record = trace.records.at(position);
  if (record?.type !== "event" || record.verdict === "duplicate" || record.verdict === "late") return undefined;
  if (count <= REPLAYED_MAX) return { events: seen(trace.eventPositions.slice(0, count)), isPartial: false };
  const lane = trace.model.laneOfPosition(position);
  const pins = lane === undefined ? [] : (trace.model.lanes[lane]?.pins ?? []);
  const positions = pins
    .map((pin) => trace.model.pins.position.at(pin))
    .filter((each) => each <= position)
    .sort((a, b) => a - b);
  return { events: seen(positions.slice(-REPLAYED_MAX)), isPartial: true };
}
