// Frames: how a trace travels and is stored. A frame is plain JSON, one column per field, so that a thousand records cost
// one parse; frameWriter.ts makes them, frameReader.ts takes them apart, frameLayout.ts says which columns there are.
//
// Words that come again and again (types, patterns, agents, correlations) are written once per run: a frame carries the
// words it adds, and says with `wordsBefore` how many were known already. A reader therefore needs the frames of a run in
// order and from 0; one that has read 0 … N−1 resumes at N. A gap is a failure with the index to ask for, never a guess.
import type { Json } from "./event.ts";

/** Most records in one frame; a writer splits nothing by itself, it refuses. */
export const FRAME_RECORDS_MAX = 65_536;
/** Most words in the dictionary of a run; later ones are written in place. */
export const FRAME_WORDS_MAX = 262_144;
/** A longer string is never a word. */
export const FRAME_WORD_LENGTH_MAX = 256;

/** A number is a step from the value above it in the same column, a one-element list an absolute value. */
export type Step = number | readonly [number];

/** A number points into the dictionary, a string stands for itself, null is "no value". */
export type WordRef = number | string | null;

/** The values of one field, one for each record of its type in this frame. */
export type Column = readonly Json[];

/** Some records of a run, in order. Plain JSON: `JSON.parse(JSON.stringify(frame))` is the same frame. */
export interface Frame {
  readonly laban_frame: 1;
  /** Position in its run, from 0. */
  readonly index: number;
  /** How many records came in the frames before. */
  readonly recordsBefore: number;
  /** How many words the dictionary had before this frame. */
  readonly wordsBefore: number;
  /** The words that this frame adds. */
  readonly words: readonly string[];
  /** One letter for each record, in order: the letters of `RECORD_LETTERS`. */
  readonly order: string;
  /** Columns per letter, then per field; a field that no record of the frame has is left out. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, Column>>>>;
}

/** Why a frame could not be read. */
export interface FrameFailure {
  /**
   * `frame_malformed`: not a frame of this version, or one that contradicts itself; ask for it again, then give up.
   * `frame_gap`: frames are missing before it; ask from `expectedIndex`.
   */
  readonly code: "frame_malformed" | "frame_gap";
  readonly message: string;
  readonly expectedIndex: number;
}

/** What reading a frame gives. */
export type FrameReading<T> =
  | { readonly ok: true; readonly records: readonly T[] }
  | { readonly ok: false; readonly failure: FrameFailure };
