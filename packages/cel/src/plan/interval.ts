// Comparing a number with a constant is asking whether it lies in an interval: x > 3 is "from the next double after 3 on". One form of code
// then serves all six comparisons.

/** The six comparisons. */
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** The comparison with its sides exchanged. */
export function flipped(comparison: Comparison): Comparison {
  switch (comparison) {
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
    default:
      return comparison;
  }
}

/** A closed interval of doubles, and whether lying in it is what was asked for. NaN lies in none. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly isWanted: boolean;
}

/** Where a double has to lie so that `x comparison limit` holds; `limit` is not NaN. */
export function intervalOf(comparison: Comparison, limit: number): Interval {
  switch (comparison) {
    case "==":
    case "!=":
      return { from: limit, to: limit, isWanted: comparison === "==" };
    case "<":
      return { from: -Infinity, to: -after(-limit), isWanted: true };
    case "<=":
      return { from: -Infinity, to: limit, isWanted: true };
    case ">":
      return { from: after(limit), to: Infinity, isWanted: true };
    case ">=":
      return { from: limit, to: Infinity, isWanted: true };
    default:
      throw new Error(`Invariant: "${String(comparison satisfies never)}" is no comparison`);
  }
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

// The next double; NaN after infinity, and no number lies from NaN on.
function after(value: number): number {
  if (value === Infinity) return Number.NaN;
  // Of -0, too: the bits of doubles count upwards from 0, and downwards below it.
  if (value === 0) return Number.MIN_VALUE;
  double[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return double[0];
}
