// A map that knows its oldest entry in constant time: what caps and horizons drop first.
// (Asking a plain Map for its first key slows down with every deletion before it.)

interface Entry<V> {
  readonly key: string;
  value: V;
  older: Entry<V> | undefined;
  newer: Entry<V> | undefined;
}

/** Keys in the order in which they were last set anew. Every operation is O(1). */
export class OldestFirst<V> {
  readonly #entries = new Map<string, Entry<V>>();
  #oldest: Entry<V> | undefined;
  #newest: Entry<V> | undefined;

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)?.value;
  }

  /** The oldest entry, if there is any. */
  oldest(): { readonly key: string; readonly value: V } | undefined {
    return this.#oldest;
  }

  /** Sets the value and makes the key the newest. */
  set(key: string, value: V): void {
    this.delete(key);
    const entry: Entry<V> = { key, value, older: this.#newest, newer: undefined };
    if (this.#newest === undefined) this.#oldest = entry;
    else this.#newest.newer = entry;
    this.#newest = entry;
    this.#entries.set(key, entry);
  }

  delete(key: string): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#entries.delete(key);
    if (entry.older === undefined) this.#oldest = entry.newer;
    else entry.older.newer = entry.newer;
    if (entry.newer === undefined) this.#newest = entry.older;
    else entry.newer.older = entry.older;
    return true;
  }

  /** Oldest first. The map must not change meanwhile. */
  *entries(): Generator<readonly [string, V]> {
    for (let entry = this.#oldest; entry !== undefined; entry = entry.newer) yield [entry.key, entry.value];
  }
}
