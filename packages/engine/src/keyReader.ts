// How the key of an event is read from it: the values at the correlation paths.
import type { Path } from "@laban/bundle";
import type { ChoreographyEvent, Json } from "@laban/trace";
import type { Key, KeyPart } from "./keys.ts";
import type { KeyTable } from "./keyTable.ts";

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
