// A sum that values can be added to and taken from for ever without drift: it always is the exact sum of what is in it, rounded once.
// So it depends on the window alone and not on its past: a restored engine has the same sum, and 0.1 + 0.2 − 0.1 is 0.2.
// After J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997: the sum is a list of doubles that do not overlap.

/** Values beyond this are refused: so many of them cannot run over the largest double that a window may hold. */
export const summandMax: number = 1e300;

/** Whole numbers stay in one part, so a sum of them costs an addition. */
export class ExactSum {
  /** From small to large, none overlapping the next, none zero. */
  #parts: number[] = [];

  /** Adds a finite value; the negative takes it away. Magnitudes up to `summandMax`. */
  add(value: number): void {
    const parts = this.#parts;
    let carry = value;
    let kept = 0;
    for (const part of parts) {
      const sum = carry + part;
      const virtual = sum - carry;
      const lost = carry - (sum - virtual) + (part - virtual);
      if (lost !== 0) parts[kept++] = lost;
      carry = sum;
    }
    parts.length = kept;
    if (carry !== 0) parts.push(carry);
  }

  /** The double nearest to the exact sum; of two equally near ones the even. */
  value(): number {
    const parts = this.#parts;
    let index = parts.length - 1;
    let sum = parts[index] ?? 0;
    let lost = 0;
    while (index > 0) {
      index--;
      const part = parts[index] ?? 0;
      const larger = sum;
      sum = larger + part;
      lost = part - (sum - larger);
      if (lost !== 0) break;
    }
    // Exactly half way: the parts that are left decide to which side it goes.
    const next = parts[index - 1] ?? 0;
    if (lost !== 0 && next !== 0 && lost < 0 === next < 0) {
      const doubled = lost * 2;
      const rounded = sum + doubled;
      if (doubled === rounded - sum) sum = rounded;
    }
    return sum;
  }
}
