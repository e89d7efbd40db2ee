// What importing a design may cost. Work is counted (bytes, signs, values, steps), never timed: the same file is refused at the same place everywhere.

/** Limits of all importers of designs. */
export interface DesignLimits {
  /** Files of one import, those inside of archives among them. */
  readonly filesMax: number;
  /** All files together as they are given. */
  readonly bytesMax: number;
  /** All files together, unpacked. */
  readonly unpackedBytesMax: number;
  /** Packed bytes that are unpacked at once: each may become a thousand. */
  readonly packedPieceBytes: number;
  /** Past `bombFloorBytes` a file may not unpack to more than this many times its size. */
  readonly unpackRatioMax: number;
  readonly bombFloorBytes: number;
  /** What `fits` may look at, of each file. */
  readonly headBytesMax: number;
  /** Nesting of JSON, YAML, XML and of expressions; checked before anything recursive or any schema sees them. */
  readonly depthMax: number;
  /** Values of a JSON or YAML file, aliases written out; elements and attributes of XML. */
  readonly valuesMax: number;
  /** Signs of a YAML text. */
  readonly yamlTokensMax: number;
  /** Tokens of program text (Python, JavaScript). */
  readonly codeTokensMax: number;
  /** Steps of following references and flattening states. */
  readonly stepsMax: number;
  /** Event types, agents and patterns, each. */
  readonly elementsMax: number;
  /** Notes of a report; the others are counted. */
  readonly notesMax: number;
}

const MEGABYTE = 1024 * 1024;

export const designLimits: DesignLimits = {
  filesMax: 1_000,
  bytesMax: 8 * MEGABYTE,
  unpackedBytesMax: 8 * MEGABYTE,
  packedPieceBytes: 1024,
  unpackRatioMax: 100,
  bombFloorBytes: MEGABYTE,
  headBytesMax: 64 * 1024,
  depthMax: 64,
  valuesMax: 100_000,
  yamlTokensMax: 50_000,
  codeTokensMax: 100_000,
  stepsMax: 200_000,
  elementsMax: 2_000,
  notesMax: 2_000,
};

/** A count of work that ends in a refusal instead of an endless import. */
export class StepBudget {
  #left: number;
  readonly #refuse: () => never;

  constructor(refuse: () => never, steps: number = designLimits.stepsMax) {
    this.#left = steps;
    this.#refuse = refuse;
  }

  /** Spends steps; refuses when there are none left. */
  spend(steps = 1): void {
    this.#left -= steps;
    if (this.#left < 0) this.#refuse();
  }
}
