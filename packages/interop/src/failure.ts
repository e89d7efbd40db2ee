// Why an import gave nothing: a typed failure for the caller. Inside the importers it travels as an exception that only the door catches.

/** A choice that the importer could not make (or was told wrong): the host asks for it with what it has, a flag or a list to choose from. */
export interface ColumnQuestion {
  readonly role: "time" | "activity" | "case";
  /** The columns that there are, in their order; at most 200. */
  readonly columns: readonly string[];
}

/** What went wrong, where, and what to do; the message says all of it in words that fit every host. */
export interface ImportFailure {
  /** "import/no-time", "import/too-large", … (listed in the README). */
  readonly code: string;
  readonly message: string;
  /** 1-based, in the text of the file. */
  readonly line?: number;
  readonly column?: number;
  /** The place in the source: the file's name, then names and positions in it. Failures of designs always have one. */
  readonly path?: readonly (string | number)[];
  /** Which column has to be named, where that helps. */
  readonly choice?: ColumnQuestion;
}

/** Carries a failure from the depth of a reader to the door of the package, and no further. */
export class ImportProblem extends Error {
  readonly failure: ImportFailure;

  constructor(failure: ImportFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Throws a failure; `more` is where in the text, or what has to be chosen. */
export function fail(code: string, message: string, more: Omit<ImportFailure, "code" | "message"> = {}): never {
  throw new ImportProblem({ code: `import/${code}`, message, ...more });
}
