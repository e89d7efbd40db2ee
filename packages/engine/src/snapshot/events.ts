// The events of a snapshot: each written once, runs and buffers refer to it by index, so that sharing survives the round trip.
import type { ChoreographyEvent, Json } from "@laban/trace";
import { type Admitted, InTime } from "../admitted.ts";
import { fieldOf, instantOf, integerOf, listOf, SnapshotError, textFieldOf } from "./read.ts";

/** Collects events while a snapshot is written. */
export class EventTable {
  readonly #events: Admitted[] = [];
  readonly #bySeq = new Map<number, number>();
  /** Those whose position another event has, too (the host gave it twice). */
  readonly #others = new Map<Admitted, number>();

  /** The index that stands for this event. */
  indexOf(admitted: Admitted): number {
    const { event, seq, at } = admitted;
    const index = this.#bySeq.get(seq);
    if (index === undefined) {
      this.#bySeq.set(seq, this.#events.length);
      return this.#events.push(admitted) - 1;
    }
    // Windows keep columns instead of objects, so an event is known by what it is.
    const known = this.#events[index];
    if (known?.event === event && known.at === at) return index;
    const other = this.#others.get(admitted) ?? this.#events.push(admitted) - 1;
    this.#others.set(admitted, other);
    return other;
  }

  /** To be called last: all events in the order of their indexes. */
  save(): readonly Json[] {
    return this.#events.map(({ event, seq, at, isLate }) => ({ event: eventJson(event), seq, at, isLate }));
  }
}

/** An event as plain JSON. */
export function eventJson(event: ChoreographyEvent): Json {
  return { ...event };
}

/** Reads the table back. @throws SnapshotError */
export function readEventTable(states: unknown): readonly Admitted[] {
  return listOf(states, "events").map((state, index) => {
    const place = `events[${index}]`;
    const event = readEvent(fieldOf(state, "event", place), `${place}.event`);
    const seq = integerOf(fieldOf(state, "seq", place), `${place}.seq`);
    const at = instantOf(fieldOf(state, "at", place), `${place}.at`);
    const isLate = fieldOf(state, "isLate", place) === true;
    return isLate || at !== event.time ? { event, seq, at, isLate } : new InTime(event, seq);
  });
}

/** Reads one event back. @throws SnapshotError */
export function readEvent(state: unknown, place: string): ChoreographyEvent {
  textFieldOf(state, "id", place);
  textFieldOf(state, "type", place);
  textFieldOf(state, "source", place);
  instantOf(fieldOf(state, "time", place), `${place}.time`);
  const data = fieldOf(state, "data", place);
  if (typeof data !== "object" || data === null || Array.isArray(data))
    throw new SnapshotError(`${place}.data is no object`);
  return state as ChoreographyEvent;
}
