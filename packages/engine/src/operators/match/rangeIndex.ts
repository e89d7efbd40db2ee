// Which patterns a number satisfies that require it to be above (or below) a limit: the limits are sorted, so these are always the first
// so many. The bits of each such prefix are kept ready; with very many limits every so-and-so-manieth, and the rest is walked.

/** A limit that the pattern with this bit sets. */
export interface Limit {
  readonly bit: number;
  readonly limit: number;
  readonly isInclusive: boolean;
}

/** Most prefixes that are kept ready: bounds the memory to 256 words per word of patterns. */
const prefixesMax = 256;

/** The limits of one direction on one field. */
export class RangeIndex {
  readonly #sign: 1 | -1;
  /** Ascending in the direction of what satisfies them; of equal ones, inclusive first. */
  readonly #limits: Float64Array;
  readonly #bits: Int32Array;
  readonly #isInclusive: Uint8Array;
  readonly #stride: number;
  readonly #words: number;
  /** Prefix k holds the bits of the first k × stride limits, and of all patterns that set none. */
  readonly #prefixes: Int32Array;
  readonly #scratch: Int32Array;

  constructor(limits: readonly Limit[], direction: "at least" | "at most", words: number) {
    const sign = direction === "at least" ? 1 : -1;
    const sorted = limits.toSorted(
      (a, b) => sign * (a.limit - b.limit) || Number(b.isInclusive) - Number(a.isInclusive) || a.bit - b.bit,
    );
    this.#sign = sign;
    this.#words = words;
    this.#limits = Float64Array.from(sorted, ({ limit }) => sign * limit);
    this.#bits = Int32Array.from(sorted, ({ bit }) => bit);
    this.#isInclusive = Uint8Array.from(sorted, ({ isInclusive }) => Number(isInclusive));
    this.#stride = Math.ceil(sorted.length / prefixesMax);
    this.#scratch = new Int32Array(words);
    const prefixes = Math.floor(sorted.length / this.#stride) + 1;
    this.#prefixes = new Int32Array(prefixes * words).fill(-1);
    const mask = new Int32Array(words).fill(-1);
    for (const { bit } of sorted) mask[bit >> 5]! &= ~(1 << (bit & 31));
    for (let count = 0; count <= sorted.length; count++) {
      if (count % this.#stride === 0) this.#prefixes.set(mask, (count / this.#stride) * words);
      const next = sorted[count];
      if (next !== undefined) mask[next.bit >> 5]! |= 1 << (next.bit & 31);
    }
  }

  /** Strikes out those whose limit the value does not satisfy. */
  narrow(value: number, alive: Int32Array): void {
    const satisfied = this.#countSatisfied(this.#sign * value);
    const words = this.#words;
    const ready = this.#stride === 1 ? satisfied : Math.floor(satisfied / this.#stride);
    const prefixes = this.#prefixes;
    const offset = ready * words;
    const from = ready * this.#stride;
    if (from === satisfied) {
      for (let word = 0; word < words; word++) alive[word]! &= prefixes[offset + word]!;
      return;
    }
    const scratch = this.#scratch;
    for (let word = 0; word < words; word++) scratch[word] = prefixes[offset + word]!;
    for (let index = from; index < satisfied; index++) {
      const bit = this.#bits[index]!;
      scratch[bit >> 5]! |= 1 << (bit & 31);
    }
    for (let word = 0; word < words; word++) alive[word]! &= scratch[word]!;
  }

  #countSatisfied(value: number): number {
    const limits = this.#limits;
    const isInclusive = this.#isInclusive;
    let low = 0;
    let high = limits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const limit = limits[middle]!;
      if (limit < value || (limit === value && isInclusive[middle] === 1)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
