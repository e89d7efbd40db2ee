// The events that the windows of a pattern hold, of all keys one after the other, in columns: an entry costs no object, and what has left is
// dropped from the front. Each window is a chain through the log. Hot: every event that a window takes is put down here.
import type { ChoreographyEvent, InstantMs } from "@laban/trace";
import { type Admitted, InTime } from "../admitted.ts";

/** No place in the log. */
export const nowhere = -1;

/** A window: its entries, oldest first. What is in it belongs to the log. */
export interface Chain {
  /** The places of its first and its last entry; they move when the log is laid out anew. */
  first: number;
  last: number;
  size: number;
}

/** What is noted of an entry: a measured value, or which member of a set it fills. */
export type Mark = number | string;

/** Everything costs O(1), amortised where the log grows or is laid out anew. */
export class EntryLog<C extends Chain> {
  /** The columns. An entry without a chain has left its window. */
  #chains: (C | undefined)[] = [];
  #events: (ChoreographyEvent | undefined)[] = [];
  #marks: Mark[] = [];
  #seqs = new Float64Array(sizeMin);
  #instants = new Float64Array(sizeMin);
  /** The next entry of the same chain. */
  #next = new Int32Array(sizeMin);
  /** Where each entry goes, while they are laid out anew. */
  #moved = new Int32Array(sizeMin);
  /** Entries stand from `front` up to before `end`. */
  #front = 0;
  #end = 0;
  /** No entry before this one is the last of its chain. */
  #quiet = 0;

  /** Puts an entry at the end of the log and of its chain. */
  append(chain: C, { event, seq, at }: Admitted, mark: Mark): void {
    if (this.#end === this.#instants.length) this.#layOut();
    const place = this.#end++;
    this.#chains[place] = chain;
    this.#events[place] = event;
    this.#marks[place] = mark;
    this.#seqs[place] = seq;
    this.#instants[place] = at;
    this.#next[place] = nowhere;
    if (chain.last === nowhere) chain.first = place;
    else this.#next[chain.last] = place;
    chain.last = place;
    chain.size++;
  }

  /** Drops the first entry of a chain, which must have one. */
  dropFirst(chain: C): void {
    const { first } = chain;
    chain.first = this.#next[first]!;
    if (chain.first === nowhere) chain.last = nowhere;
    this.#clear(chain, first);
  }

  /** Drops the entry after this one of the chain. */
  dropAfter(chain: C, before: number): void {
    const place = this.#next[before]!;
    this.#next[before] = this.#next[place]!;
    if (chain.last === place) chain.last = before;
    this.#clear(chain, place);
  }

  /** Drops all entries of a chain. */
  dropAll(chain: C): void {
    while (chain.first !== nowhere) this.dropFirst(chain);
  }

  /** The chain whose entry is the oldest of all, if that is from before `instant`. */
  frontBefore(instant: InstantMs): C | undefined {
    while (this.#front < this.#end) {
      const chain = this.#chains[this.#front];
      if (chain !== undefined) return this.#instants[this.#front]! < instant ? chain : undefined;
      this.#front++;
    }
    return undefined;
  }

  next(place: number): number {
    return this.#next[place]!;
  }

  instant(place: number): InstantMs {
    return this.#instants[place]!;
  }

  mark(place: number): Mark {
    return this.#marks[place]!;
  }

  /** The event of an entry, as it was handled. */
  admitted(place: number): Admitted {
    const event = this.#events[place];
    if (event === undefined) throw new Error(`Invariant: nothing stands at place ${place}.`);
    const seq = this.#seqs[place]!;
    const at = this.#instants[place]!;
    return at === event.time ? new InTime(event, seq) : { event, seq, at, isLate: true };
  }

  /** The events of a chain, oldest first. */
  eventsOf(chain: C): Admitted[] {
    const events: Admitted[] = [];
    for (let place = chain.first; place !== nowhere; place = this.#next[place]!) events.push(this.admitted(place));
    return events;
  }

  /** The chain that was appended to longest ago; for logs of which no last entry is dropped. */
  quietest(): C | undefined {
    this.#quiet = Math.max(this.#quiet, this.#front);
    while (this.#quiet < this.#end) {
      const chain = this.#chains[this.#quiet];
      if (chain?.last === this.#quiet) return chain;
      this.#quiet++;
    }
    return undefined;
  }

  /** All chains, the one that was appended to longest ago first. */
  *chains(): Generator<C> {
    for (let place = this.#front; place < this.#end; place++) {
      const chain = this.#chains[place];
      if (chain?.last === place) yield chain;
    }
  }

  #clear(chain: C, place: number): void {
    this.#chains[place] = undefined;
    this.#events[place] = undefined;
    chain.size--;
  }

  /** Moves the entries close together to the front; as much room again is left behind them. */
  #layOut(): void {
    const [front, end] = [this.#front, this.#end];
    const [chains, events, marks, next, moved] = [this.#chains, this.#events, this.#marks, this.#next, this.#moved];
    const [seqs, instants] = [this.#seqs, this.#instants];
    let count = 0;
    for (let old = front; old < end; old++) if (chains[old] !== undefined) moved[old] = count++;
    for (let old = front; old < end; old++) {
      const chain = chains[old];
      if (chain === undefined) continue;
      const place = moved[old]!;
      chains[place] = chain;
      events[place] = events[old];
      marks[place] = marks[old]!;
      seqs[place] = seqs[old]!;
      instants[place] = instants[old]!;
      // An entry that is the last of its chain is its end, wherever that is now.
      if (next[old] === nowhere) {
        next[place] = nowhere;
        chain.first = moved[chain.first]!;
        chain.last = place;
      } else next[place] = moved[next[old]!]!;
    }
    chains.length = count;
    events.length = count;
    marks.length = count;
    this.#front = 0;
    this.#quiet = 0;
    this.#end = count;
    const size = instants.length;
    if (count * 2 > size || (count * 8 < size && size > sizeMin)) this.#resize(Math.max(sizeMin, count * 2));
  }

  #resize(size: number): void {
    const end = this.#end;
    const wider = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const resized = new Float64Array(size);
      resized.set(column.subarray(0, end));
      return resized;
    };
    this.#seqs = wider(this.#seqs);
    this.#instants = wider(this.#instants);
    const next = new Int32Array(size);
    next.set(this.#next.subarray(0, end));
    this.#next = next;
    this.#moved = new Int32Array(size);
  }
}

const sizeMin = 64;
