// The live runs of a snapshot: what all runs have; each operator adds where its runs stand.
import type { JsonObject } from "@laban/trace";
import type { Admitted } from "../admitted.ts";
import type { Key } from "../keys.ts";
import type { KeyTable } from "../keyTable.ts";
import type { Pattern } from "../pattern.ts";
import type { Run } from "../run.ts";
import type { EventTable } from "./events.ts";
import { boundJson, boundOf, fieldOf, integerOf, listOf, SnapshotError } from "./read.ts";

/** Writes what all runs have, with where the operator says they stand. */
export class RunWriter {
  readonly #events: EventTable;

  constructor(events: EventTable) {
    this.#events = events;
  }

  /** The index that stands for an event. */
  indexOf(admitted: Admitted): number {
    return this.#events.indexOf(admitted);
  }

  write(run: Run, standing: JsonObject): JsonObject {
    return {
      number: run.number,
      key: run.key.parts,
      bound: run.bound.map((admitted) => this.#events.indexOf(admitted)),
      due: boundJson(run.due),
      ...standing,
    };
  }
}

/** Reads it back. Every method throws SnapshotError for what cannot be. */
export class RunReader {
  readonly #events: readonly Admitted[];
  readonly #keys: KeyTable;

  constructor(events: readonly Admitted[], keys: KeyTable) {
    this.#events = events;
    this.#keys = keys;
  }

  read(state: unknown, pattern: Pattern): Run {
    const place = `a run of "${pattern.operator.id}"`;
    const bound = this.integers(state, "bound", this.#events.length - 1).map((index) => this.event(index));
    if (bound.length === 0) throw new SnapshotError(`${place} has bound no event`);
    return {
      number: this.integer(state, "number"),
      key: this.key(state, place),
      pattern,
      bound,
      due: boundOf(fieldOf(state, "due", place), `the due time of ${place}`),
      queuedDue: -Infinity,
      slot: -1,
      isLive: true,
    };
  }

  key(state: unknown, place: string): Key {
    const parts = listOf(fieldOf(state, "key", place), `the key of ${place}`);
    for (const part of parts) {
      if (typeof part !== "string" && typeof part !== "number" && typeof part !== "boolean")
        throw new SnapshotError(`the key of ${place} has a part that is no scalar`);
    }
    const key = parts as readonly (string | number | boolean)[];
    return this.#keys.ofParts(key);
  }

  /** The event with this index, which is not trusted to be one. */
  eventAt(index: unknown, place: string): Admitted {
    return this.event(integerOf(index, `an event of ${place}`));
  }

  event(index: number): Admitted {
    const admitted = this.#events[index];
    if (admitted === undefined) throw new SnapshotError(`event ${index} is missing`);
    return admitted;
  }

  integer(state: unknown, name: string): number {
    return integerOf(fieldOf(state, name, "a run"), `a run's ${name}`);
  }

  /** A place in something of the bundle, which must have so many. */
  expectBelow(integer: number, count: number, name: string): void {
    if (integer >= count) throw new SnapshotError(`a run's ${name} is ${integer}, but there are ${count}`);
  }

  /** Two lists of a run that go together. */
  expectEqual(length: number, expected: number, name: string): void {
    if (length !== expected) throw new SnapshotError(`a run's ${name} are ${length}, not ${expected}`);
  }

  flag(state: unknown, name: string): boolean {
    return fieldOf(state, name, "a run") === true;
  }

  integers(state: unknown, name: string, max: number): readonly number[] {
    return listOf(fieldOf(state, name, "a run"), `a run's ${name}`).map((value) => {
      const integer = integerOf(value, `a run's ${name}`);
      if (integer > max) throw new SnapshotError(`a run's ${name} is ${integer}, more than ${max}`);
      return integer;
    });
  }
}
