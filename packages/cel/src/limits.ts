// What an expression may cost: stated once, so that every floor of the package refuses the same things.

/** Limits of reading and of evaluating. Everything past them is an issue or an unknown, never a crash. */
export interface CelLimits {
  /** Longest source text, in UTF-16 units. */
  readonly sourceMax: number;
  /** Deepest nesting of an expression; chains of && and || count as one level however long they are. */
  readonly depthMax: number;
  /** Most issues that are reported for one expression. */
  readonly issuesMax: number;
  /** Steps of one evaluation: an element visited by a macro, or about 64 bytes handled by a function, is one step. */
  readonly stepsMax: number;
}

/** The limits that hold where a caller states none. */
export const defaultLimits: CelLimits = {
  sourceMax: 1_000_000,
  depthMax: 250,
  issuesMax: 50,
  stepsMax: 20_000,
};
