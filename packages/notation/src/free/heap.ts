// A binary heap of numbers by cost; equal costs come out in the order of the numbers, so that searches are deterministic.

/** A queue that gives the cheapest first. */
export interface Heap {
  readonly push: (cost: number, value: number) => void;
  /** The cheapest value, or undefined when there is none. */
  readonly pop: () => number | undefined;
}

/** An empty heap. `push` and `pop` are O(log n). */
export function openHeap(): Heap {
  const costs: number[] = [];
  const values: number[] = [];
  const before = (a: number, b: number): boolean => {
    const difference = (costs[a] ?? 0) - (costs[b] ?? 0);
    return difference < 0 || (difference === 0 && (values[a] ?? 0) < (values[b] ?? 0));
  };
  const swap = (a: number, b: number): void => {
    const cost = costs[a] ?? 0;
    const value = values[a] ?? 0;
    costs[a] = costs[b] ?? 0;
    values[a] = values[b] ?? 0;
    costs[b] = cost;
    values[b] = value;
  };
  return {
    push: (cost, value) => {
      let at = costs.length;
      costs.push(cost);
      values.push(value);
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!before(at, above)) return;
        swap(at, above);
        at = above;
      }
    },
    pop: () => {
      const first = values[0];
      const cost = costs.pop();
      const value = values.pop();
      if (cost === undefined || value === undefined || costs.length === 0) return first;
      costs[0] = cost;
      values[0] = value;
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        if (left >= costs.length) return first;
        const least = left + 1 < costs.length && before(left + 1, left) ? left + 1 : left;
        if (!before(least, at)) return first;
        swap(least, at);
        at = least;
      }
    },
  };
}
