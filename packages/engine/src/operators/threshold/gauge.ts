// What a threshold measures over a window. A gauge follows the window: values enter at one end and leave at the other, and each costs O(1)
// amortised. It depends on what is in the window only, so it is not part of a snapshot.
import { type Measure, unreachable } from "@laban/bundle";
import { ExactSum } from "./exactSum.ts";

/** The value of one event: a number, the text of a scalar for `distinct`, nothing of interest for `count`. */
export type Measured = number | string;

/** Follows one window. */
export interface Gauge {
  enter(value: Measured): void;
  /** The oldest value leaves. */
  leave(value: Measured): void;
  /** Undefined where there is nothing to measure. */
  value(): number | undefined;
}

/** An empty gauge. */
export function gaugeFor(measure: Measure): Gauge {
  switch (measure) {
    case "count":
      return new CountGauge();
    case "sum":
    case "avg":
      return new SumGauge(measure === "avg");
    case "min":
      return new ExtremeGauge((a, b) => a < b);
    case "max":
      return new ExtremeGauge((a, b) => a > b);
    case "distinct":
      return new DistinctGauge();
    default:
      return unreachable(measure);
  }
}

class CountGauge implements Gauge {
  #count = 0;

  enter(): void {
    this.#count++;
  }

  leave(): void {
    this.#count--;
  }

  value(): number | undefined {
    return this.#count === 0 ? undefined : this.#count;
  }
}

class SumGauge implements Gauge {
  readonly #isMean: boolean;
  readonly #sum = new ExactSum();
  #count = 0;

  constructor(isMean: boolean) {
    this.#isMean = isMean;
  }

  enter(value: Measured): void {
    this.#count++;
    this.#sum.add(Number(value));
  }

  leave(value: Measured): void {
    this.#count--;
    this.#sum.add(-Number(value));
  }

  value(): number | undefined {
    if (this.#count === 0) return undefined;
    return this.#isMean ? this.#sum.value() / this.#count : this.#sum.value();
  }
}

/** The best value, then the best of what came after it, …: only these can ever be the best again. */
class ExtremeGauge implements Gauge {
  readonly #isBetter: (a: number, b: number) => boolean;
  #candidates: number[] = [];
  /** Where the candidates begin; what is before has left. */
  #first = 0;

  constructor(isBetter: (a: number, b: number) => boolean) {
    this.#isBetter = isBetter;
  }

  enter(value: Measured): void {
    const number = Number(value);
    const candidates = this.#candidates;
    while (candidates.length > this.#first && this.#isBetter(number, candidates[candidates.length - 1]!))
      candidates.pop();
    candidates.push(number);
  }

  leave(value: Measured): void {
    if (this.#candidates[this.#first] !== Number(value)) return;
    this.#first++;
    if (this.#first * 2 < this.#candidates.length) return;
    this.#candidates = this.#candidates.slice(this.#first);
    this.#first = 0;
  }

  value(): number | undefined {
    return this.#candidates[this.#first];
  }
}

class DistinctGauge implements Gauge {
  readonly #counts = new Map<Measured, number>();

  enter(value: Measured): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  leave(value: Measured): void {
    const count = this.#counts.get(value) ?? 0;
    if (count > 1) this.#counts.set(value, count - 1);
    else this.#counts.delete(value);
  }

  value(): number | undefined {
    return this.#counts.size === 0 ? undefined : this.#counts.size;
  }
}
