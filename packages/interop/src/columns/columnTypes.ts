// A column whose values are all numbers (or all truth values) becomes numbers; every other one stays text.
import type { Json } from "@laban/model";

const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?([eE][+-]?\d{1,2})?$/;
const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
  ["True", true],
  ["False", false],
  ["TRUE", true],
  ["FALSE", false],
]);

/** What all the values of a column have been so far. */
export class ColumnType {
  #isNumbers = true;
  #isTruth = true;

  /** Looks at a value; empty ones say nothing. */
  see(value: string): void {
    if (value === "") return;
    // Numbers with leading zeros or more digits than a number can hold are names, and stay text.
    if (this.#isNumbers && !NUMBER.test(value)) this.#isNumbers = false;
    if (this.#isTruth && !TRUTH.has(value)) this.#isTruth = false;
  }

  /** The value as JSON, once the whole column was seen. */
  valueOf(text: string): Json {
    if (this.#isNumbers) return Number(text);
    if (this.#isTruth) return TRUTH.get(text) ?? text;
    return text;
  }
}
