// Named random streams. Each is keyed by (seed, name), so an agent that is added draws from streams of its own and the others keep their
// dice: two designs can be compared on the same luck.

/** Chance and counters of one run, all by name. */
export interface Dice {
  /** The next number of a stream, from 0 (inclusive) to 1 (exclusive), with 53 random bits. */
  draw(stream: string): number;
  /** The next number of a counter, from 0. */
  count(counter: string): number;
}

/** Dice for a seed (an integer from 0 to 2^53 − 1). The streams that are not drawn from cost nothing. */
export function createDice(seed: number): Dice {
  const streams = new Map<string, Stream>();
  const counters = new Map<string, number>();
  return {
    draw(name) {
      let stream = streams.get(name);
      if (stream === undefined) {
        stream = new Stream(seed, name);
        streams.set(name, stream);
      }
      return stream.next();
    },
    count(name) {
      const value = counters.get(name) ?? 0;
      counters.set(name, value + 1);
      return value;
    },
  };
}

// A small fast counting generator (128 bits of state, three words mixed and one that counts; Doty-Humphrey's sfc32 passes PractRand).
class Stream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, name: string) {
    const text = `${seed}/${name}`;
    this.#a = hash(text, 0x9e3779b9);
    this.#b = hash(text, 0x85ebca6b);
    this.#c = hash(text, 0xc2b2ae35);
    for (let round = 0; round < 15; round += 1) this.#word();
  }

  next(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  #word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }
}

// A 32-bit hash of a text: multiply and fold per UTF-16 unit, then spread the bits.
function hash(text: string, start: number): number {
  let value = start | 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    value ^= value >>> 15;
  }
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return value ^ (value >>> 16);
}
