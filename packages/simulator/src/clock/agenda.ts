// What is still to happen, in the order in which it will: by time, then in the order in which it was planned. A binary heap.
import type { InstantMs } from "@laban/trace";

interface Entry<T> {
  readonly at: InstantMs;
  readonly order: number;
  readonly item: T;
}

/** Things with their instants. Planning and taking cost O(log n); things of one instant come in the order of planning. */
export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** The instant of what comes next; undefined when nothing does. */
  get nextAt(): InstantMs | undefined {
    return this.#heap[0]?.at;
  }

  plan(at: InstantMs, item: T): void {
    const entry: Entry<T> = { at, order: this.#order, item };
    this.#order += 1;
    const heap = this.#heap;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  /** Takes what comes next. */
  take(): T | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first?.item;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const isOther = other !== undefined && isBefore(other, one);
      const child = isOther ? other : one;
      if (isBefore(last, child)) break;
      heap[place] = child;
      place = isOther ? left + 1 : left;
    }
    heap[place] = last;
    return first.item;
  }
}

function isBefore(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
