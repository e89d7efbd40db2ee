// Where one agent carries out one action: so many at once, the rest waits in line, first come first served.

/** Most that wait in one line; past it a request is refused and goes to the dead letters. */
export const lineMax = 100_000;

/** Places and line of one (agent, action). */
export class Workplace<T> {
  readonly #placesMax: number;
  #line: T[] = [];
  #head = 0;
  #busy = 0;

  constructor(placesMax: number) {
    this.#placesMax = placesMax;
  }

  /** Work under way and waiting. */
  get load(): number {
    return this.#busy + this.#line.length - this.#head;
  }

  /** Takes a place, or gets in line, or is refused because the line is full. */
  enter(work: T): "begins" | "waits" | "refused" {
    if (this.#busy < this.#placesMax) {
      this.#busy += 1;
      return "begins";
    }
    if (this.#line.length - this.#head >= lineMax) return "refused";
    this.#line.push(work);
    return "waits";
  }

  /** A place becomes free; the next in line that `isWanted` still takes it. */
  leave(isWanted: (work: T) => boolean): T | undefined {
    while (this.#head < this.#line.length) {
      const next = this.#line[this.#head] as T;
      this.#head += 1;
      if (this.#head > 1_024 && this.#head * 2 > this.#line.length) {
        this.#line = this.#line.slice(this.#head);
        this.#head = 0;
      }
      if (isWanted(next)) return next;
    }
    this.#busy -= 1;
    return undefined;
  }
}
