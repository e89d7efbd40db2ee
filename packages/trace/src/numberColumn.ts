// A growing list of numbers in typed arrays: eight bytes a value, no boxes, and a binary search for columns that rise. It grows by
// pieces, so that no value is ever copied twice: a column of a million values takes as long for the next one as an empty one does.

/** A growing column of numbers. Only its owner adds to it; readers may keep the reference. */
export interface NumberColumn {
  readonly length: number;
  push(value: number): void;
  set(index: number, value: number): void;
  /** The value at an index; NaN outside. */
  at(index: number): number;
  /** For a column that never falls: how many values are ≤ `value`. O(log n). */
  countUpTo(value: number): number;
  /** For a column that never falls: how many values are < `value`. O(log n). */
  countBelow(value: number): number;
  /** A copy of every `step`-th value in [from, to); all of them when `step` is 1. */
  slice(from: number, to: number, step?: number): Float64Array;
}

/** Values of a piece, as a power of two: 32,768 make 256 KiB. */
const PIECE_BITS = 15;
const PIECE = 1 << PIECE_BITS;
const WITHIN = PIECE - 1;
/** The first piece begins small and is doubled until it is whole: most columns stay short. */
const LEAST = 64;

/** An empty column of any numbers: eight bytes a value. */
export function createNumberColumn(): NumberColumn {
  return columnOf((size) => new Float64Array(size));
}

/** An empty column of integers from −2,147,483,648 to 2,147,483,647 (positions, numbers of names): four bytes a value. */
export function createIntegerColumn(): NumberColumn {
  return columnOf((size) => new Int32Array(size));
}

type Piece = Float64Array | Int32Array;

function columnOf(make: (size: number) => Piece): NumberColumn {
  const pieces: Piece[] = [make(LEAST)];
  let length = 0;
  const valueAt = (index: number): number => (pieces[index >> PIECE_BITS] as Piece)[index & WITHIN] as number;
  const search = (isBefore: (found: number) => boolean): number => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(valueAt(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** The piece that takes the value at an index, made where there is none. */
  const pieceFor = (index: number): Piece => {
    const place = index >> PIECE_BITS;
    const piece = pieces[place];
    if (piece === undefined) {
      const made = make(PIECE);
      pieces.push(made);
      return made;
    }
    if (index < piece.length || piece.length === PIECE) return piece;
    const grown = make(piece.length * 2);
    grown.set(piece);
    pieces[place] = grown;
    return grown;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      pieceFor(length)[length & WITHIN] = value;
      length += 1;
    },
    set(index, value) {
      if (index >= 0 && index < length) (pieces[index >> PIECE_BITS] as Piece)[index & WITHIN] = value;
    },
    at: (index) => (index >= 0 && index < length ? valueAt(index) : Number.NaN),
    countUpTo: (value) => search((found) => found <= value),
    countBelow: (value) => search((found) => found < value),
    slice(from, to, step = 1) {
      const first = Math.max(from, 0);
      const end = Math.min(to, length);
      const copy = new Float64Array(Math.max(Math.ceil((end - first) / step), 0));
      if (step === 1) {
        // Whole pieces are copied by the platform: a million values in a millisecond.
        for (let next = first; next < end;) {
          const piece = pieces[next >> PIECE_BITS] as Piece;
          const place = next & WITHIN;
          const count = Math.min(end - next, piece.length - place);
          copy.set(piece.subarray(place, place + count), next - first);
          next += count;
        }
        return copy;
      }
      for (let i = 0, index = first; i < copy.length; i += 1, index += step) copy[i] = valueAt(index);
      return copy;
    },
  };
}
