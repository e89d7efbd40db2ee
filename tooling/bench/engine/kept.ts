// What a host keeps of the effects while it is measured: columns, as the hand-written code's sink does; formatted after the clock has stopped.
import type { ToldEffect } from "@laban/engine";
import type { ChoreographyEvent, Effect } from "@laban/trace";

/** The output of a workload, in the order in which it came. */
export class Kept {
  /** Of each effect the event's place in the file and the pattern's in the document, as one number after the other. */
  #pairs = new Int32Array(1 << 20);
  #count = 0;
  readonly #outcomes: string[] = [];
  readonly #correlations: string[] = [];
  readonly #instants: number[] = [];
  readonly #workload: string;

  constructor(workload: string) {
    this.#workload = workload;
  }

  /** Keeps what the workload asks for of an effect. */
  readonly told: (effect: ToldEffect) => void = (effect) => {
    if (this.#workload === "w2") {
      this.#keep(0, effect.patternIndex);
      this.#outcomes.push(effect.outcome);
      this.#correlations.push(effect.cause.correlation_id ?? "");
      this.#instants.push(effect.at);
    } else if (effect.outcome === "matched") {
      // A set of W3 that did not come together in time is an outcome here, too; the workload asks for matches only.
      this.#keep(effect.seq, effect.patternIndex);
    }
  };

  /** Keeps the same of a list of effects. */
  list(effects: readonly Effect[], indexes: ReadonlyMap<string, number>): void {
    for (const { seq, pattern, outcome, key, at } of effects) {
      if (this.#workload === "w2") {
        this.#keep(0, indexes.get(pattern) ?? -1);
        this.#outcomes.push(outcome);
        this.#correlations.push(typeof key[0] === "string" ? key[0] : "");
        this.#instants.push(at);
      } else if (outcome === "matched") this.#keep(seq, indexes.get(pattern) ?? -1);
    }
  }

  /** What the columns take outside of the heap. */
  get columnBytes(): number {
    return this.#pairs.byteLength;
  }

  /** The lines that the workload's specification asks for. */
  lines(patterns: readonly string[], events: readonly ChoreographyEvent[]): readonly string[] {
    const lines: string[] = [];
    for (let index = 0; index < this.#count; index += 2) {
      const pattern = patterns[this.#pairs[index + 1] ?? -1] ?? "";
      const row = index >> 1;
      lines.push(
        this.#workload === "w2"
          ? `${this.#outcomes[row] === "matched" ? "completed" : "timeout"} ${pattern} ${this.#correlations[row]} ${this.#instants[row]}`
          : `${events[(this.#pairs[index] ?? 0) - 1]?.id ?? ""} ${pattern}`,
      );
    }
    return lines;
  }

  #keep(seq: number, pattern: number): void {
    if (this.#count === this.#pairs.length) {
      const wider = new Int32Array(this.#pairs.length * 2);
      wider.set(this.#pairs);
      this.#pairs = wider;
    }
    this.#pairs[this.#count++] = seq;
    this.#pairs[this.#count++] = pattern;
  }
}
