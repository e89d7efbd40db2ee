// The keys of an engine for which something is kept, each found by its parts: one look-up per event, whatever the number of patterns.
import { Key, type KeyKeeper, type KeyPart, textOf } from "./keys.ts";

const several = "\u0000";

/** One per engine. It holds a key exactly as long as something is kept for it. */
export class KeyTable implements KeyKeeper {
  readonly #entered = new Map<KeyPart, Key>();
  /** Keys that the current event was the first to name: the same key must be the same object for all patterns that see the event. */
  readonly #fresh: Key[] = [];
  /** The one key of patterns with `scope: global`. */
  readonly global: Key = new Key(this, several, []);

  /** Turns to the next event. */
  turn(): void {
    if (this.#fresh.length > 0) this.#fresh.length = 0;
  }

  /** The key of one part. */
  ofPart(part: KeyPart): Key {
    // A text that looks like the name of a key of several parts gets a name that no such key has.
    if (typeof part === "string" && part.charCodeAt(0) === 0) return this.#named(several + textOf([part]), [part]);
    return this.#entered.get(part) ?? this.#firstNamed(part, undefined);
  }

  /** The key of these parts. */
  ofParts(parts: readonly KeyPart[]): Key {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return this.ofPart(only);
    return parts.length === 0 ? this.global : this.#named(several + textOf(parts), parts);
  }

  /** Called by a key when something is kept for it. */
  enter(key: Key): void {
    this.#entered.set(key.name, key);
    // It is found there from now on: a restored snapshot enters a hundred thousand keys in one turn.
    if (this.#fresh[this.#fresh.length - 1] === key) this.#fresh.pop();
  }

  /** Called by a key when nothing is kept for it any more. */
  leave(key: Key): void {
    this.#entered.delete(key.name);
    this.#fresh.push(key);
  }

  #named(name: string, parts: readonly KeyPart[]): Key {
    return this.#entered.get(name) ?? this.#firstNamed(name, parts);
  }

  #firstNamed(name: KeyPart, parts: readonly KeyPart[] | undefined): Key {
    for (const key of this.#fresh) if (key.name === name) return key;
    const key = new Key(this, name, parts);
    this.#fresh.push(key);
    return key;
  }
}
