// A tape of numbers that random documents are read from: fast-check shortens it, and what is read past its end is the simplest choice.
import * as fc from "fast-check";

const LENGTH_MAX = 600;
const NUMBER_MAX = 0x3fff_ffff;

/** Choices in order. Always the first where the tape has ended. */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** An integer from 0, below the given one. */
  below(limit: number): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at += 1;
    return number % limit;
  }

  /** True so often, of 100 times; false where the tape has ended. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("Invariant: nothing to pick from.");
    return item;
  }

  /** From `min` to `max` of the items, in their order, each once. */
  some<T>(items: readonly T[], { min, max }: { readonly min: number; readonly max: number }): readonly T[] {
    const left = [...items];
    const wanted = min + this.below(max - min + 1);
    while (left.length > wanted) left.splice(this.below(left.length), 1);
    return left;
  }

  /** The fields of which a choice is made, each with its chance. */
  maybe<T extends object>(percent: number, make: () => T): T | Record<string, never> {
    return this.chance(percent) ? make() : {};
  }
}

/** Tapes for properties. */
export const anyTape: fc.Arbitrary<Tape> = fc
  .array(fc.nat({ max: NUMBER_MAX }), { maxLength: LENGTH_MAX, size: "max" })
  .map((numbers) => new Tape(numbers));

/** The tape of a seed: for runs that are counted and repeated by number. */
export function tapeOf(seed: number): Tape {
  let state = (seed * 2_654_435_769) >>> 0;
  const numbers = Array.from({ length: LENGTH_MAX }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return (Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 1) & NUMBER_MAX;
  });
  return new Tape(numbers);
}
