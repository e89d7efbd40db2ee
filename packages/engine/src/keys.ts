// Keys: which events belong together. The typed tuple found at the correlation paths; an id is never invented.
// Hot: every event of a stateful pattern is looked up here, so a key is found by its part itself, and its texts are made when asked for.
import type { Json } from "@laban/trace";

/** What may be a part of a key. */
export type KeyPart = string | number | boolean;

/** What an owner keeps for a key, e.g. the live runs of a pattern. */
export interface Kept {
  readonly owner: object;
}

/** Told when the first thing is kept for a key, and when the last is let go of. */
export interface KeyKeeper {
  enter(key: Key): void;
  leave(key: Key): void;
}

/** A key. While anything is kept for it there is one object per key and engine; two keys are the same exactly if their `name` is. */
export class Key {
  /** The part of a key of one part; else U+0000 and the text. What maps find it by. */
  readonly name: KeyPart;
  readonly #keeper: KeyKeeper;
  #parts: readonly Json[] | undefined;
  #text: string | undefined;
  /** What the first owner keeps, and what others do, each beside its owner: most keys have one owner. */
  #owner: object | undefined;
  #kept: Kept | undefined;
  #others: object[] | undefined;

  constructor(keeper: KeyKeeper, name: KeyPart, parts?: readonly Json[]) {
    this.#keeper = keeper;
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

  /** See `correlationOf`. Hot where an engine is observed: most keys have one part, and need no list of it to be named. */
  get label(): string | null {
    const parts = this.#parts;
    if (parts === undefined) return partLabel(this.name);
    return parts.length === 0 ? null : parts.map(partLabel).join(" · ");
  }

  /** What this owner keeps for the key. O(owners that keep something for it), which are few. */
  keptBy(owner: object): Kept | undefined {
    if (this.#owner === owner) return this.#kept;
    const others = this.#others;
    if (others === undefined) return undefined;
    for (let index = 0; index < others.length; index += 2)
      if (others[index] === owner) return others[index + 1] as Kept;
    return undefined;
  }

  /** Keeps something for the key; at most one thing per owner. */
  keep(kept: Kept): void {
    if (this.#kept !== undefined) {
      if (this.#others === undefined) this.#others = [kept.owner, kept];
      else this.#others.push(kept.owner, kept);
      return;
    }
    this.#owner = kept.owner;
    this.#kept = kept;
    this.#keeper.enter(this);
  }

  /** Lets go of it. A key for which nothing is kept is forgotten. */
  release(kept: Kept): void {
    const others = this.#others;
    if (this.#kept === kept) {
      this.#kept = others?.pop() as Kept | undefined;
      this.#owner = others?.pop();
      if (others?.length === 0) this.#others = undefined;
      if (this.#kept === undefined) this.#keeper.leave(this);
      return;
    }
    const index = others?.indexOf(kept) ?? -1;
    if (others === undefined || index < 0) return;
    const last = others.pop()!;
    const owner = others.pop()!;
    if (index < others.length) {
      others[index] = last;
      others[index - 1] = owner;
    }
    if (others.length === 0) this.#others = undefined;
  }
}

/** The text of a key with these parts. */
export function textOf(parts: readonly Json[]): string {
  return parts.map((part) => JSON.stringify(part)).join(",");
}

/**
 * A key as people read it; null where there is none, or only the global one. Two keys never have the same label: the text 7 is `7`, the
 * number is `#7`, and a text that could be taken for something else stands in quotes.
 */
export function correlationOf(key: Key | undefined): string | null {
  return key === undefined ? null : key.label;
}

function partLabel(part: Json): string {
  if (typeof part !== "string") return `#${JSON.stringify(part)}`;
  const first = part.charAt(0);
  return first === "" || first === "#" || first === '"' || part.includes("·") ? JSON.stringify(part) : part;
}
