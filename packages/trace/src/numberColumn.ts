// A growing list of numbers in one typed array: eight bytes a value, no boxes, and a binary search for columns that rise.

/** A growing column of numbers. Only its owner adds to it; readers may keep the reference. */
export interface NumberColumn {
  readonly length: number;
  push(value: number): void;
  set(index: number, value: number): void;
  /** The value at an index; NaN outside. */
  at(index: number): number;
  /** For a column that never falls: how many values are ≤ `value`. O(log n). */
  countUpTo(value: number): number;
  /** For a column that never falls: how many values are < `value`. O(log n). */
  countBelow(value: number): number;
  /** The values so far, without copying; not valid after the next `push`. */
  values(): Float64Array;
}

/** An empty column. */
export function createNumberColumn(): NumberColumn {
  let values = new Float64Array(64);
  let length = 0;
  const search = (isBefore: (found: number) => boolean): number => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(values[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const grown = new Float64Array(values.length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    set(index, value) {
      if (index >= 0 && index < length) values[index] = value;
    },
    at: (index) => (index >= 0 && index < length ? (values[index] as number) : Number.NaN),
    countUpTo: (value) => search((found) => found <= value),
    countBelow: (value) => search((found) => found < value),
    values: () => values.subarray(0, length),
  };
}
