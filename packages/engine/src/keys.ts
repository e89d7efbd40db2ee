// Keys: which events belong together. The typed tuple found at the correlation paths; an id is never invented.
// Hot: every event of a stateful pattern is looked up here, so a key is found by its part itself, and its texts are made when asked for.
import type { Path } from "@laban/bundle";
import type { ChoreographyEvent, Json } from "@laban/trace";
import type { KeyTable } from "./keyTable.ts";

/** What may be a part of a key. */
export type KeyPart = string | number | boolean;

/** What an owner keeps for a key, e.g. the live runs of a pattern. */
export interface Kept {
  readonly owner: object;
}

/** A key. While anything is kept for it there is one object per key and engine; two keys are the same exactly if their `name` is. */
export class Key {
  /** The part of a key of one part; else U+0000 and the text. What maps find it by. */
  readonly name: KeyPart;
  readonly #table: KeyTable;
  #parts: readonly Json[] | undefined;
  #text: string | undefined;
  #kept: Kept[] | undefined;

  constructor(table: KeyTable, name: KeyPart, parts?: readonly Json[]) {
    this.#table = table;
    this.name = name;
    this.#parts = parts;
  }

  get parts(): readonly Json[] {
    this.#parts ??= [this.name];
    return this.#parts;
  }

  /** The canonical JSON of the parts, joined by commas: 7 and "7" are two keys. Also the order of keys among timers (by code unit). */
  get text(): string {
    this.#text ??= textOf(this.parts);
    return this.#text;
  }

  /** What this owner keeps for the key. O(owners that keep something for it), which are few. */
  keptBy(owner: object): Kept | undefined {
    const kept = this.#kept;
    if (kept === undefined) return undefined;
    for (let index = 0; index < kept.length; index++) {
      const each = kept[index]!;
      if (each.owner === owner) return each;
    }
    return undefined;
  }

  /** Keeps something for the key; at most one thing per owner. */
  keep(kept: Kept): void {
    if (this.#kept !== undefined) {
      this.#kept.push(kept);
      return;
    }
    this.#kept = [kept];
    this.#table.enter(this);
  }

  /** Lets go of it. A key for which nothing is kept is forgotten. */
  release(kept: Kept): void {
    const all = this.#kept;
    if (all === undefined) return;
    const index = all.indexOf(kept);
    if (index < 0) return;
    if (all.length === 1) {
      this.#kept = undefined;
      this.#table.leave(this);
      return;
    }
    const last = all.pop();
    if (last !== undefined && index < all.length) all[index] = last;
  }
}

/** Finds the keys of events at some paths. */
export interface KeyReader {
  /** Whether the event has a key, without making one. */
  has(event: ChoreographyEvent): boolean;
  /** The key of an event, or undefined when a part is missing. */
  find(event: ChoreographyEvent): Key | undefined;
}

/**
 * Reads the key at these paths. A part counts as missing when the path leads nowhere, to null, or to a list or object:
 * only texts, numbers and booleans identify something.
 */
export function keyReader(table: KeyTable, paths: readonly Path[]): KeyReader {
  const readers = paths.map(partReader);
  const [only] = readers;
  if (only !== undefined && readers.length === 1) {
    return {
      has: (event) => only(event) !== undefined,
      find: (event) => {
        const part = only(event);
        return part === undefined ? undefined : table.ofPart(part);
      },
    };
  }
  return {
    has: (event) => readers.every((reader) => reader(event) !== undefined),
    find: (event) => {
      const parts: KeyPart[] = [];
      for (const reader of readers) {
        const part = reader(event);
        if (part === undefined) return undefined;
        parts.push(part);
      }
      return table.ofParts(parts);
    },
  };
}

/** The text of a key with these parts. */
export function textOf(parts: readonly Json[]): string {
  return parts.map((part) => JSON.stringify(part)).join(",");
}

/** A key as people read it; null where there is none, or only the global one. */
export function correlationOf(key: Key | undefined): string | null {
  return key === undefined || key.parts.length === 0 ? null : key.parts.map(String).join(" · ");
}

type PartReader = (event: ChoreographyEvent) => KeyPart | undefined;

function partReader(path: Path): PartReader {
  const [root, ...below] = path;
  switch (root) {
    case "data":
      return (event) => walk(event.data, below);
    case "correlation_id":
      return (event) => event.correlation_id;
    case "source":
    case "type":
    case "id":
      return (event) => event[root];
    default:
      // readBundle refuses other roots; one that came another way finds nothing rather than something wrong.
      return () => undefined;
  }
}

function walk(from: Json, names: readonly string[]): KeyPart | undefined {
  let value: Json | undefined = from;
  for (const name of names) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return undefined;
    value = (value as { readonly [name: string]: Json })[name];
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}
