// Keys: which events belong together. The typed tuple found at the correlation paths; an id is never invented.
import type { Path } from "@laban/bundle";
import type { ChoreographyEvent, Json } from "@laban/trace";

/** A key. Two keys are the same exactly if their `text` is. */
export interface Key {
  readonly parts: readonly Json[];
  /** The canonical JSON of the parts, joined by commas: 7 and "7" are two keys. Also the order of keys among timers (by code unit). */
  readonly text: string;
}

/** The one key of patterns with `scope: global`. */
export const globalKey: Key = { parts: [], text: "" };

/** The key of an event, or undefined when a part is missing. */
export type KeyReader = (event: ChoreographyEvent) => Key | undefined;

/**
 * Reads the key at these paths. A part counts as missing when the path leads nowhere, to null, or to a list or object:
 * only texts, numbers and booleans identify something.
 */
export function keyReader(paths: readonly Path[]): KeyReader {
  const readers = paths.map(partReader);
  const [only] = readers;
  if (only !== undefined && readers.length === 1) {
    return (event) => {
      const part = only(event);
      return part === undefined ? undefined : { parts: [part], text: JSON.stringify(part) };
    };
  }
  return (event) => {
    const parts: KeyPart[] = [];
    for (const reader of readers) {
      const part = reader(event);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return { parts, text: textOf(parts) };
  };
}

/** The text of a key with these parts; for keys that come back from a snapshot. */
export function textOf(parts: readonly Json[]): string {
  return parts.map((part) => JSON.stringify(part)).join(",");
}

/** A key as people read it; null where there is none, or only the global one. */
export function correlationOf(key: Key | undefined): string | null {
  return key === undefined || key.parts.length === 0 ? null : key.parts.map(String).join(" · ");
}

type KeyPart = string | number | boolean;
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
