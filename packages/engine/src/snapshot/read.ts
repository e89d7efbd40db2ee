// Reads parts of a snapshot back. What comes from storage is doubted again: a snapshot that is cut or changed is refused with its place.
import type { InstantMs } from "@laban/trace";

/**
 * A snapshot that cannot be restored: of another bundle ("engine/snapshot-bundle"), of another version ("engine/snapshot-version"),
 * or damaged ("engine/snapshot-damaged"). Replay the events from the beginning instead.
 */
export class SnapshotError extends Error {
  readonly code: string;

  constructor(what: string, code: string = "engine/snapshot-damaged") {
    super(`The snapshot cannot be restored: ${what}. Start a new engine and replay its events.`);
    this.name = "SnapshotError";
    this.code = code;
  }
}

/** The field of an object. */
export function fieldOf(state: unknown, name: string, place: string): unknown {
  if (typeof state !== "object" || state === null || !Object.hasOwn(state, name))
    throw new SnapshotError(`${place} has no ${name}`);
  return Reflect.get(state, name);
}

/** A list. */
export function listOf(state: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(state)) throw new SnapshotError(`${place} is no list`);
  return state;
}

/** A whole number from 0. */
export function integerOf(state: unknown, place: string): number {
  if (typeof state !== "number" || !Number.isSafeInteger(state) || state < 0)
    throw new SnapshotError(`${place} is no count`);
  return state;
}

/** A whole number of milliseconds. */
export function instantOf(state: unknown, place: string): InstantMs {
  if (typeof state !== "number" || !Number.isSafeInteger(state)) throw new SnapshotError(`${place} is no instant`);
  return state;
}

/** A text. */
export function textOfState(state: unknown, place: string): string {
  if (typeof state !== "string") throw new SnapshotError(`${place} is no text`);
  return state;
}

/** A text in a field. */
export function textFieldOf(state: unknown, name: string, place: string): string {
  return textOfState(fieldOf(state, name, place), `${place}.${name}`);
}

/** A list of [text, whole number] pairs. */
export function pairsOf(state: unknown, place: string): readonly (readonly [string, number])[] {
  return listOf(state, place).map((pair, index) => {
    const [text, number] = listOf(pair, `${place}[${index}]`);
    return [textOfState(text, `${place}[${index}][0]`), instantOf(number, `${place}[${index}][1]`)];
  });
}

/** -Infinity is null and Infinity is "end", which JSON can say. */
export function boundJson(instant: InstantMs): number | string | null {
  return instant === -Infinity ? null : instant === Infinity ? "end" : instant;
}

/** Reads what `boundJson` wrote. */
export function boundOf(state: unknown, place: string): InstantMs {
  return state === null ? -Infinity : state === "end" ? Infinity : instantOf(state, place);
}
