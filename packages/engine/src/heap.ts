// A binary heap whose items know their slot, so that a timer is taken out or put off in O(log n) and nothing dead ever stays in it.
// Hot: every event of a stateful pattern passes here. `before` must be a total order, so that two hosts pop alike.

/** What can stand in a heap; `slot` belongs to the heap and is -1 outside. */
export interface HeapItem {
  slot: number;
}

/** Smallest first. */
export class Heap<T extends HeapItem> {
  readonly #items: T[] = [];
  readonly #before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    this.#items.push(item);
    this.#rise(item, this.#items.length - 1);
  }

  pop(): T | undefined {
    const first = this.#items[0];
    if (first !== undefined) this.remove(first);
    return first;
  }

  /** Takes an item out wherever it stands; one that is not in the heap is left alone. */
  remove(item: T): void {
    const slot = item.slot;
    if (slot < 0) return;
    item.slot = -1;
    const last = this.#items.pop();
    if (last === undefined || last === item) return;
    this.#sink(last, slot);
    if (last.slot === slot) this.#rise(last, slot);
  }

  /** To be called after an item's order changed. */
  moved(item: T): void {
    const slot = item.slot;
    if (slot < 0) return;
    this.#sink(item, slot);
    if (item.slot === slot) this.#rise(item, slot);
  }

  /** In no particular order. */
  items(): readonly T[] {
    return this.#items;
  }

  #rise(item: T, from: number): void {
    let slot = from;
    while (slot > 0) {
      const above = (slot - 1) >> 1;
      const parent = this.#items[above]!;
      if (!this.#before(item, parent)) break;
      this.#items[slot] = parent;
      parent.slot = slot;
      slot = above;
    }
    this.#items[slot] = item;
    item.slot = slot;
  }

  #sink(item: T, from: number): void {
    const size = this.#items.length;
    let slot = from;
    for (;;) {
      let below = slot * 2 + 1;
      if (below >= size) break;
      if (below + 1 < size && this.#before(this.#items[below + 1]!, this.#items[below]!)) below++;
      const child = this.#items[below]!;
      if (!this.#before(child, item)) break;
      this.#items[slot] = child;
      child.slot = slot;
      slot = below;
    }
    this.#items[slot] = item;
    item.slot = slot;
  }
}
